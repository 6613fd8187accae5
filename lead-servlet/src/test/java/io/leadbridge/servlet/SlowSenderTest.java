package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.Receipt.Accepted;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.endpoint.ScriptedEndpoint;
import io.leadbridge.model.LeadId;
import io.leadbridge.servlet.RawClient.Response;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Senders that drip hold no thread: 250 of them against the 10 threads of the container. */
class SlowSenderTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String LEADS = "/leads?sig=" + KEY;
    private static final int SENDERS = 250;

    @TempDir
    private Path directory;

    private LeadPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(directory.resolve("store")))
                .start();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @ParameterizedTest
    @CsvSource({
        LEADS + ", Content-Length: 200000",
        LEADS + ", Transfer-Encoding: chunked",
        "/leads, Content-Length: 200000",
        "/leads, Transfer-Encoding: chunked"
    })
    void letGoodLeadsPass(String target, String framing) throws Exception {
        LeadGenerator leads = new LeadGenerator(9);
        try (TestTomcat tomcat = tomcat(Duration.ofMinutes(5));
                Drips drips = new Drips(SENDERS, tomcat::client, target, framing)) {
            drips.awaitRounds(2);
            for (int i = 0; i < 50; i++) {
                try (RawClient client = tomcat.client()) {
                    assertThat(client.exchange("POST", LEADS, leads.next()).status())
                            .isEqualTo(202);
                }
            }
            for (RawClient drip : drips.all()) {
                assertThat(drip.isWaiting()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        LEADS + ", Content-Length: 200000, 408",
        LEADS + ", Transfer-Encoding: chunked, 408",
        "/leads, Content-Length: 200000, 401"
    })
    void areAnsweredAtTheDeadline(String target, String framing, int status) throws Exception {
        try (TestTomcat tomcat = tomcat(Duration.ofSeconds(1));
                Drips drips = new Drips(SENDERS, tomcat::client, target, framing)) {
            for (RawClient drip : drips.all()) {
                Response response = drip.response();
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.headers())
                        .containsEntry("content-type", "application/problem+json")
                        .containsEntry("connection", "close");
                assertThat(drip.isEnded()).isTrue();
            }
        }
    }

    @Test
    void areAnsweredAtTheDeadlineWhenTheySendNothingAtAll() throws Exception {
        try (TestTomcat tomcat = tomcat(Duration.ofMillis(200));
                RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Content-Length: 10");

            assertThat(client.response().status()).isEqualTo(408);
        }
    }

    @Test
    void doNotSufferFromAStoreThatIsSlowToo() throws Exception {
        Receipt receipt = new Accepted(LeadId.newAt(Instant.EPOCH), false);
        LeadServlet servlet = new LeadServlet(ScriptedEndpoint.of(
                settings(Duration.ofMillis(1)),
                (body, offer) -> new CompletableFuture<Receipt>().completeOnTimeout(receipt, 3, TimeUnit.SECONDS)));
        try (TestTomcat tomcat = new TestTomcat(directory, servlet);
                RawClient client = tomcat.client()) {
            assertThat(client.exchange("POST", LEADS, "{}".getBytes(UTF_8)).status())
                    .isEqualTo(202);
        }
    }

    private TestTomcat tomcat(Duration bodyDeadline) {
        return new TestTomcat(directory, new LeadServlet(pipeline, settings(bodyDeadline)));
    }

    private static EndpointSettings settings(Duration bodyDeadline) {
        return EndpointSettings.builder().keys(KEY).bodyDeadline(bodyDeadline).build();
    }
}
