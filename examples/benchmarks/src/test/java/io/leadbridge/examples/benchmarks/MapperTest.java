package io.leadbridge.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MapperTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void eachMakesTheSameElevenFieldsOfMicrosoftsExample(Mapper mapper) throws IOException {
        assertThat(entity(mapper, LeadPayload.MICROSOFT_EXAMPLE.text())).isEqualTo(JSON.readTree("""
                {
                  "subject": "Test Microsoft (INS)",
                  "firstname": "Some",
                  "lastname": "One",
                  "companyname": "Contoso",
                  "jobtitle": "Esquire",
                  "emailaddress1": "someone@contoso.com",
                  "telephone1": "16175555555",
                  "address1_country": "USA",
                  "leadsourcecode": 8,
                  "description": "From Microsoft's marketplace\\nSource: AzureMarketplace\\nAction: INS\\nOffer: \
                Test Microsoft\\n\\nTest run through Power Automate",
                  "contoso_leadsource": "AzureMarketplace"
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'UserDetails': {'Email': 'someone@contoso.com'}, 'LeadSource': 'AppSource'}",
                "{'UserDetails': {'FirstName': 'Some', 'Phone': '16175555555'}, 'ActionCode': 'PLT'}",
                "{'UserDetails': {'Phone': '16175555555'}, 'OfferTitle': 'Contoso CRM', 'Description': 'a\\nb'}"
            })
    void allLeaveOutOrReplaceAlikeWhatALeadDoesNotHave(String payload) throws IOException {
        String json = payload.replace('\'', '"');
        JsonNode expected = entity(Mapper.HAND_WRITTEN, json);

        assertThat(Mapper.values())
                .allSatisfy(mapper -> assertThat(entity(mapper, json)).isEqualTo(expected));
        assertThat(expected).hasSizeLessThan(11);
    }

    private static JsonNode entity(Mapper mapper, String payload) throws IOException {
        Object entity = mapper.of(payload.getBytes(StandardCharsets.UTF_8)).get();
        return JSON.readTree(JSON.writeValueAsBytes(entity));
    }
}
