package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.endpoint.CapturedLog;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.endpoint.ScriptedEndpoint;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostSenderTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final int SENDERS = 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void leavesNoLeadAndNothingInTheLogOfTheContainer(String framing) throws Exception {
        AtomicInteger leads = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(SENDERS);
        EndpointSettings settings = EndpointSettings.builder()
                .keys(KEY)
                .bodyDeadline(Duration.ofMinutes(5))
                .build();
        LeadServlet servlet = new LeadServlet(ScriptedEndpoint.of(settings, (body, offer) -> {
            leads.incrementAndGet();
            throw new IllegalStateException("a lead that nobody sent to its end");
        }));
        try (TestTomcat tomcat = new TestTomcat(directory, servlet, application -> {
                    var filter = application.addFilter("ends", countingDown(ended));
                    filter.setAsyncSupported(true);
                    filter.addMappingForUrlPatterns(null, false, "/*");
                });
                CapturedLog container = new CapturedLog("org.apache");
                CapturedLog ours = new CapturedLog("io.leadbridge")) {
            for (int i = 0; i < SENDERS; i++) {
                try (RawClient client = tomcat.client()) {
                    client.head("POST", "/leads?sig=" + KEY, framing).send("9\r\n{\"a\"".getBytes(UTF_8));
                }
            }
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(leads).hasValue(0);
            assertThat(container.lines()).isEmpty();
            assertThat(ours.lines())
                    .hasSize(SENDERS)
                    .allSatisfy(
                            line -> assertThat(line).contains("body-broken-off").doesNotContain("Exception"));
        }
    }

    private static Filter countingDown(CountDownLatch ended) {
        return (request, response, chain) -> {
            chain.doFilter(request, response);
            request.getAsyncContext().addListener(new AsyncListener() {
                @Override
                public void onComplete(AsyncEvent event) {
                    ended.countDown();
                }

                @Override
                public void onTimeout(AsyncEvent event) {}

                @Override
                public void onError(AsyncEvent event) {}

                @Override
                public void onStartAsync(AsyncEvent event) {}
            });
        };
    }
}
