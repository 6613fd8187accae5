package io.leadbridge.testkit.salesforce;

import static io.leadbridge.testkit.salesforce.Caller.LEADS;
import static io.leadbridge.testkit.salesforce.LeadSavesTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.salesforce.Caller.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadReadsTest {
    private static final String KEY = "Marketplace_Lead_Key__c";

    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30.123Z");
    private final FakeSalesforce crm = FakeSalesforce.start(clock);
    private final Caller caller = new Caller(crm);

    @BeforeEach
    void login() throws Exception {
        caller.login();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void readsALeadByItsExternalId() throws Exception {
        crm.addKeyField(KEY, false);
        String id = caller.patch(LEADS + "/" + KEY + "/k1", "{'LastName':'One','Company':'C'}")
                .id();

        Reply reply = caller.get(LEADS + "/" + KEY + "/k1?fields=Id,LastName");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Id").asText()).isEqualTo(id);
        assertThat(reply.json().path("LastName").asText()).isEqualTo("One");
        assertThat(reply.json().has("Company")).isFalse();
        expect(caller.get(LEADS + "/" + KEY + "/k2"), 404, "NOT_FOUND", "The requested resource does not exist");
        assertThat(caller.get(LEADS + "/Nothing__c/k1").status()).isEqualTo(404);
        assertThat(caller.get(LEADS + "/" + id).json().path("Company").asText()).isEqualTo("C");

        caller.post(LEADS, "{'LastName':'One','Company':'C','" + KEY + "':'k1'}");
        assertThat(caller.get(LEADS + "/" + KEY + "/k1").status()).isEqualTo(300);
    }

    @Test
    void tellsErrorsBareWhereTheDocumentationDoes() throws Exception {
        crm.bareErrors(true);

        assertThat(caller.get(LEADS + "/nothing").json().path("errorCode").asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void findsLeadsByQuery() throws Exception {
        String first = create("O'Neil \\\\ Sons", "a@contoso.com");
        clock.advance(Duration.ofHours(1));
        String second = create("O'Neil \\\\ Sons", "A@contoso.com");
        create("Fabrikam", "a@contoso.com");

        Reply reply = caller.query(
                "SELECT Id, Company FROM Lead WHERE Company = 'O\\'Neil \\\\ Sons'"
                        + " AND Email='a@CONTOSO.com' AND CreatedDate >= 2026-11-22T10:15:30Z ORDER BY CreatedDate DESC LIMIT 5");

        assertThat(ids(reply)).containsExactly(second, first);
        assertThat(reply.json().path("done").asBoolean()).isTrue();
        assertThat(reply.json().at("/records/0/Company").asText()).isEqualTo("O'Neil \\ Sons");
        assertThat(reply.json().at("/records/0/attributes/type").asText()).isEqualTo("Lead");
        assertThat(ids(caller.query("SELECT Id FROM Lead WHERE CreatedDate > 2026-11-22T11:00:00Z LIMIT 1")))
                .containsExactly(second);
        assertThat(ids(caller.query("SELECT Id FROM Lead"))).hasSize(3);
    }

    @Test
    void filtersNoLongText() throws Exception {
        expect(
                caller.query("SELECT Id FROM Lead WHERE Description = 'x'"),
                400,
                "INVALID_FIELD",
                "field 'Description' can not be filtered in a query call");
        expect(caller.query("SELECT Foo FROM Lead"), 400, "INVALID_FIELD", "No such column 'Foo' on entity 'Lead'");
        expect(
                caller.query("SELECT Id FROM Lead WHERE CreatedDate > '2026-11-22T11:00:00Z'"),
                400,
                "INVALID_FIELD",
                "should not be enclosed in quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT * FROM Lead",
                "SELECT Id FROM Lead WHERE Company = 'O'Neil'",
                "SELECT Id FROM Lead WHERE Company = 'C\\x'",
                "SELECT Id FROM Lead WHERE Company LIKE 'C%'",
                "SELECT Id FROM Lead WHERE CreatedDate > yesterday"
            })
    void refusesAQueryThatItCannotRead(String soql) throws Exception {
        create("C", "a@contoso.com");

        expect(caller.query(soql), 400, "MALFORMED_QUERY", "unexpected token");
    }

    @Test
    void describesTheFieldsThatItsUserSees() throws Exception {
        JsonNode lead = describe();

        assertThat(lead.path("createable").asBoolean()).isTrue();
        assertThat(names(lead)).contains("LastName", "Company", "HasOptedOutOfEmail", "DoNotCall", "MobilePhone");
        assertThat(names(lead)).doesNotContain("CountryCode", KEY, "CurrencyIsoCode");
        JsonNode source = field(lead, "LeadSource");
        assertThat(source.path("length").asInt()).isEqualTo(255);
        assertThat(source.path("restrictedPicklist").asBoolean()).isFalse();
        assertThat(source.at("/picklistValues/0/value").asText()).isEqualTo("Advertisement");
        assertThat(field(lead, "Name").path("createable").asBoolean()).isFalse();

        crm.hideAsNewOrgsDo();
        crm.countryPicklists(true);
        crm.addKeyField(KEY, true);
        crm.addText("Offer__c", 80);
        crm.revoke(Right.CREATE);
        crm.readOnly("Title");
        lead = describe();
        assertThat(names(lead)).doesNotContain("HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall", "MobilePhone");
        assertThat(names(lead)).contains("CountryCode", "StateCode", "Offer__c");
        assertThat(field(lead, KEY).path("externalId").asBoolean()).isTrue();
        assertThat(field(lead, KEY).path("unique").asBoolean()).isTrue();
        assertThat(field(lead, "Title").path("createable").asBoolean()).isFalse();
        assertThat(lead.path("createable").asBoolean(true)).isFalse();

        crm.countryPicklists(false);
        crm.removeField("Offer__c");
        assertThat(names(describe())).doesNotContain("CountryCode", "Offer__c");
    }

    private String create(String company, String email) throws Exception {
        String body = "{\"LastName\":\"One\",\"Company\":\"" + company + "\",\"Email\":\"" + email + "\"}";
        return caller.post(LEADS, body.replace("'", "\\u0027")).id();
    }

    private JsonNode describe() throws Exception {
        return caller.get(LEADS + "/describe").json();
    }

    private static List<String> names(JsonNode lead) {
        return StreamSupport.stream(lead.path("fields").spliterator(), false)
                .map(field -> field.path("name").asText())
                .toList();
    }

    private static JsonNode field(JsonNode lead, String name) {
        return StreamSupport.stream(lead.path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Reply reply) {
        return StreamSupport.stream(reply.json().path("records").spliterator(), false)
                .map(record -> record.path("Id").asText())
                .toList();
    }
}
