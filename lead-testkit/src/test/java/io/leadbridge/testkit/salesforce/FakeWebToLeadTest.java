package io.leadbridge.testkit.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.ManualClock;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeWebToLeadTest {
    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30Z");
    private final FakeWebToLead form = FakeWebToLead.start(clock);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        form.close();
    }

    @Test
    void takesMicrosoftsOwnTestLead() throws Exception {
        String fields = LeadPayload.SALESFORCE_TEST_LEAD
                .text()
                .lines()
                .map(line -> line.split(" = ", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .replace("00Do0000000ZHog", form.orgId());

        HttpResponse<String> answer = post(fields);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Is-Processed")).contains("true");
        assertThat(form.leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead)
                        .containsEntry("last_name", "MSFT_TEST_636573304831318844")
                        .containsEntry("encoding", "UTF-8")
                        .containsEntry("country", "US"));
    }

    @Test
    void takesAnythingAndTellsNobodyWhatIsLost() throws Exception {
        assertThat(post("oid=00D0&last_name=One&company=C").statusCode()).isEqualTo(200);
        assertThat(post("nonsense").headers().firstValue("Is-Processed").orElseThrow())
                .startsWith("true Exception:");

        assertThat(form.forms()).hasSize(2);
        assertThat(form.leads()).isEmpty();
        assertThat(form.lost()).isEqualTo(2);
    }

    @Test
    void makesNoMoreLeadsOfADayThanItMay() throws Exception {
        for (int i = 0; i < FakeWebToLead.DAILY + 3; i++) {
            post("oid=" + form.orgId() + "&last_name=One&company=C");
        }

        assertThat(form.leads()).hasSize(FakeWebToLead.DAILY);
        assertThat(form.pending()).isEqualTo(3);

        clock.advance(Duration.ofDays(1));
        post("oid=" + form.orgId() + "&last_name=One&company=C");
        assertThat(form.leads()).hasSize(FakeWebToLead.DAILY + 1);
    }

    private HttpResponse<String> post(String fields) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(form.url().resolve("/servlet/servlet.WebToLead?encoding=UTF-8"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
