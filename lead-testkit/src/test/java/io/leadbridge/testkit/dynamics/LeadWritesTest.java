package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.FakeDataverseTest.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.Caller.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadWritesTest {
    private static final Map<String, String> CREATE_ONLY = Map.of("If-None-Match", "*");
    private static final Map<String, String> UPDATE_ONLY = Map.of("If-Match", "*");
    private static final String CAMPAIGN = "00000000-0000-0000-0000-000000000001";

    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30.123Z");
    private final FakeDataverse crm = FakeDataverse.start(clock);
    private final Caller caller = new Caller(crm);
    private final UUID id = UUID.fromString("0e6bfa13-6b0e-8a4c-9f55-d0f24c5a1111");
    private final String row = "leads(" + id + ")";

    @BeforeEach
    void login() throws Exception {
        caller.login();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void createsALeadAndSaysWhere() throws Exception {
        Reply reply = caller.post("leads", "{\"subject\":\"Contoso CRM\",\"lastname\":\"One\",\"firstname\":\"Some\"}");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        UUID created = crm.rows().keySet().iterator().next();
        assertThat(reply.headers().get("OData-EntityId"))
                .isEqualTo(crm.url() + "/api/data/v9.2/leads(" + created + ")");
        assertThat(crm.rows().get(created))
                .containsEntry("subject", "Contoso CRM")
                .containsEntry("fullname", "Some One")
                .containsEntry("statecode", 0)
                .containsEntry("statuscode", 1)
                .containsEntry("leadqualitycode", 2)
                .containsEntry("donotemail", false)
                .containsEntry("_ownerid_value", Access.USER_ID)
                .containsEntry("createdon", "2026-11-22T10:15:30Z")
                .doesNotContainKey("emailaddress1");
    }

    @Test
    void showsTheRowWhenAskedTo() throws Exception {
        Map<String, String> headers = Map.of("Prefer", "return=representation");

        Reply created = caller.call("POST", "leads?$select=subject", "{\"subject\":\"x\"}", headers);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers())
                .containsEntry("Preference-Applied", "return=representation")
                .doesNotContainKey("OData-EntityId");
        assertThat(created.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("@odata.context", "@odata.etag", "subject", "leadid");
        assertThat(caller.call("PATCH", row, "{}", headers).status()).isEqualTo(201);
        assertThat(caller.call("PATCH", row, "{}", headers).status()).isEqualTo(200);
    }

    @Test
    void takesAnIdOfTheCallersInACreate() throws Exception {
        caller.post("leads", "{\"leadid\":\"" + id + "\"}");

        assertThat(crm.rows()).containsOnlyKeys(id);
        expect(
                caller.post("leads", "{\"leadid\":\"" + id + "\"}"),
                412,
                "0x80040237",
                "A record with matching key values already exists.");
    }

    @Test
    void createsOnlyOnceWithIfNoneMatch() throws Exception {
        Reply first = caller.call("PATCH", row, "{\"subject\":\"first\"}", CREATE_ONLY);
        Reply second = caller.call("PATCH", row, "{\"subject\":\"second\"}", CREATE_ONLY);

        assertThat(first.status()).isEqualTo(204);
        assertThat(first.headers().get("OData-EntityId")).endsWith("/" + row);
        expect(second, 412, "", "A record with matching key values already exists.");
        assertThat(crm.rows().get(id)).containsEntry("subject", "first");
    }

    @Test
    void updatesOnlyWithIfMatch() throws Exception {
        expect(caller.call("PATCH", row, "{}", UPDATE_ONLY), 404, "", "lead With Id = " + id + " Does Not Exist");
        caller.post("leads", "{\"leadid\":\"" + id + "\",\"subject\":\"old\",\"jobtitle\":\"CTO\"}");
        clock.advance(Duration.ofMinutes(1));

        assertThat(caller.call("PATCH", row, "{\"subject\":\"new\",\"jobtitle\":null}", UPDATE_ONLY)
                        .status())
                .isEqualTo(204);

        assertThat(crm.rows().get(id))
                .containsEntry("subject", "new")
                .containsEntry("createdon", "2026-11-22T10:15:30Z")
                .containsEntry("modifiedon", "2026-11-22T10:16:30Z")
                .doesNotContainKey("jobtitle");
    }

    @Test
    void upsertsWithoutACondition() throws Exception {
        Map<String, String> literalNull = Map.of("If-None-Match", "null", "If-Match", "null");

        assertThat(caller.call("PATCH", row, "{\"subject\":\"a\"}", literalNull).status())
                .isEqualTo(204);
        assertThat(caller.call("PATCH", row, "{\"subject\":\"b\"}", literalNull).status())
                .isEqualTo(204);
        assertThat(crm.rows()).containsOnlyKeys(id);
        assertThat(crm.rows().get(id)).containsEntry("subject", "b");
    }

    @Test
    void updatesOnlyTheVersionThatIsMeant() throws Exception {
        caller.patch(row, "{\"subject\":\"a\"}");
        String etag = caller.get(row).json().path("@odata.etag").asText();
        Map<String, String> version = Map.of("If-Match", etag);

        assertThat(caller.call("PATCH", row, "{\"subject\":\"b\"}", version).status())
                .isEqualTo(204);
        expect(
                caller.call("PATCH", row, "{\"subject\":\"c\"}", version),
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.");
        assertThat(crm.rows().get(id)).containsEntry("subject", "b");
    }

    @Test
    void takesALeadWithoutWhatOnlyFormsRequire() throws Exception {
        assertThat(caller.post("leads", "{}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject", "contoso_offer", "campaignid_value", "customerid"})
    void refusesUnknownNames(String name) throws Exception {
        Reply reply = caller.post("leads", "{\"" + name + "\":\"x\"}");

        expect(
                reply,
                400,
                "0x80048d19",
                "Invalid property '" + name + "' was found in entity 'Microsoft.Dynamics.CRM.lead'.");
        assertThat(reply.message()).endsWith("Does not support untyped value in non-open type.");
    }

    @ParameterizedTest
    @CsvSource({
        "subject, 5, 5, Edm.String",
        "leadsourcecode, '\"8\"', 8, Edm.Int32",
        "leadsourcecode, 8.5, 8.5, Edm.Int32",
        "numberofemployees, 3000000000, 3000000000, Edm.Int32",
        "donotemail, '\"true\"', true, Edm.Boolean",
        "revenue, '\"1\"', 1, Edm.Decimal",
        "address1_latitude, true, true, Edm.Double",
        "estimatedclosedate, '\"2026-13-01\"', 2026-13-01, Edm.Date",
        "lastonholdtime, '\"2026-08-01\"', 2026-08-01, Edm.DateTimeOffset",
        "processid, '\"x\"', x, Edm.Guid",
        "entityimage, '\"*\"', *, Edm.Binary"
    })
    void refusesValuesOfAnotherType(String column, String json, String literal, String type) throws Exception {
        expect(
                caller.post("leads", "{\"" + column + "\":" + json + "}"),
                400,
                "0x80048d19",
                "Cannot convert the literal '" + literal + "' to the expected type '" + type + "'.");
        assertThat(crm.rows()).isEmpty();
    }

    @Test
    void takesValuesOfTheRightType() throws Exception {
        String body = "{\"subject\":null,\"leadsourcecode\":8,\"donotemail\":true,\"revenue\":12.5,"
                + "\"estimatedclosedate\":\"2026-08-01\",\"lastonholdtime\":\"2026-08-01T10:00:00Z\","
                + "\"processid\":\"" + id
                + "\",\"entityimage\":\"AAAA\",\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\"}";

        assertThat(caller.post("leads", body).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "{", "not json"})
    void refusesABodyThatIsNoObject(String body) throws Exception {
        expect(caller.post("leads", body), 400, "0x80048d19", "Entity :'leads'");
    }

    @Test
    void refusesABodyThatIsNotDeclaredAsJson() throws Exception {
        Reply reply = caller.call("POST", "leads", "{}", Map.of("Content-Type", "text/plain"));

        expect(reply, 415, "", "media type");
    }

    @Test
    void refusesTextThatIsTooLong() throws Exception {
        assertThat(caller.post("leads", "{\"subject\":\"" + "x".repeat(300) + "\"}")
                        .status())
                .isEqualTo(204);
        Reply reply = caller.post("leads", "{\"subject\":\"" + "x".repeat(301) + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("0x80044331");
        assertThat(reply.message())
                .isEqualTo("A validation error occurred.  The length of the 'subject' attribute of the 'lead' entity "
                        + "exceeded the maximum allowed length of '300'.");
    }

    @Test
    void refusesOptionsThatAreNotInTheList() throws Exception {
        Reply reply = caller.post("leads", "{\"leadsourcecode\":11}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("0x8004431a");
        assertThat(reply.message())
                .isEqualTo("A validation error occurred. The value 11 of 'leadsourcecode' on record of type 'lead' is "
                        + "outside the valid range. Accepted Values: 1,2,3,4,5,6,7,8,9,10.");
    }

    @ParameterizedTest
    @CsvSource({
        "numberofemployees, -1, 0x8004432f",
        "numberofemployees, 1000001, 0x8004432f",
        "revenue, -0.01, 0x80044330",
        "address1_latitude, 90.5, 0x80044330"
    })
    void refusesNumbersOutOfRange(String column, String value, String code) throws Exception {
        expect(
                caller.post("leads", "{\"" + column + "\":" + value + "}"),
                400,
                code,
                "The value " + value + " of '" + column + "' on record of type 'lead' is outside the valid range(");
    }

    @Test
    void refusesToClearWhatTheSystemRequires() throws Exception {
        caller.patch(row, "{}");

        expect(caller.patch(row, "{\"statecode\":null}"), 400, "0x80040203", "'statecode'");
    }

    @Test
    void wantsAStatusThatFitsItsState() throws Exception {
        expect(caller.patch(row, "{\"statuscode\":5}"), 400, "0x80048408", "LeadState.Open");
        assertThat(crm.rows()).isEmpty();
        caller.patch(row, "{}");

        assertThat(caller.patch(row, "{\"statecode\":2,\"statuscode\":5}").status())
                .isEqualTo(204);
        assertThat(crm.rows().get(id)).containsEntry("statuscode", 5);
        assertThat(caller.patch(row, "{\"statecode\":1}").status()).isEqualTo(204);
        assertThat(crm.rows().get(id)).containsEntry("statuscode", 3);
    }

    @Test
    void passesOverColumnsThatCannotBeWritten() throws Exception {
        caller.patch(row, "{\"fullname\":\"Mr X\",\"createdon\":\"2001-01-01T00:00:00Z\",\"lastname\":\"Y\"}");

        assertThat(crm.rows().get(id))
                .containsEntry("fullname", "Y")
                .containsEntry("createdon", "2026-11-22T10:15:30Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns(%s)",
                "campaigns(%s)",
                "https://contoso.crm4.dynamics.com/api/data/v9.2/campaigns(%s)"
            })
    void bindsLookups(String reference) throws Exception {
        crm.addRow("campaigns", UUID.fromString(CAMPAIGN));

        Reply reply = caller.patch(row, "{\"campaignid@odata.bind\":\"" + reference.formatted(CAMPAIGN) + "\"}");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(crm.rows().get(id)).containsEntry("_campaignid_value", CAMPAIGN);
        caller.patch(row, "{\"campaignid\":null}");
        assertThat(crm.rows().get(id)).doesNotContainKey("_campaignid_value");
    }

    @Test
    void refusesToBindARowThatIsNotThere() throws Exception {
        expect(
                caller.patch(row, "{\"campaignid@odata.bind\":\"/campaigns(" + CAMPAIGN + ")\"}"),
                404,
                "0x80040217",
                "campaign With Id = " + CAMPAIGN + " Does Not Exist");
        assertThat(crm.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parentcustomerid", "CampaignId", "customerid"})
    void refusesToBindByAnUnknownNavigation(String navigation) throws Exception {
        expect(
                caller.patch(row, "{\"" + navigation + "@odata.bind\":\"/campaigns(" + CAMPAIGN + ")\"}"),
                400,
                "0x80048d19",
                "An undeclared property '" + navigation + "' which only has property annotations in the payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts(" + CAMPAIGN + ")", "campaigns", "/campaigns(x)"})
    void refusesToBindToSomethingElse(String reference) throws Exception {
        expect(
                caller.patch(row, "{\"campaignid@odata.bind\":\"" + reference + "\"}"),
                400,
                "0x80048d19",
                "'campaignid'");
    }

    @Test
    void refusesLookupsWrittenAsValues() throws Exception {
        expect(
                caller.patch(row, "{\"campaignid\":\"" + CAMPAIGN + "\"}"),
                400,
                "0x80048d19",
                "A 'PrimitiveValue' node with non-null value was found");
        expect(
                caller.patch(row, "{\"_campaignid_value\":\"" + CAMPAIGN + "\"}"),
                400,
                "0x80060888",
                "CRM do not support direct update of Entity Reference properties");
        expect(caller.patch(row, "{\"campaignid\":{}}"), 501, "", "together with the lead");
    }

    @Test
    void needsTheRightToAppendForALookup() throws Exception {
        crm.revoke(Privilege.APPEND_LEAD);

        expect(
                caller.patch(row, "{\"ownerid@odata.bind\":\"/systemusers(" + Access.USER_ID + ")\"}"),
                403,
                "0x80040220",
                "prvAppendLead");
        assertThat(caller.patch(row, "{}").status()).isEqualTo(204);
    }

    @Test
    void findsDuplicatesOnlyForThoseWhoAsk() throws Exception {
        Map<String, String> asking = Map.of("MSCRM.SuppressDuplicateDetection", "false");
        String body = "{\"emailaddress1\":\"a@contoso.com\"}";
        caller.post("leads", body);
        assertThat(caller.call("POST", "leads", body, asking).status()).isEqualTo(204);

        crm.duplicateRule(true);

        assertThat(caller.post("leads", body).status()).isEqualTo(204);
        expect(
                caller.call("POST", "leads", body.replace("a@", "A@"), asking),
                500,
                "0x80040333",
                "A record was not created or updated because a duplicate of the current record already exists.");
        assertThat(crm.rows()).hasSize(3);
    }

    @Test
    void upsertsByAnAlternateKey() throws Exception {
        crm.addText("new_key", 64);
        crm.addKey("new_key");
        String byKey = "leads(new_key='abc')";

        assertThat(caller.call("PATCH", byKey, "{\"subject\":\"a\"}", UPDATE_ONLY)
                        .status())
                .isEqualTo(404);
        assertThat(caller.call("PATCH", byKey, "{\"subject\":\"a\"}", CREATE_ONLY)
                        .status())
                .isEqualTo(204);
        assertThat(caller.call("PATCH", byKey, "{\"subject\":\"b\"}", CREATE_ONLY)
                        .status())
                .isEqualTo(412);
        assertThat(caller.patch(byKey, "{\"subject\":\"c\"}").status()).isEqualTo(204);
        assertThat(crm.rows().values())
                .singleElement()
                .satisfies(
                        lead -> assertThat(lead).containsEntry("new_key", "abc").containsEntry("subject", "c"));
        expect(caller.post("leads", "{\"new_key\":\"ABC\"}"), 412, "0x80060892", "Entity Key [new_key] violated.");
    }

    @Test
    void refusesOtherKeys() throws Exception {
        expect(caller.patch("leads(abc)", "{}"), 400, "0x80060888", "Error in query syntax");
        expect(
                caller.patch("leads(new_key='abc')", "{}"),
                400,
                "0x80060888",
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.lead'.");
        crm.addKey("emailaddress1");
        expect(
                caller.patch("leads(emailaddress1=" + Caller.encoded("'a+b@contoso.com'") + ")", "{}"),
                400,
                "0x80060888",
                "Invalid URL");
        assertThat(caller.patch("leads(emailaddress1=" + Caller.encoded("'O''Neil'") + ")", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.rows().values())
                .singleElement()
                .satisfies(lead -> assertThat(lead).containsEntry("emailaddress1", "O'Neil"));
    }

    @Test
    void canHaveItsColumnsCustomized() throws Exception {
        crm.addText("contoso_offer", 10);
        caller.patch(row, "{\"contoso_offer\":\"crm\"}");

        crm.renameColumn("contoso_offer", "contoso_product");
        crm.maxLength("contoso_product", 2);
        crm.options("leadsourcecode", 8, 100_000_000);
        crm.removeColumn("jobtitle");

        assertThat(crm.rows().get(id)).containsEntry("contoso_product", "crm").doesNotContainKey("contoso_offer");
        expect(caller.patch(row, "{\"contoso_offer\":\"x\"}"), 400, "0x80048d19", "Invalid property 'contoso_offer'");
        expect(caller.patch(row, "{\"jobtitle\":\"x\"}"), 400, "0x80048d19", "Invalid property 'jobtitle'");
        expect(caller.patch(row, "{\"contoso_product\":\"xyz\"}"), 400, "0x80044331", "length of '2'");
        expect(caller.patch(row, "{\"leadsourcecode\":1}"), 400, "0x8004431a", "Accepted Values: 8,100000000.");
        assertThat(caller.patch(row, "{\"leadsourcecode\":100000000}").status()).isEqualTo(204);
    }

    @Test
    void refusesTypingErrorsOfItsUser() {
        assertThatThrownBy(() -> crm.renameColumn("Subject", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fake's lead table has no column Subject");
        assertThatThrownBy(() -> crm.addKey("new_key")).isInstanceOf(IllegalArgumentException.class);
    }
}
