package io.leadbridge.sinks.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "0 | PT0S",
                "999999999 | PT24H",
                "Sun, 22 Nov 2026 10:16:30 GMT | PT1M",
                "Fri, 22 Nov 2126 10:16:30 GMT | PT24H"
            })
    void readsHowLongToWait(String header, Duration wait) {
        assertThat(answer("", Map.of("retry-after", List.of(header))).retryAfter())
                .contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Sun, 22 Nov 2026 10:15:29 GMT"})
    void passesOverWaitsThatMakeNoSense(String header) {
        assertThat(answer("", Map.of("Retry-After", List.of(header))).retryAfter())
                .isEmpty();
    }

    @Test
    void readsNoWaitWhereThereIsNone() {
        assertThat(answer("", Map.of()).retryAfter()).isEmpty();
    }

    @Test
    void readsJson() {
        assertThat(answer("{\"a\":\"ü\"}", Map.of()).json().path("a").asText()).isEqualTo("ü");
        assertThat(answer("[{\"a\":1}]", Map.of()).json().at("/0/a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "{\"half", "{} {}", "nul"})
    void takesAnythingElseForNoJson(String body) {
        assertThat(answer(body, Map.of()).json().isMissingNode()).isTrue();
    }

    @Test
    void takesJsonThatIsTooDeepForNoJson() {
        assertThat(answer("[".repeat(100_000), Map.of()).json().isMissingNode()).isTrue();
    }

    @Test
    void tellsNothingOfItsBody() {
        assertThat(answer("jane@contoso.com", Map.of())).hasToString("crm.example answered 400");
    }

    private static HttpAnswer answer(String body, Map<String, List<String>> headers) {
        return new HttpAnswer(
                "crm.example",
                400,
                HttpHeaders.of(headers, (name, value) -> true),
                body.getBytes(UTF_8),
                Instant.parse("2026-11-22T10:15:30Z"));
    }
}
