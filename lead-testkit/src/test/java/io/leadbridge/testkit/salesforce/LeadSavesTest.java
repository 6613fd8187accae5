package io.leadbridge.testkit.salesforce;

import static io.leadbridge.testkit.salesforce.Caller.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.salesforce.Caller.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadSavesTest {
    private static final String KEY = "Marketplace_Lead_Key__c";
    private static final String ONE = "{'LastName':'One','Company':'Contoso','Email':'one@contoso.com'}";

    private final FakeSalesforce crm = FakeSalesforce.start();
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
    void createsALead() throws Exception {
        Reply reply = caller.post(LEADS, ONE);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.id()).startsWith("00Q").hasSize(18);
        assertThat(reply.json().path("success").asBoolean()).isTrue();
        assertThat(reply.headers().get("Location")).isEqualTo("/services/data/v66.0/sobjects/Lead/" + reply.id());
        assertThat(crm.records().get(reply.id()))
                .containsEntry("LastName", "One")
                .containsEntry("Status", "New")
                .containsEntry("HasOptedOutOfEmail", false);
    }

    @Test
    void namesEveryRequiredFieldThatIsMissing() throws Exception {
        Reply reply = caller.post(LEADS, "{'Company':' '}");

        expect(reply, 400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [Company, LastName]");
        assertThat(reply.json().at("/0/fields")).hasSize(2);

        crm.require("Title");
        expect(caller.post(LEADS, ONE), 400, "REQUIRED_FIELD_MISSING", "[Title]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Foo__c':'x' | INVALID_FIELD | No such column 'Foo__c' on sobject of type Lead",
                "'Name':'x' | INVALID_FIELD_FOR_INSERT_UPDATE | Unable to create/update fields: Name. Please check",
                "'Email':'foo' | INVALID_EMAIL_ADDRESS | Email: invalid email address: foo",
                "'DoNotCall':'yes' | JSON_PARSER_ERROR | Cannot deserialize instance of boolean",
                "'NumberOfEmployees':'many' | JSON_PARSER_ERROR | Cannot deserialize instance of int",
                "'Title':5 | JSON_PARSER_ERROR | Cannot deserialize instance of string",
                "'GeocodeAccuracy':'x' | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | bad value for restricted picklist field: x",
                "'OwnerId':'me' | MALFORMED_ID | Owner ID: id value of incorrect type: me"
            })
    void refusesAWrongValue(String member, String code, String message) throws Exception {
        expect(caller.post(LEADS, ONE.replace("}", "," + member.replace("''", "'") + "}")), 400, code, message);
        assertThat(crm.records()).isEmpty();
    }

    @Test
    void refusesATextThatIsTooLong() throws Exception {
        crm.maxLength("Title", 3);

        Reply reply = caller.post(LEADS, "{'LastName':'One','Company':'Contoso','Title':'Boss'}");

        expect(reply, 400, "STRING_TOO_LONG", "Title: data value too large: Boss (max length=3)");
        assertThat(reply.json().at("/0/fields/0").asText()).isEqualTo("Title");
    }

    @Test
    void takesAnyTextInAnOpenPicklistAndTheListedOnesInARestrictedOne() throws Exception {
        assertThat(caller.post(LEADS, "{'LastName':'One','Company':'C','LeadSource':'Anything'}")
                        .status())
                .isEqualTo(201);
        crm.restrict("LeadSource", "Web");
        expect(
                caller.post(LEADS, "{'LastName':'One','Company':'C','LeadSource':'Anything'}"),
                400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Lead Source: bad value for restricted picklist field: Anything");
    }

    @Test
    void doesNotKnowAFieldThatItHides() throws Exception {
        crm.hideAsNewOrgsDo();
        expect(
                caller.post(LEADS, "{'LastName':'One','Company':'C','HasOptedOutOfEmail':true}"),
                400,
                "INVALID_FIELD",
                "No such column 'HasOptedOutOfEmail' on sobject of type Lead");
        crm.show("HasOptedOutOfEmail");
        assertThat(caller.post(LEADS, "{'LastName':'One','Company':'C','HasOptedOutOfEmail':true}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void readsWhatIsWrittenInJsonOnly() throws Exception {
        expect(caller.post(LEADS, "nonsense"), 400, "JSON_PARSER_ERROR", "not a JSON object");
        expect(
                caller.call("POST", LEADS, ONE, Map.of("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "unsupported format");
    }

    @Test
    void keepsCountryAndCodeInStepWherePicklistsAreOn() throws Exception {
        crm.countryPicklists(true);

        String id = caller.post(LEADS, "{'LastName':'One','Company':'C','CountryCode':'DE'}")
                .id();
        assertThat(crm.records().get(id)).containsEntry("Country", "Germany");
        id = caller.post(LEADS, "{'LastName':'One','Company':'C','Country':'germany'}")
                .id();
        assertThat(crm.records().get(id)).containsEntry("CountryCode", "DE");
    }

    @ParameterizedTest
    @CsvSource({"CountryCode,USA,country", "Country,USA,country", "State,Utopia,state", "StateCode,XX,state"})
    void refusesAPlaceThatIsNoneOfItsList(String field, String value, String problem) throws Exception {
        crm.countryPicklists(true);

        Reply reply = caller.post(LEADS, "{'LastName':'One','Company':'C','" + field + "':'" + value + "'}");

        expect(reply, 400, "FIELD_INTEGRITY_EXCEPTION", "There's a problem with this " + problem);
        assertThat(reply.json().at("/0/fields/0").asText()).isEqualTo(field);
    }

    @Test
    void takesAnyPlaceWherePicklistsAreOff() throws Exception {
        assertThat(caller.post(LEADS, "{'LastName':'One','Company':'C','Country':'Utopia','State':'None'}")
                        .status())
                .isEqualTo(201);
        expect(
                caller.post(LEADS, "{'LastName':'One','Company':'C','CountryCode':'DE'}"),
                400,
                "INVALID_FIELD",
                "'CountryCode'");
    }

    @Test
    void letsAnAssignmentRuleChooseTheOwnerUnlessToldNotTo() throws Exception {
        crm.assignLeadsTo("00G5e00001QUEUE");
        String rule = caller.post(LEADS, ONE).id();
        String none = caller.call("POST", LEADS, ONE, Map.of("Sforce-Auto-Assign", "FALSE"))
                .id();
        String named = caller.call("POST", LEADS, ONE, Map.of("Sforce-Auto-Assign", "01Q5e00000RULE1"))
                .id();

        assertThat(crm.records().get(rule)).containsEntry("OwnerId", "00G5e00001QUEUE");
        assertThat(crm.records().get(none)).doesNotContainEntry("OwnerId", "00G5e00001QUEUE");
        assertThat(crm.records().get(named)).containsEntry("OwnerId", "00G5e00001QUEUE");
    }

    @Test
    void detectsDuplicatesAsItsRuleSays() throws Exception {
        Map<String, String> allow = Map.of("Sforce-Duplicate-Rule-Header", "allowSave=true; runAsCurrentUser=true");
        String first = caller.post(LEADS, ONE).id();
        assertThat(caller.post(LEADS, ONE).status()).isEqualTo(201);
        crm.duplicateRule(DuplicateRule.ALERT);

        Reply alert = caller.post(LEADS, ONE);

        expect(alert, 400, "DUPLICATES_DETECTED", "Use one of these records?");
        assertThat(alert.json().at("/0/duplicateResut/allowSave").asBoolean()).isTrue();
        assertThat(alert.json()
                        .at("/0/duplicateResut/matchResults/0/matchRecords/0/record/Id")
                        .asText())
                .isEqualTo(first);
        assertThat(caller.call("POST", LEADS, ONE, allow).status()).isEqualTo(201);
        assertThat(caller.call("51.0", "POST", LEADS, ONE, allow).status()).isEqualTo(400);

        crm.duplicateRule(DuplicateRule.BLOCK);
        crm.spellDuplicateResultRight(true);
        Reply block = caller.call("POST", LEADS, ONE, allow);
        assertThat(block.json().at("/0/duplicateResult/allowSave").asBoolean(true))
                .isFalse();
    }

    @Test
    void detectsContactsAsDuplicates() throws Exception {
        String contact = crm.addContact("one@contoso.com");
        crm.duplicateRule(DuplicateRule.BLOCK);

        assertThat(caller.post(LEADS, ONE).body()).contains("\"entityType\":\"Contact\"", contact);
    }

    @Test
    void upsertsByAnExternalId() throws Exception {
        crm.addKeyField(KEY, true);

        Reply first = caller.patch(LEADS + "/" + KEY + "/k1", ONE);
        Reply second = caller.patch(LEADS + "/" + KEY + "/K1", "{'Title':'Boss'}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").asBoolean()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean(true)).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(crm.records().get(first.id())).containsEntry("Title", "Boss").containsEntry(KEY, "k1");
    }

    @Test
    void upsertsAsOlderVersionsDid() throws Exception {
        crm.addKeyField(KEY, true);

        assertThat(caller.call("45.0", "PATCH", LEADS + "/" + KEY + "/k1", ONE, Map.of())
                        .json()
                        .has("created"))
                .isFalse();
        assertThat(caller.call("45.0", "PATCH", LEADS + "/" + KEY + "/k1", ONE, Map.of())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesAnUpsertThatIsNotClear() throws Exception {
        assertThat(caller.patch(LEADS + "/" + KEY + "/k1", ONE).status()).isEqualTo(404);
        crm.addKeyField(KEY, false);
        expect(
                caller.patch(LEADS + "/" + KEY + "/k1", ONE.replace("}", ",'" + KEY + "':'k1'}")),
                400,
                "INVALID_FIELD",
                "should not be specified in the sobject data");
        expect(caller.patch(LEADS + "/" + KEY + "/k1?updateOnly=true", ONE), 404, "NOT_FOUND", "does not exist");
        caller.post(LEADS, ONE.replace("}", ",'" + KEY + "':'k1'}"));
        caller.post(LEADS, ONE.replace("}", ",'" + KEY + "':'k1'}"));

        Reply ambiguous = caller.patch(LEADS + "/" + KEY + "/k1", ONE);

        assertThat(ambiguous.status()).isEqualTo(300);
        assertThat(ambiguous.json()).hasSize(2);
    }

    @Test
    void keepsAUniqueFieldUnique() throws Exception {
        crm.addKeyField(KEY, true);
        String first = caller.patch(LEADS + "/" + KEY + "/k1", ONE).id();

        expect(
                caller.post(LEADS, ONE.replace("}", ",'" + KEY + "':'K1'}")),
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: " + KEY + " duplicates value on record with id: " + first);
    }

    @Test
    void changesALeadUntilItIsConverted() throws Exception {
        String id = caller.post(LEADS, ONE).id();
        assertThat(caller.patch(LEADS + "/" + id.substring(0, 15), "{'Title':'Boss'}")
                        .status())
                .isEqualTo(204);
        crm.convert(id);
        expect(caller.patch(LEADS + "/" + id, "{'Title':''}"), 400, "CANNOT_UPDATE_CONVERTED_LEAD", "converted");
        assertThat(crm.records().get(id)).containsEntry("Title", "Boss");
    }

    @Test
    void savesManyAtOnceWithAResultForEach() throws Exception {
        String bad = "{'attributes':{'type':'Lead'},'LastName':'Two'}";
        String good = "{'attributes':{'type':'Lead'},'LastName':'One','Company':'C'}";

        Reply some = caller.post("composite/sobjects", "{'records':[" + good + "," + bad + "]}");
        Reply none = caller.post("composite/sobjects", "{'allOrNone':true,'records':[" + good + "," + bad + "]}");

        assertThat(some.status()).isEqualTo(200);
        assertThat(some.json().at("/0/success").asBoolean()).isTrue();
        assertThat(some.json().at("/1/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(none.json().at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(crm.records()).hasSize(1);
        assertThat(caller.post("composite/sobjects", "{}").status()).isEqualTo(400);
    }

    @Test
    void upsertsManyAtOnce() throws Exception {
        crm.addKeyField(KEY, true);
        String record = "{'attributes':{'type':'Lead'},'LastName':'One','Company':'C','" + KEY + "':'k1'}";
        String body = "{'records':[" + record + "," + record + "]}";

        Reply reply = caller.patch("composite/sobjects/Lead/" + KEY, body);

        assertThat(reply.json().at("/0/created").asBoolean()).isTrue();
        assertThat(reply.json().at("/1/created").asBoolean(true)).isFalse();
        assertThat(crm.records()).hasSize(1);
    }

    static void expect(Reply reply, int status, String code, String message) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).contains(message);
    }
}
