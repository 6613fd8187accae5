package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of Salesforce's errors means for the lead, in an array and bare. */
class RefusalTest {
    private static final FakeSalesforce CRM = FakeSalesforce.start();
    private static SalesforceSink sink;

    @BeforeAll
    static void connect() {
        sink = SalesforceSink.builder(CRM.url())
                .clientCredentials(CRM.clientId(), CRM.clientSecret())
                .build();
    }

    @AfterEach
    void clear() {
        CRM.clear();
    }

    @AfterAll
    static void close() {
        sink.close();
        CRM.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REQUIRED_FIELD_MISSING, Rejected",
        "400, STRING_TOO_LONG, Rejected",
        "400, INVALID_FIELD, Rejected",
        "400, FIELD_INTEGRITY_EXCEPTION, Rejected",
        "400, FIELD_CUSTOM_VALIDATION_EXCEPTION, Rejected",
        "400, JSON_PARSER_ERROR, Rejected",
        "400, MALFORMED_ID, Rejected",
        "400, INVALID_CROSS_REFERENCE_KEY, Rejected",
        "400, CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Rejected",
        "400, NOBODY_KNOWS_THIS_ONE, Rejected",
        "414, '', Rejected",
        "431, '', Rejected",
        "415, UNSUPPORTED_MEDIA_TYPE, Rejected",
        "400, DUPLICATES_DETECTED, Delivered",
        "400, DUPLICATE_VALUE, Delivered",
        "400, CANNOT_UPDATE_CONVERTED_LEAD, Delivered",
        "400, UNABLE_TO_LOCK_ROW, Retry",
        "500, UNABLE_TO_LOCK_ROW, Retry",
        "400, REQUEST_RUNNING_TOO_LONG, Retry",
        "400, QUERY_TIMEOUT, Retry",
        "400, TOO_MANY_APEX_REQUESTS, Retry",
        "400, ORG_IN_MAINTENANCE, Retry",
        "400, FUNCTIONALITY_TEMPORARILY_UNAVAILABLE, Retry",
        "403, REQUEST_LIMIT_EXCEEDED, Retry",
        "420, '', Retry",
        "500, UNKNOWN_EXCEPTION, Retry",
        "502, '', Retry",
        "503, SERVER_UNAVAILABLE, Retry",
        "403, API_DISABLED_FOR_ORG, Blocked",
        "403, API_CURRENTLY_DISABLED, Blocked",
        "403, FUNCTIONALITY_NOT_ENABLED, Blocked",
        "400, INSUFFICIENT_ACCESS, Blocked",
        "403, INSUFFICIENT_ACCESS_OR_READONLY, Blocked",
        "400, INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, Blocked",
        "400, INACTIVE_OWNER_OR_USER, Blocked",
        "403, STORAGE_LIMIT_EXCEEDED, Blocked",
        "404, NOT_FOUND, Blocked",
        "410, '', Blocked",
        "401, INVALID_AUTH_HEADER, Blocked",
        "401, INVALID_SESSION_ID, Blocked",
        "302, '', Blocked",
    })
    void meansWhatTheFactsSay(int status, String code, String outcome) throws Exception {
        for (Answer answer : List.of(
                SalesforceAnswers.error(status, code, "Nothing to see here."),
                SalesforceAnswers.bareError(status, code, "Nothing to see here."))) {
            DeliveryResult result = deliver(answer);

            assertThat(result.getClass().getSimpleName()).isEqualTo(outcome);
            if (!(result instanceof Delivered)) {
                assertThat(result.toString()).contains("answered " + status, code);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 400, 401, 403, 404, 409, 410, 420, 429, 500, 502, 503, 504})
    void aPageInPlaceOfJsonIsReadByItsStatus(int status) throws Exception {
        DeliveryResult result = deliver(Answer.html(status));

        Class<?> expected = switch (status) {
            case 300, 400, 409 -> Rejected.class;
            case 401, 403, 404, 410 -> Blocked.class;
            default -> Retry.class;
        };
        assertThat(result).isInstanceOf(expected);
    }

    @Test
    void aPageInPlaceOfARecordProvesNothing() throws Exception {
        assertThat(((Retry) deliver(SalesforceAnswers.loginPage())).reason()).contains("without saying");
        assertThat(deliver(Answer.json(201, Map.of("id", "../evil")))).isInstanceOf(Retry.class);
    }

    @Test
    void aTriggerThatMetALockIsTriedAgain() throws Exception {
        assertThat(deliver(SalesforceAnswers.triggerMetALock())).isInstanceOf(Retry.class);
        assertThat(deliver(SalesforceAnswers.triggerFailed("System.LimitException: Too many SOQL queries: 101")))
                .isInstanceOf(Retry.class);
        assertThat(deliver(SalesforceAnswers.triggerFailed("null pointer"))).isInstanceOf(Rejected.class);
    }

    @Test
    void usedUpRequestsWaitAQuarterOfAnHour() throws Exception {
        Retry usedUp = (Retry) deliver(SalesforceAnswers.requestsUsedUp());
        assertThat(usedUp.notBefore()).isEqualTo(Duration.ofMinutes(15));
        assertThat(usedUp.reason()).contains("API requests of 24 hours are used up");

        Retry asked = (Retry) deliver(SalesforceAnswers.requestsUsedUp().with("Retry-After", "37"));
        assertThat(asked.notBefore()).isEqualTo(Duration.ofSeconds(37));

        Retry atOnce = (Retry) deliver(SalesforceAnswers.tooManyAtOnce());
        assertThat(atOnce.notBefore()).isNull();
    }

    @Test
    void aDuplicateValueTellsItsRecordWhereItCan() throws Exception {
        Delivered told = (Delivered) deliver(SalesforceAnswers.error(
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: X__c duplicates value on record with id: 00Q5e00000AbCdE"));
        assertThat(told.recordId()).isEqualTo("00Q5e00000AbCdE");
        Delivered untold = (Delivered) deliver(SalesforceAnswers.error(
                400,
                "DUPLICATE_VALUE",
                "duplicate value found: <unknown> duplicates value on record with id: <unknown>"));
        assertThat(untold.recordId()).isNull();
    }

    private static DeliveryResult deliver(Answer answer) throws Exception {
        CRM.always().where(FakeSalesforce::isSave).answer(answer);
        return sink.deliver(first(example()));
    }
}
