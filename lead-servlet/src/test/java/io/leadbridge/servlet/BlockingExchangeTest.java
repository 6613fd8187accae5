package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.CapturedLog;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.servlet.RawClient.Response;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadGenerator;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes when a filter before the servlet forbids async, or hands on a body that must be read blocking. */
class BlockingExchangeTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String LEADS = "/leads?sig=" + KEY;

    @TempDir
    private Path directory;

    private final LeadGenerator leads = new LeadGenerator(10);
    private LeadPipeline pipeline;
    private TestTomcat tomcat;

    @BeforeEach
    void start() {
        pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(directory.resolve("store")))
                .start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.close();
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesLeadsInAndSaysOnceThatTheyHoldThreads(boolean async) throws Exception {
        start(async, Duration.ofSeconds(10));
        try (CapturedLog log = new CapturedLog(LeadServlet.class)) {
            for (int i = 0; i < 3; i++) {
                assertThat(exchange("POST", LEADS, leads.next()).status()).isEqualTo(202);
            }
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("async");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersLikeTheOtherWay(boolean async) throws Exception {
        start(async, Duration.ofSeconds(10));

        assertThat(exchange("GET", LEADS, new byte[0]).status()).isEqualTo(405);
        assertThat(exchange("POST", "/leads", leads.next()).status()).isEqualTo(401);
        assertThat(exchange("POST", LEADS, "{".getBytes(UTF_8)).status()).isEqualTo(400);
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Content-Length: 262145").sendWhileTaken(new byte[262_145], 1);

            assertThat(client.response().status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsADripAtTheDeadline(boolean async) throws Exception {
        start(async, Duration.ofMillis(500));
        for (String framing : List.of("Content-Length: 200000", "Transfer-Encoding: chunked")) {
            try (Drips drips = new Drips(1, tomcat::client, LEADS, framing)) {
                assertThat(drips.all().get(0).response().status()).isEqualTo(408);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAChunkedBodyOnceItIsTooLong(boolean async) throws Exception {
        start(async, Duration.ofSeconds(10));
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Transfer-Encoding: chunked").send("40001\r\n".getBytes(UTF_8));

            assertThat(client.sendWhileTaken(new byte[262_145], 1).response().status())
                    .isEqualTo(413);
        }
    }

    @Test
    void takesLeadsInAfterASenderHasGone() throws Exception {
        start(false, Duration.ofSeconds(10));
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Content-Length: 10").send("{".getBytes(UTF_8));
        }
        assertThat(exchange("POST", LEADS, leads.next()).status()).isEqualTo(202);
    }

    private Response exchange(String method, String target, byte[] body) throws IOException {
        try (RawClient client = tomcat.client()) {
            return client.exchange(method, target, body);
        }
    }

    /** With {@code async} the filter allows async, but its request's body knows no listener. */
    private void start(boolean async, Duration bodyDeadline) {
        EndpointSettings settings =
                EndpointSettings.builder().keys(KEY).bodyDeadline(bodyDeadline).build();
        tomcat = new TestTomcat(directory, new LeadServlet(pipeline, settings), application -> {
            var filter = application.addFilter("filter", async ? LISTENERLESS : PLAIN);
            filter.setAsyncSupported(async);
            filter.addMappingForUrlPatterns(null, false, "/*");
        });
    }

    private static final Filter PLAIN = (request, response, chain) -> chain.doFilter(request, response);

    private static final Filter LISTENERLESS = (request, response, chain) -> chain.doFilter(
            new HttpServletRequestWrapper((HttpServletRequest) request) {
                @Override
                public ServletInputStream getInputStream() throws IOException {
                    return new Listenerless(super.getInputStream());
                }
            },
            response);

    private static final class Listenerless extends ServletInputStream {
        private final ServletInputStream input;

        Listenerless(ServletInputStream input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            return input.read();
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
