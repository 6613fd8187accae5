package io.leadbridge.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.LeadPipeline;
import io.leadbridge.endpoint.EndpointSettings;
import io.leadbridge.internal.Json;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.servlet.RawClient.Response;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.testkit.LeadGenerator;
import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table of answers, on real sockets and a real store. */
class LeadServletTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String LEADS = "/leads?sig=" + KEY;
    private static final OfferId SUITE = new OfferId("contoso.suite");
    private static final LeadGenerator GENERATOR = new LeadGenerator(7);

    @TempDir
    private static Path directory;

    private static LeadPipeline pipeline;
    private static TestTomcat tomcat;

    @BeforeAll
    static void start() {
        pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(directory.resolve("store")))
                .start();
        tomcat = new TestTomcat(directory, new LeadServlet(pipeline, settings()));
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.close();
        pipeline.close();
    }

    private static EndpointSettings settings() {
        return EndpointSettings.builder()
                .keys(KEY)
                .offer("suite", SUITE, List.of("suite-key-0123456789"))
                .build();
    }

    @Test
    void acceptsALeadOnceItIsDurable() throws IOException {
        Response response = post(LEADS, GENERATOR.next());

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "no-store");
        assertThat(json(response).path("status").textValue()).isEqualTo("accepted");
        assertThat(pipeline.find(idIn(response))).isPresent();
    }

    @Test
    void answersTheSameLeadAgainWithItsFirstId() throws IOException {
        byte[] lead = GENERATOR.next();
        Response first = post(LEADS, lead);
        Response second = post(LEADS, lead);

        assertThat(second.status()).isEqualTo(202);
        assertThat(json(second).path("status").textValue()).isEqualTo("duplicate");
        assertThat(idIn(second)).isEqualTo(idIn(first));
    }

    @Test
    void marksATestLead() throws IOException {
        Response response = post(LEADS, LeadPayload.TEST_LEAD.bytes());

        assertThat(response.status()).isEqualTo(202);
        assertThat(json(response).path("status").textValue()).isEqualTo("test");
    }

    @Test
    void quarantinesALeadOfNobodyWhoCanBeReached() throws IOException {
        Response response = post(LEADS, LeadPayload.EMPTY_OBJECT.bytes());

        assertThat(response.status()).isEqualTo(202);
        assertThat(json(response).path("status").textValue()).isEqualTo("quarantined");
        assertKept(response, QuarantineReason.UNREACHABLE, LeadPayload.EMPTY_OBJECT.bytes());
    }

    @Test
    void keepsWhatIsNotJson() throws IOException {
        byte[] body = LeadPayload.TEST_LEAD_AS_PRINTED.bytes();
        Response response = post(LEADS, body);

        assertProblem(response, 400, "malformed-lead");
        assertKept(response, QuarantineReason.MALFORMED, body);
    }

    @Test
    void keepsAnEmptyBody() throws IOException {
        Response response = post(LEADS, new byte[0]);

        assertProblem(response, 400, "malformed-lead");
        assertKept(response, QuarantineReason.MALFORMED, new byte[0]);
    }

    @Test
    void keepsWhatBreaksTheSchemaAndNamesEveryViolation() throws IOException {
        byte[] body = LeadPayload.ARRAY_BODY.bytes();
        Response response = post(LEADS, body);

        assertProblem(response, 422, "invalid-lead");
        assertThat(json(response).path("violations"))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.fieldNames())
                        .toIterable()
                        .containsExactly("pointer", "keyword", "message"));
        assertKept(response, QuarantineReason.INVALID, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/leads",
                "/leads?sig=",
                "/leads?sig=wrong-key-0123456789",
                "/leads?sig=" + KEY + "&sig=" + KEY,
                "/leads?sig=suite-key-0123456789",
                "/leads/suite?sig=" + KEY
            })
    void refusesWhatCarriesNoValidKey(String target) throws IOException {
        Response response = post(target, GENERATOR.next());

        assertProblem(response, 401, "key-refused");
        assertThat(response.headers()).containsKey("www-authenticate");
    }

    @Test
    void readsNoKeyFromABodyOrAHeader() throws IOException {
        byte[] form = ("sig=" + KEY).getBytes(UTF_8);

        assertProblem(post("/leads", form, "Content-Type: application/x-www-form-urlencoded"), 401, "key-refused");
        assertProblem(post("/leads", form, "sig: " + KEY), 401, "key-refused");
    }

    @Test
    void bindsTheUrlOfAnOfferToIt() throws IOException {
        Response response = post("/leads/suite?sig=suite-key-0123456789", GENERATOR.next());

        assertThat(pipeline.find(idIn(response)).orElseThrow().lead().offer()).isEqualTo(SUITE);
    }

    @Test
    void acceptsAnUnknownOfferUnderItsName() throws IOException {
        Response response = post("/leads/contoso.gone?sig=" + KEY, GENERATOR.next());

        assertThat(pipeline.find(idIn(response)).orElseThrow().lead().offer()).isEqualTo(new OfferId("contoso.gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "LOCK", "post", "X-Y!"})
    void answersEveryOtherMethodWithTheOneThatIsAllowed(String method) throws IOException {
        Response response = exchange(method, LEADS, "{}".getBytes(UTF_8));

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers()).containsEntry("allow", "POST");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        Response response = exchange("HEAD", LEADS, new byte[0]);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "POST");
    }

    @Test
    void leavesTraceToTheContainerWhichRefusesIt() throws IOException {
        assertThat(exchange("TRACE", LEADS, new byte[0]).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding: gzip, unsupported-encoding",
        "Content-Type: application/x-www-form-urlencoded, unsupported-media-type",
        "Content-Type: multipart/form-data; boundary=x, unsupported-media-type",
        "Content-Type: text/xml, unsupported-media-type",
        "Content-Type: application/octet-stream, unsupported-media-type"
    })
    void refusesWhatIsNotSentAsPlainJson(String header, String problem) throws IOException {
        assertProblem(post(LEADS, GENERATOR.next(), header), 415, problem);
    }

    @Test
    void seesEveryContentEncodingHeader() throws IOException {
        Response response = post(LEADS, GENERATOR.next(), "Content-Encoding: identity", "Content-Encoding: br");

        assertProblem(response, 415, "unsupported-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-No-Content-Type: at all",
                "Content-Type: text/plain",
                "Content-Type: text/json; charset=iso-8859-1",
                "Content-Type: application/vnd.contoso+json",
                "Content-Type: application/json; charset=klingon",
                "Content-Type: ;;=\"",
                "Content-Encoding: identity"
            })
    void readsWhatMayBeJson(String header) throws IOException {
        assertThat(post(LEADS, GENERATOR.next(), header).status()).isEqualTo(202);
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLongAtOnce() throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Content-Length: 262145");

            assertProblem(client.response(), 413, "body-too-large");
        }
    }

    @Test
    void leavesTheSenderOfTooMuchTheTimeToSeeItsAnswer() throws IOException {
        for (String framing : List.of("Content-Length: 10000000", "Transfer-Encoding: chunked")) {
            try (RawClient client = tomcat.client()) {
                client.head("POST", LEADS, framing).send("50000\r\n".getBytes(UTF_8));
                client.send(new byte[0x50000]);

                assertProblem(client.response(), 413, "body-too-large");
                assertThat(client.staysOpen(300)).isTrue();
            }
        }
    }

    @Test
    void readsABodyAsLongAsTheLimitAndNoLonger() throws IOException {
        assertProblem(post(LEADS, new byte[262_144]), 400, "malformed-lead");
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Transfer-Encoding: chunked").send("40001\r\n".getBytes(UTF_8));
            client.send(new byte[262_145]);

            assertProblem(client.response(), 413, "body-too-large");
        }
    }

    @Test
    void readsAChunkedLead() throws IOException {
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Transfer-Encoding: chunked");
            for (byte b : GENERATOR.next()) {
                client.send(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
            }
            client.send("0\r\n\r\n".getBytes(UTF_8));

            assertThat(client.response().status()).isEqualTo(202);
        }
    }

    @Test
    void keepsAConnectionForTheNextLead() throws IOException {
        try (RawClient client = tomcat.client()) {
            assertThat(client.exchange("POST", LEADS, GENERATOR.next()).status())
                    .isEqualTo(202);
            assertThat(client.exchange("POST", "/leads", GENERATOR.next()).status())
                    .isEqualTo(401);
            assertThat(client.exchange("GET", LEADS, new byte[0]).status()).isEqualTo(405);
            assertThat(client.exchange("POST", LEADS, GENERATOR.next()).status())
                    .isEqualTo(202);
        }
    }

    @Test
    void answersPipelinedLeadsInOrder() throws IOException {
        byte[] lead = GENERATOR.next();
        try (RawClient client = tomcat.client()) {
            for (int i = 0; i < 5; i++) {
                client.head("POST", LEADS, "Content-Length: " + lead.length).send(lead);
            }
            assertThat(json(client.response()).path("status").textValue()).isEqualTo("accepted");
            for (int i = 1; i < 5; i++) {
                assertThat(json(client.response()).path("status").textValue()).isEqualTo("duplicate");
            }
        }
    }

    @Test
    void answersAClientThatWaitsToBeToldToGoOn() throws IOException {
        byte[] lead = GENERATOR.next();
        try (RawClient client = tomcat.client()) {
            client.head("POST", LEADS, "Expect: 100-continue", "Content-Length: " + lead.length);
            assertThat(client.response().status()).isEqualTo(100);
            assertThat(client.send(lead).response().status()).isEqualTo(202);
        }
    }

    @Test
    void answers503WhenTheStoreDoesNotTakeTheLead(@TempDir Path elsewhere) throws Exception {
        LeadPipeline closed = LeadPipeline.builder()
                .store(LeadStore.inDirectory(elsewhere.resolve("store")))
                .start();
        closed.close();
        try (TestTomcat other = new TestTomcat(elsewhere, new LeadServlet(closed, settings()));
                RawClient client = other.client()) {
            Response response = client.exchange("POST", LEADS, GENERATOR.next());

            assertProblem(response, 503, "not-stored");
            assertThat(response.headers()).containsKey("retry-after");
        }
    }

    private static Response post(String target, byte[] body, String... headers) throws IOException {
        return exchange("POST", target, body, headers);
    }

    private static Response exchange(String method, String target, byte[] body, String... headers) throws IOException {
        try (RawClient client = tomcat.client()) {
            return client.exchange(method, target, body, headers);
        }
    }

    private static void assertProblem(Response response, int status, String name) throws IOException {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store");
        assertThat(json(response).path("type").textValue()).isEqualTo("urn:leadbridge:problem:" + name);
        assertThat(json(response).path("status").intValue()).isEqualTo(status);
    }

    private static void assertKept(Response response, QuarantineReason reason, byte[] body) throws IOException {
        assertThat(pipeline.findQuarantined(idIn(response))).hasValueSatisfying(kept -> {
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.body()).isEqualTo(body);
        });
    }

    private static LeadId idIn(Response response) throws IOException {
        return LeadId.parse(json(response).path("id").textValue());
    }

    private static JsonNode json(Response response) throws IOException {
        return Json.mapper().readTree(response.body());
    }
}
