package io.leadbridge.testkit.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.Caller.Reply;
import io.leadbridge.testkit.http.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FakeDataverseTest {
    private static final Map<String, String> CREATE_ONLY = Map.of("If-None-Match", "*");

    private final FakeDataverse crm = FakeDataverse.start();
    private final Caller caller = new Caller(crm);
    private final UUID id = new UUID(1, 2);

    @BeforeEach
    void login() throws Exception {
        caller.login();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void saysWhoIsCalling() throws Exception {
        Reply reply = caller.get("WhoAmI");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames())
                .toIterable()
                .contains("@odata.context", "BusinessUnitId", "UserId", "OrganizationId");
        assertThat(reply.headers()).containsKey("x-ms-dop-hint").containsEntry("OData-Version", "4.0");
        assertThat(caller.get("WhoAmI()").status()).isEqualTo(200);
    }

    @Test
    void hasWhoAmIAsAFunctionOnly() throws Exception {
        Reply reply = caller.post("WhoAmI", "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEmpty();
        assertThat(reply.message()).startsWith("No HTTP resource was found that matches the request URI '");
    }

    @Test
    void refusesAMissingOrBadTokenWithoutABody() throws Exception {
        for (String authorization : List.of("Bearer nonsense", "Basic abc", "Bearer")) {
            Reply reply = caller.call("GET", "WhoAmI", "", Map.of("Authorization", authorization));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.headers().get("WWW-Authenticate"))
                    .startsWith("Bearer authorization_uri=" + crm.authority());
        }
        assertThat(caller.send(HttpRequest.newBuilder(crm.url().resolve("/api/data/v9.2/WhoAmI")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesATokenForAnotherResource() throws Exception {
        URI other = URI.create("https://graph.microsoft.com");
        crm.entra().register(other);
        Map<String, String> form = caller.form();
        form.put("scope", other + "/.default");
        String token = caller.token(form).json().path("access_token").asText();

        Reply reply = caller.call("GET", "WhoAmI", "", Map.of("Authorization", "Bearer " + token));

        assertThat(reply.status()).isEqualTo(401);
    }

    static Stream<Arguments> usersThatAreNotReady() {
        return Stream.of(
                Arguments.of(ApplicationUser.MISSING, "0x80072560", "The user is not a member of the organization."),
                Arguments.of(ApplicationUser.DISABLED, "0x80040225", "is disabled"),
                Arguments.of(ApplicationUser.WITHOUT_ROLE, "0x80042f09", "has not been assigned any roles"));
    }

    @ParameterizedTest
    @MethodSource("usersThatAreNotReady")
    void refusesAUserWhoIsNotReady(ApplicationUser user, String code, String message) throws Exception {
        crm.applicationUser(user);
        expect(caller.get("WhoAmI"), 403, code, message);

        crm.applicationUser(ApplicationUser.READY);
        assertThat(caller.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatTheRoleDoesNotAllow() throws Exception {
        caller.post("leads", "{\"leadid\":\"" + id + "\"}");
        crm.revoke(Privilege.CREATE_LEAD);
        crm.revoke(Privilege.DELETE_LEAD);

        expect(caller.post("leads", "{}"), 403, "0x80040220", "is missing prvCreateLead privilege (Id=");
        expect(caller.call("PATCH", row(), "{}", CREATE_ONLY), 403, "0x80040220", "is missing prvCreateLead privilege");
        expect(caller.call("DELETE", row(), "", Map.of()), 403, "0x80040220", "prvDeleteLead");
        assertThat(caller.call("PATCH", row(), "{}", Map.of("If-Match", "*")).status())
                .isEqualTo(204);

        crm.grant(Privilege.CREATE_LEAD);
        crm.revoke(Privilege.WRITE_LEAD);
        crm.revoke(Privilege.READ_LEAD);
        crm.revoke(Privilege.READ_METADATA);
        assertThat(caller.call("PATCH", "leads(" + new UUID(3, 4) + ")", "{}", CREATE_ONLY)
                        .status())
                .isEqualTo(204);
        expect(caller.patch(row(), "{}"), 403, "0x80040220", "prvWriteLead");
        expect(caller.get(row()), 403, "0x80040220", "prvReadLead");
        expect(caller.get("leads?$top=1"), 403, "0x80040220", "prvReadLead");
        expect(caller.get("EntityDefinitions(LogicalName='lead')"), 403, "0x80040220", "prvReadEntity");
    }

    @Test
    void knowsNoOtherEntitySetAndNoOtherSpelling() throws Exception {
        expect(caller.get("Lead"), 404, "0x8006088a", "Resource not found for the segment 'Lead'.");
        expect(caller.post("lead", "{}"), 404, "0x8006088a", "Resource not found for the segment 'lead'.");
        expect(caller.patch("Leads(" + id + ")", "{}"), 404, "0x8006088a", "segment 'Leads'");
        assertThat(caller.send(caller.at("/api/data/v7.0/leads")).status()).isEqualTo(404);
    }

    @Test
    void allowsEachMethodInItsPlaceOnly() throws Exception {
        for (String path : List.of("PATCH leads", "DELETE leads", "PUT leads", "POST " + row(), "PUT " + row())) {
            String[] parts = path.split(" ");
            expect(
                    caller.call(parts[0], parts[1], "{}", Map.of()),
                    405,
                    "",
                    "The requested resource does not support http method '" + parts[0] + "'.");
        }
    }

    @Test
    void saysSoWhereItIsNotAsCompleteAsTheRealOne() throws Exception {
        for (String path : List.of("$batch", "leads/Microsoft.Dynamics.CRM.CreateMultiple")) {
            expect(caller.post(path, "{}"), 501, "", "FakeDataverse does not do this: " + path);
        }
        expect(caller.get("leads?$expand=campaignid"), 501, "", "the query option $expand");
        expect(caller.get("leads?$filter=contains(subject,'x')"), 501, "", "the filter from position 0");
    }

    @Test
    void doesTheWorkAndThenLosesTheAnswer() throws Exception {
        crm.next().acceptThenDrop();

        assertThatThrownBy(() -> caller.call("PATCH", row(), "{\"subject\":\"x\"}", CREATE_ONLY))
                .isInstanceOf(IOException.class);

        assertThat(crm.rows()).containsOnlyKeys(id);
        assertThat(caller.call("PATCH", row(), "{\"subject\":\"x\"}", CREATE_ONLY)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void losesTheConnectionBeforeItDoesAnything() {
        crm.next().reset();

        assertThatThrownBy(() -> caller.post("leads", "{}")).isInstanceOf(IOException.class);

        assertThat(crm.rows()).isEmpty();
    }

    static Stream<Arguments> scriptedAnswers() {
        Duration wait = Duration.ofMillis(6_001);
        return Stream.of(
                Arguments.of(DataverseAnswers.tooManyRequests(wait), 429, "0x80072322", "limit of 6000"),
                Arguments.of(DataverseAnswers.tooMuchExecutionTime(wait), 429, "0x80072321", "1,200,000 milliseconds"),
                Arguments.of(DataverseAnswers.tooManyAtOnce(wait), 429, "0x80072326", "limit of 52"),
                Arguments.of(DataverseAnswers.serverBusy(), 503, "0x8004a001", "The server is busy"),
                Arguments.of(DataverseAnswers.unexpectedError(), 500, "0x80040216", "An unexpected error occurred."),
                Arguments.of(DataverseAnswers.deadlock(), 500, "0x80044150", "Sql Number: 1205"),
                Arguments.of(DataverseAnswers.sqlTimeout(), 500, "0x80044151", "Sql Number: -2"),
                Arguments.of(DataverseAnswers.duplicateDetected(412), 412, "0x80040333", "a duplicate of the current"),
                Arguments.of(DataverseAnswers.rowExists(), 412, "0x80040237", "matching key values already exists"),
                Arguments.of(DataverseAnswers.pluginRefused("Not on Sundays"), 400, "0x80040265", "Not on Sundays"),
                Arguments.of(DataverseAnswers.accessDenied(), 403, "0x80048306", "CreateAccess"),
                Arguments.of(DataverseAnswers.error(400, "0x1", "any"), 400, "0x1", "any"));
    }

    @ParameterizedTest
    @MethodSource("scriptedAnswers")
    void canBeInTrouble(Answer answer, int status, String code, String message) throws Exception {
        crm.next().answer(answer);

        Reply reply = caller.post("leads", "{}");

        expect(reply, status, code, message);
        assertThat(reply.headers().get("Retry-After")).isEqualTo(status == 429 ? "7" : null);
        assertThat(crm.rows()).isEmpty();
        assertThat(caller.post("leads", "{}").status()).isEqualTo(204);
    }

    @Test
    void takesManyCallersAtOnce() {
        var statuses = new ConcurrentLinkedQueue<Integer>();
        IntStream.range(0, 200).parallel().forEach(i -> {
            try {
                UUID shared = new UUID(7, i % 100);
                statuses.add(caller.call("PATCH", "leads(" + shared + ")", "{\"subject\":\"x\"}", CREATE_ONLY)
                        .status());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(crm.rows()).hasSize(100);
        assertThat(statuses).hasSize(200).containsOnly(204, 412);
        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(100);
    }

    @Test
    void refusesWhatIsAskedBeyondTheLimitUntilTheWindowHasMovedOn() throws Exception {
        ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
        try (FakeDataverse busy = FakeDataverse.start(clock)) {
            Caller hasty = new Caller(busy);
            hasty.login();
            busy.requestLimit(2, Duration.ofMinutes(5));
            hasty.get("WhoAmI");
            clock.advance(Duration.ofMinutes(1));
            hasty.get("WhoAmI");

            Reply refused = hasty.get("WhoAmI");
            expect(refused, 429, "0x80072322", "Number of requests exceeded the limit");
            assertThat(refused.headers()).containsEntry("Retry-After", "240");

            clock.advance(Duration.ofMinutes(4));
            assertThat(hasty.get("WhoAmI").status()).isEqualTo(200);
            assertThat(hasty.get("WhoAmI").status()).isEqualTo(429);
        }
    }

    private String row() {
        return "leads(" + id + ")";
    }

    static void expect(Reply reply, int status, String code, String message) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).contains(message);
    }
}
