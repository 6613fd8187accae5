package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.FakeDataverseTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.Caller.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadValuesTest {

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
}
