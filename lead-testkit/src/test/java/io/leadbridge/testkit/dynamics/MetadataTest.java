package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.FakeDataverseTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {
    private static final String LEAD = "EntityDefinitions(LogicalName='lead')";
    private static final String CAST = LEAD + "/Attributes/Microsoft.Dynamics.CRM.";

    private final FakeDataverse crm = FakeDataverse.start();
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
    void describesTheTable() throws Exception {
        JsonNode table = caller.get(LEAD + "?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
                        + "IsOptimisticConcurrencyEnabled")
                .json();

        assertThat(table.path("LogicalName").asText()).isEqualTo("lead");
        assertThat(table.path("EntitySetName").asText()).isEqualTo("leads");
        assertThat(table.path("PrimaryIdAttribute").asText()).isEqualTo("leadid");
        assertThat(table.path("PrimaryNameAttribute").asText()).isEqualTo("fullname");
        assertThat(table.path("IsOptimisticConcurrencyEnabled").asBoolean()).isTrue();
        assertThat(table.has("MetadataId")).isTrue();
        assertThat(table.has("ObjectTypeCode")).isFalse();
    }

    @Test
    void listsKeys() throws Exception {
        crm.addText("new_key", 64);
        crm.addKey("new_key");

        JsonNode keys = caller.get(LEAD + "?$select=SchemaName&$expand="
                        + Caller.encoded("Keys($select=KeyAttributes,EntityKeyIndexStatus)"))
                .json()
                .path("Keys");

        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/KeyAttributes/0").asText()).isEqualTo("new_key");
        assertThat(keys.at("/0/EntityKeyIndexStatus").asText()).isEqualTo("Active");
    }

    @Test
    void listsAKeyThatCannotBeUsedYet() throws Exception {
        crm.addText("new_key", 64);
        crm.beginKey("new_key");

        assertThat(caller.get(LEAD + "?$expand=Keys")
                        .json()
                        .at("/Keys/0/EntityKeyIndexStatus")
                        .asText())
                .isEqualTo("Pending");
        assertThat(caller.patch("leads(new_key='k1')", "{}").message())
                .startsWith("The key in the request URI is not valid");
        crm.addKey("new_key");
        assertThat(caller.patch("leads(new_key='k1')", "{}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "String, subject, 300, ApplicationRequired",
        "String, mobilephone, 20, None",
        "Memo, description, 2000, None"
    })
    void saysHowLongATextMayBe(String type, String column, int length, String level) throws Exception {
        JsonNode found = column(
                CAST + type
                        + "AttributeMetadata?$select=LogicalName,MaxLength,RequiredLevel,IsValidForCreate,IsValidForUpdate",
                column);

        assertThat(found.path("MaxLength").asInt()).isEqualTo(length);
        assertThat(found.at("/RequiredLevel/Value").asText()).isEqualTo(level);
        assertThat(found.path("IsValidForCreate").asBoolean()).isTrue();
        assertThat(found.has("MetadataId")).isTrue();
    }

    @Test
    void listsTheOptionsOfAChoice() throws Exception {
        String expand = "&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)";

        JsonNode found = column(CAST + "PicklistAttributeMetadata?$select=LogicalName" + expand, "leadsourcecode");

        assertThat(found.path("GlobalOptionSet").isNull()).isTrue();
        assertThat(found.at("/OptionSet/Options")).hasSize(10);
        assertThat(found.at("/OptionSet/Options/7/Value").asInt()).isEqualTo(8);
        assertThat(found.at("/OptionSet/Options/7/Label/UserLocalizedLabel/Label")
                        .asText())
                .isEqualTo("Web");
        assertThat(found.at("/OptionSet/Options/7/Label/LocalizedLabels/0/LanguageCode")
                        .asInt())
                .isEqualTo(1033);
    }

    @Test
    void tellsTheStateOfAStatus() throws Exception {
        JsonNode found = column(
                CAST + "StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)", "statuscode");

        assertThat(found.at("/OptionSet/Options/4/State").asInt()).isEqualTo(2);
    }

    @Test
    void namesRangesAndTargets() throws Exception {
        JsonNode employees = column(CAST + "IntegerAttributeMetadata", "numberofemployees");
        assertThat(employees.path("MaxValue").asInt()).isEqualTo(1_000_000);
        assertThat(column(CAST + "LookupAttributeMetadata", "campaignid")
                        .at("/Targets/0")
                        .asText())
                .isEqualTo("campaign");
        assertThat(column(CAST + "StringAttributeMetadata", "emailaddress1")
                        .path("Format")
                        .asText())
                .isEqualTo("Email");
    }

    @Test
    void keepsWhatOnlyOneTypeHasUnderItsCast() throws Exception {
        assertThat(column(LEAD + "/Attributes?$select=LogicalName,AttributeType", "subject")
                        .path("AttributeType")
                        .asText())
                .isEqualTo("String");
        expect(
                caller.get(LEAD + "/Attributes?$select=LogicalName,MaxLength"),
                400,
                "0x80060888",
                "Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.");
    }

    @Test
    void showsWhatACustomizerDid() throws Exception {
        crm.addText("contoso_offer", 10);
        crm.renameColumn("jobtitle", "contoso_role");
        crm.maxLength("subject", 50);
        crm.options("leadsourcecode", 8, 100_000_000);

        assertThat(names(CAST + "StringAttributeMetadata"))
                .contains("contoso_offer", "contoso_role")
                .doesNotContain("jobtitle");
        assertThat(column(CAST + "StringAttributeMetadata", "subject")
                        .path("MaxLength")
                        .asInt())
                .isEqualTo(50);
        assertThat(column(CAST + "PicklistAttributeMetadata?$expand=OptionSet", "leadsourcecode")
                        .at("/OptionSet/Options"))
                .hasSize(2);
    }

    @Test
    void knowsNoOtherTable() throws Exception {
        expect(
                caller.get("EntityDefinitions(LogicalName='unicorn')"),
                404,
                "0x80040217",
                "Could not find an entity with name unicorn.");
        expect(caller.get("EntityDefinitions"), 501, "", "GET EntityDefinitions");
        expect(caller.call("DELETE", LEAD, "", Map.of()), 501, "", "DELETE EntityDefinitions");
    }

    private JsonNode column(String path, String name) throws Exception {
        for (JsonNode column : caller.get(path).json().path("value")) {
            if (column.path("LogicalName").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError(name + " is not in " + path);
    }

    private List<String> names(String path) throws Exception {
        List<String> names = new ArrayList<>();
        caller.get(path)
                .json()
                .path("value")
                .forEach(column -> names.add(column.path("LogicalName").asText()));
        return names;
    }
}
