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

class LeadWritesTest {
    private static final Map<String, String> CREATE_ONLY = Map.of("If-None-Match", "*");
    private static final Map<String, String> UPDATE_ONLY = Map.of("If-Match", "*");

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
