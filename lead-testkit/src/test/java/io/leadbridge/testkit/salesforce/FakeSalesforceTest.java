package io.leadbridge.testkit.salesforce;

import static io.leadbridge.testkit.salesforce.Caller.LEADS;
import static io.leadbridge.testkit.salesforce.LeadSavesTest.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.salesforce.Caller.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FakeSalesforceTest {
    private static final String ONE = "{'LastName':'One','Company':'Contoso'}";

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
    void listsItsVersionsToEverybody() throws Exception {
        Reply reply = caller.send(HttpRequest.newBuilder(crm.url().resolve("/services/data/")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"67.0\"");
        assertThat(reply.headers()).doesNotContainKey("Sforce-Limit-Info");
    }

    @Test
    void knowsNoRetiredAndNoFutureVersion() throws Exception {
        expect(caller.call("30.0", "GET", "limits", "", Map.of()), 410, "UNSUPPORTED_API_VERSION", "retired");
        expect(caller.call("99.0", "GET", "limits", "", Map.of()), 404, "NOT_FOUND", "does not exist");
        assertThat(caller.call("67.0", "GET", "limits", "", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void wantsAToken() throws Exception {
        expect(
                caller.call("GET", "limits", "", Map.of("Authorization", "Bearer x")),
                401,
                "INVALID_SESSION_ID",
                "Session expired or invalid");
        expect(
                caller.call("GET", "limits", "", Map.of("Authorization", "Basic x")),
                401,
                "INVALID_AUTH_HEADER",
                "INVALID_HEADER_TYPE");
    }

    @Test
    void countsRequestsOfADayAndThenRefusesThem() throws Exception {
        crm.dailyRequests(100);
        crm.useRequests(98);

        assertThat(caller.get("limits").headers()).containsEntry("Sforce-Limit-Info", "api-usage=99/100");
        Reply last = caller.get("limits");
        assertThat(last.json().at("/DailyApiRequests/Remaining").asInt()).isZero();
        expect(caller.get("limits"), 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

        clock.advance(Duration.ofDays(1));
        caller.login();
        assertThat(caller.get("limits").headers()).containsEntry("Sforce-Limit-Info", "api-usage=1/100");
    }

    @Test
    void refusesWhatItsUserMayNotDo() throws Exception {
        String id = caller.post(LEADS, ONE).id();
        crm.revoke(Right.CREATE);
        expect(caller.post(LEADS, ONE), 403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights");
        crm.revoke(Right.EDIT);
        expect(caller.patch(LEADS + "/" + id, ONE), 403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient");
        crm.revoke(Right.VIEW_SETUP);
        expect(caller.get("limits"), 403, "FUNCTIONALITY_NOT_ENABLED", "insufficient");
        crm.revoke(Right.API);
        expect(caller.get(LEADS + "/describe"), 403, "API_DISABLED_FOR_ORG", "insufficient");
        crm.grant(Right.API);
        crm.grant(Right.CREATE);
        assertThat(caller.post(LEADS, ONE).status()).isEqualTo(201);
    }

    @Test
    void saysSoWhereItIsNotAsCompleteAsTheRealOne() throws Exception {
        expect(caller.post("composite", "{}"), 501, "NOT_FAKED", "FakeSalesforce does not do this: POST composite");
        expect(caller.get("tooling"), 501, "NOT_FAKED", "GET tooling");
        expect(caller.get("sobjects/Account/describe"), 404, "NOT_FOUND", "does not exist");
        expect(caller.call("DELETE", LEADS, "", Map.of()), 405, "METHOD_NOT_ALLOWED", "'DELETE' not allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> crm.hide("Titel")).withMessageContaining("Titel");
    }

    @Test
    void doesTheWorkAndThenLosesTheAnswer() throws Exception {
        crm.next().where(FakeSalesforce::isSave).acceptThenDrop();

        assertThat(caller.get("limits").status()).isEqualTo(200);
        assertThatThrownBy(() -> caller.post(LEADS, ONE)).isInstanceOf(IOException.class);

        assertThat(crm.records()).hasSize(1);
    }

    static Stream<Arguments> scriptedAnswers() {
        return Stream.of(
                Arguments.of(SalesforceAnswers.lockedRow(400), 400, "UNABLE_TO_LOCK_ROW"),
                Arguments.of(SalesforceAnswers.lockedRow(500), 500, "UNABLE_TO_LOCK_ROW"),
                Arguments.of(SalesforceAnswers.triggerMetALock(), 400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
                Arguments.of(SalesforceAnswers.validationRule("Never"), 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION"),
                Arguments.of(SalesforceAnswers.requestsUsedUp(), 403, "REQUEST_LIMIT_EXCEEDED"),
                Arguments.of(SalesforceAnswers.tooManyAtOnce(), 403, "REQUEST_LIMIT_EXCEEDED"),
                Arguments.of(SalesforceAnswers.sessionNotForRest(), 401, "INVALID_SESSION_ID"),
                Arguments.of(SalesforceAnswers.unknownException(), 500, "UNKNOWN_EXCEPTION"),
                Arguments.of(SalesforceAnswers.unavailable(), 503, "SERVER_UNAVAILABLE"),
                Arguments.of(SalesforceAnswers.unavailableBare(), 503, "none"),
                Arguments.of(SalesforceAnswers.noRoute(), 420, "none"),
                Arguments.of(SalesforceAnswers.loginPage(), 200, "none"));
    }

    @ParameterizedTest
    @MethodSource("scriptedAnswers")
    void canBeInTrouble(Answer answer, int status, String code) throws Exception {
        crm.next().where(FakeSalesforce::isSave).answer(answer);

        Reply reply = caller.post(LEADS, ONE);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(crm.records()).isEmpty();
        assertThat(caller.post(LEADS, ONE).status()).isEqualTo(201);
    }

    @Test
    void takesManyCallersAtOnce() {
        crm.addKeyField("Key__c", true);
        IntStream.range(0, 200).parallel().forEach(i -> {
            try {
                caller.patch(LEADS + "/Key__c/k" + i % 100, ONE);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(crm.records()).hasSize(100);
    }
}
