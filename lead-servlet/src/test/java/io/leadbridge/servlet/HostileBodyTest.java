package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.internal.Json;
import io.leadbridge.servlet.RawClient.Response;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a body is, it gets an answer that tells nothing, and the next lead gets in. */
class HostileBodyTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String LEADS = "/leads?sig=" + KEY;
    private static final LeadGenerator GENERATOR = new LeadGenerator(8);
    private static final int HUNDRED_MIB = 100 * 1024 * 1024;

    @TempDir
    private static Path directory;

    private static LeadPipeline pipeline;
    private static TestTomcat tomcat;

    @BeforeAll
    static void start() {
        pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(directory.resolve("store")))
                .start();
        // One second, since a sender who does not stop is held that long.
        EndpointSettings settings = EndpointSettings.builder()
                .keys(KEY)
                .bodyDeadline(Duration.ofSeconds(1))
                .build();
        tomcat = new TestTomcat(directory, new LeadServlet(pipeline, settings));
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.close();
        pipeline.close();
    }

    static Stream<Arguments> bodies() {
        return HostileBodies.all().entrySet().stream().map(body -> Arguments.of(body.getKey(), body.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void answersAHostileBodyWithoutATrace(String name, byte[] body) throws IOException {
        try (RawClient client = tomcat.client()) {
            Response response = client.exchange("POST", LEADS, body);

            assertThat(response.status()).isIn(202, 400, 422);
            assertTellsNothing(response);
            assertThat(response.headers()).containsEntry("cache-control", "no-store");
            assertThat(Json.mapper().readTree(response.body()).path("id").textValue())
                    .as("kept under an id")
                    .isNotNull();
        }
        assertTakesTheNextLead();
    }

    @Test
    void answers413ToAHundredMebibytesThatAreAnnounced() throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Content-Length: " + HUNDRED_MIB).sendWhileTaken(new byte[1 << 16], 1600);

            assertRefused(client.response(), 413);
        }
        assertTakesTheNextLead();
    }

    @Test
    void answers413ToAHundredMebibytesInChunks() throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Transfer-Encoding: chunked").sendWhileTaken(chunk(1 << 16), 1600);

            assertRefused(client.response(), 413);
        }
        assertTakesTheNextLead();
    }

    @Test
    void answers401ToAHundredMebibytesWithoutAKey() throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", "/leads", "Transfer-Encoding: chunked").sendWhileTaken(chunk(1 << 16), 1600);

            assertRefused(client.response(), 401);
        }
        assertTakesTheNextLead();
    }

    @ParameterizedTest
    @MethodSource
    void endsAConnectionWhoseFramingIsBroken(String framing, String body) throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, framing).sendWhileTaken(body.getBytes(US_ASCII), 1);

            assertThat(client.response().status()).isEqualTo(400);
        }
        assertTakesTheNextLead();
    }

    static Stream<Arguments> endsAConnectionWhoseFramingIsBroken() {
        return Stream.of(
                Arguments.of("Transfer-Encoding: chunked", "zzz\r\n{}"),
                Arguments.of("Transfer-Encoding: chunked", "-1\r\n{}"),
                Arguments.of("Transfer-Encoding: chunked", "ffffffffffffffffff\r\n{}"),
                Arguments.of("Transfer-Encoding: chunked", "2\r\n{}garbage"),
                Arguments.of("Transfer-Encoding: chunked", "0\r\n" + "a: b\r\n".repeat(5000)),
                Arguments.of("Content-Length: -2", "{}"),
                Arguments.of("Content-Length: 2\r\nContent-Length: 3", "{}"),
                Arguments.of("Content-Length: 99999999999999999999", "{}"));
    }

    private static void assertRefused(Response response, int status) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("connection", "close");
        assertTellsNothing(response);
    }

    private static void assertTellsNothing(Response response) {
        assertThat(response.body())
                .doesNotContain("Exception", "Error", "java.", "io.leadbridge", "\tat ", KEY, "contoso");
    }

    private static void assertTakesTheNextLead() throws IOException {
        try (RawClient client = tomcat.client()) {
            assertThat(client.exchange("POST", LEADS, GENERATOR.next()).status())
                    .isEqualTo(202);
        }
    }

    private static byte[] chunk(int length) {
        byte[] start = (Integer.toHexString(length) + "\r\n").getBytes(US_ASCII);
        byte[] chunk = Arrays.copyOf(start, start.length + length + 2);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return chunk;
    }
}
