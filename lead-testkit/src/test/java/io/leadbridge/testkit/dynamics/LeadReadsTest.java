package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.FakeDataverseTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.Caller.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadReadsTest {
    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30.123Z");
    private final FakeDataverse crm = FakeDataverse.start(clock);
    private final Caller caller = new Caller(crm);

    @BeforeEach
    void fill() throws Exception {
        crm.entra().tokenLifetime(Duration.ofDays(1));
        caller.login();
        create(1, "\"emailaddress1\":\"a@contoso.com\",\"lastname\":\"O'Neil\",\"numberofemployees\":5");
        create(2, "\"emailaddress1\":\"b@contoso.com\",\"lastname\":\"Two\",\"numberofemployees\":40");
        create(3, "\"emailaddress1\":\"A@contoso.com\",\"statecode\":2,\"statuscode\":5");
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void showsOneRow() throws Exception {
        Reply reply = caller.get(row(1));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("lastname").asText()).isEqualTo("O'Neil");
        assertThat(reply.json().get("jobtitle").isNull()).isTrue();
        assertThat(reply.json().path("_ownerid_value").asText()).isEqualTo(Access.USER_ID);
        assertThat(reply.json().path("@odata.etag").asText()).matches("W/\"\\d+\"");
    }

    @Test
    void showsTheSelectedColumnsAndTheKey() throws Exception {
        Reply reply = caller.get(row(1) + "?$select=lastname,createdon");

        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("@odata.context", "@odata.etag", "lastname", "createdon", "leadid");
        assertThat(reply.json().path("@odata.context").asText())
                .endsWith("/api/data/v9.2/$metadata#leads(lastname,createdon)/$entity");
    }

    @Test
    void knowsNoRowThatIsNotThere() throws Exception {
        expect(caller.get(row(9)), 404, "0x80040217", "lead With Id = " + new UUID(0, 9) + " Does Not Exist");
        expect(caller.call("DELETE", row(9), "", Map.of()), 404, "0x80040217", "Does Not Exist");
    }

    @Test
    void deletes() throws Exception {
        assertThat(caller.call("DELETE", row(1), "", Map.of()).status()).isEqualTo(204);

        assertThat(crm.rows()).containsOnlyKeys(new UUID(0, 2), new UUID(0, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emailaddress1 eq 'a@contoso.com' | 1 3",
                "emailaddress1 eq 'a@contoso.com' and statecode eq 0 | 1",
                "lastname eq 'O''Neil' | 1",
                "lastname ne null | 1 2",
                "lastname eq null | 3",
                "numberofemployees gt 5 | 2",
                "numberofemployees ge 5 | 1 2",
                "numberofemployees lt 40 | 1",
                "numberofemployees le 40 | 1 2",
                "statecode ne 0 | 3",
                "leadid eq 00000000-0000-0000-0000-000000000002 | 2",
                "createdon gt 2026-11-22T11:30:00+01:00 | 2 3",
                "donotemail eq true | ''"
            })
    void filters(String filter, String expected) throws Exception {
        Reply reply = caller.get("leads?$select=leadid&$filter=" + Caller.encoded(filter));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(String.join(" ", ids(reply))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "createdon desc, 3 2 1",
        "createdon, 1 2 3",
        "numberofemployees desc, 2 1 3",
        "'statecode desc,createdon desc', 3 2 1",
        "lastname asc, 3 1 2"
    })
    void orders(String order, String expected) throws Exception {
        Reply reply = caller.get("leads?$orderby=" + Caller.encoded(order));

        assertThat(String.join(" ", ids(reply))).isEqualTo(expected);
    }

    @Test
    void limits() throws Exception {
        Reply reply = caller.get("leads?$select=leadid&$top=1");

        assertThat(ids(reply)).containsExactly("1");
        assertThat(reply.json().path("@odata.context").asText()).endsWith("$metadata#leads(leadid)");
        expect(caller.get("leads?$top=-1"), 400, "0x80060888", "$top");
    }

    @ParameterizedTest
    @CsvSource({"$select=Subject, Subject", "$orderby=campaignid, campaignid", "$filter=nothing%20eq%201, nothing"})
    void refusesUnknownProperties(String query, String name) throws Exception {
        expect(
                caller.get("leads?" + query),
                400,
                "0x80060888",
                "Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM.lead'.");
    }

    @ParameterizedTest
    @CsvSource({"lastname eq 5", "numberofemployees eq '5'", "numberofemployees eq five", "createdon gt yesterday"})
    void refusesLiteralsOfAnotherType(String filter) throws Exception {
        assertThat(caller.get("leads?$filter=" + Caller.encoded(filter)).status())
                .isEqualTo(400);
    }

    private void create(int number, String members) throws Exception {
        assertThat(caller.patch(row(number), "{" + members + "}").status()).isEqualTo(204);
        clock.advance(Duration.ofHours(1));
    }

    private static String row(int number) {
        return "leads(" + new UUID(0, number) + ")";
    }

    private static List<String> ids(Reply reply) {
        return reply.json().path("value").findValuesAsText("leadid").stream()
                .map(id -> id.substring(id.length() - 1))
                .toList();
    }
}
