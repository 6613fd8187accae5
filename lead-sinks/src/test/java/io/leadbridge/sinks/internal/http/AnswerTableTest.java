package io.leadbridge.sinks.internal.http;

import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.ALREADY_THERE;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.BLOCKED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.REJECTED;
import static io.leadbridge.sinks.internal.http.AnswerTable.Meaning.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sinks.internal.http.AnswerTable.Meaning;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTableTest {
    private static final AnswerTable TABLE = AnswerTable.http()
            .code("DUPLICATE", ALREADY_THERE)
            .code("NO_USER", BLOCKED, "create the user")
            .code("BAD_FIELD", REJECTED)
            .status(412, ALREADY_THERE)
            .status(404, REJECTED, "look for it");

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "204, DELIVERED",
        "301, BLOCKED",
        "307, BLOCKED",
        "400, REJECTED",
        "401, BLOCKED",
        "402, BLOCKED",
        "403, BLOCKED",
        "404, BLOCKED",
        "405, BLOCKED",
        "408, RETRY",
        "409, REJECTED",
        "410, BLOCKED",
        "412, REJECTED",
        "413, REJECTED",
        "415, REJECTED",
        "422, REJECTED",
        "425, RETRY",
        "429, RETRY",
        "500, RETRY",
        "501, BLOCKED",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "520, RETRY"
    })
    void beginsWithWhatHttpSays(int status, Meaning meaning) {
        assertThat(AnswerTable.http().meaning(answer(status), "")).isEqualTo(meaning);
        assertThat(AnswerTable.http().meaning(answer(status), "unlisted")).isEqualTo(meaning);
    }

    @Test
    void asksTheCodeBeforeTheStatus() {
        assertThat(TABLE.meaning(answer(500), "DUPLICATE")).isEqualTo(ALREADY_THERE);
        assertThat(TABLE.meaning(answer(412), "BAD_FIELD")).isEqualTo(REJECTED);
        assertThat(TABLE.meaning(answer(412), "")).isEqualTo(ALREADY_THERE);
        assertThat(TABLE.meaning(answer(503), "")).isEqualTo(RETRY);
    }

    @Test
    void namesServerStatusCodeDetailAndAdvice() {
        assertThat(TABLE.result(answer(403), "NO_USER", "application 7"))
                .isEqualTo(DeliveryResult.blocked("crm.example answered 403 NO_USER: application 7: create the user"));
        assertThat(TABLE.result(answer(404), "", ""))
                .isEqualTo(DeliveryResult.rejected("crm.example answered 404: look for it"));
        assertThat(TABLE.result(answer(400), "BAD_FIELD", ""))
                .isEqualTo(DeliveryResult.rejected("crm.example answered 400 BAD_FIELD"));
    }

    @Test
    void tellsWhatIsThere() {
        assertThat(TABLE.result(answer(201), "", "")).isEqualTo(DeliveryResult.delivered());
        assertThat(TABLE.result(answer(500), "DUPLICATE", "")).isEqualTo(DeliveryResult.alreadyThere());
    }

    @Test
    void passesOnTheWaitThatTheServerAsksFor() {
        assertThat(TABLE.result(answer(429, Map.of("Retry-After", List.of("17"))), "", ""))
                .isEqualTo(DeliveryResult.retry("crm.example answered 429").notBefore(Duration.ofSeconds(17)));
        assertThat(TABLE.result(answer(429), "", "")).isEqualTo(DeliveryResult.retry("crm.example answered 429"));
    }

    @Test
    void isNotChangedByItsLines() {
        assertThat(AnswerTable.http().meaning(answer(412), "DUPLICATE")).isEqualTo(REJECTED);
    }

    private static HttpAnswer answer(int status) {
        return answer(status, Map.of());
    }

    private static HttpAnswer answer(int status, Map<String, List<String>> headers) {
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        return new HttpAnswer("crm.example", status, all, new byte[0], Instant.EPOCH);
    }
}
