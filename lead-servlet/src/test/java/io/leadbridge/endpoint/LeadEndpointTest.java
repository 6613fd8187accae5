package io.leadbridge.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.Receipt;
import io.leadbridge.Receipt.Accepted;
import io.leadbridge.Receipt.Duplicate;
import io.leadbridge.Receipt.Quarantined;
import io.leadbridge.endpoint.Admission.Admitted;
import io.leadbridge.endpoint.Admission.Refused;
import io.leadbridge.internal.Json;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.validation.Violation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadEndpointTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String OLD_KEY = "endpoint_KEY_of_last_year";
    private static final String SUITE_KEY = "suite-key-0123456789";
    private static final OfferId SUITE = new OfferId("contoso.suite");
    private static final OfferId TOOLS = new OfferId("contoso.tools");
    private static final LeadId ID = LeadId.newAt(Instant.EPOCH);

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private Supplier<CompletableFuture<Receipt>> pipeline = CompletableFuture::new;
    private final LeadEndpoint endpoint = new LeadEndpoint(
            (body, offer) -> pipeline.get(),
            EndpointSettings.builder()
                    .keys(OLD_KEY, KEY)
                    .maxBody(1000)
                    .offer("suite", SUITE, List.of(SUITE_KEY))
                    .offer("tools", TOOLS)
                    .build(),
            clock);

    // -- before the body

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "post", "", "G@RBAGE"})
    void answersEveryOtherMethodWithTheOneThatIsAllowed(String method) {
        Answer answer = refusal(new RequestHead(method, null, null, null, null, -1));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "POST");
        assertThat(endpoint.refusedKeys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sig=" + KEY,
                "sig=" + OLD_KEY,
                "api-version=1&sig=" + KEY + "&sv=2",
                "sig=endpoint%2Dkey%2d0123456789",
                "%73ig=" + KEY
            })
    void isOpenedByEveryLiveKey(String query) {
        assertThat(endpoint.admit(post(null, query))).isEqualTo(new Admitted(null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sig",
                "sig=",
                "sig=wrong-key-0123456789",
                "SIG=" + KEY,
                "code=" + KEY,
                "sig=" + KEY + "&sig=" + KEY,
                "sig=" + KEY + "&sig=wrong-key-0123456789",
                "sig=" + KEY + "&%73ig=" + OLD_KEY,
                "sig=" + KEY + "&sig",
                "sig=" + KEY + ",",
                "sig=" + KEY + "%00",
                "sig=" + KEY + "+",
                "sig=%zz" + KEY,
                "sig=%",
                "sig=" + SUITE_KEY,
                "&&=&",
            })
    void refusesARequestWithoutExactlyOneValidKey(@Nullable String query) {
        Answer answer = refusal(post(null, query));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsKey("WWW-Authenticate");
        assertThat(answer.body()).contains("urn:leadbridge:problem:key-refused").doesNotContain(KEY);
        assertThat(endpoint.refusedKeys()).isOne();
    }

    @Test
    void opensAnOffersUrlByItsOwnKeysOnly() {
        assertThat(endpoint.admit(post("/suite", "sig=" + SUITE_KEY))).isEqualTo(new Admitted(SUITE));
        assertThat(refusal(post("/suite", "sig=" + KEY)).status()).isEqualTo(401);
        assertThat(refusal(post("/tools", "sig=" + SUITE_KEY)).status()).isEqualTo(401);
        assertThat(refusal(post("/", "sig=" + SUITE_KEY)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tools", "/tools/", "//tools"})
    void opensAnOfferWithoutKeysByThoseOfTheEndpoint(String path) {
        assertThat(endpoint.admit(post(path, "sig=" + KEY))).isEqualTo(new Admitted(TOOLS));
    }

    @ParameterizedTest
    @CsvSource({"/gone, gone", "/contoso.gone/, contoso.gone", "/suite/deeper, suite/deeper", "/Suite, Suite"})
    void admitsAnUnknownOfferUnderItsNameAndWarns(String path, String offer) {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            assertThat(endpoint.admit(post(path, "sig=" + KEY))).isEqualTo(new Admitted(new OfferId(offer)));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("(" + offer + ")");
        }
    }

    @Test
    void admitsAnUnknownOfferWhoseNameIsNoOfferId() {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            assertThat(endpoint.admit(post("/two words\nFORGED", "sig=" + KEY))).isEqualTo(new Admitted(null));
            assertThat(log.lines()).singleElement().asString().doesNotContain("FORGED");
        }
    }

    @Test
    void showsNoUnprintableNameInTheLog() {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            endpoint.admit(post("/a\u001b[31m\u0085b\u2028c", "sig=" + KEY));
            assertThat(log.lines()).singleElement().asString().doesNotContain("\u001b", "\u0085", "\u2028");
        }
    }

    @Test
    void refusesAnUnknownOfferWithoutTheEndpointsKey() {
        assertThat(refusal(post("/gone", "sig=" + SUITE_KEY)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "application/json",
                "APPLICATION/JSON; charset=\"iso-8859-1\"",
                "application/json;charset=klingon",
                "text/json",
                "text/plain; charset=utf-16",
                "application/vnd.contoso+json",
                "application/problem+JSON ; v=1",
                "application/x-unheard-of",
                "no type at all",
                ";;;",
                "/"
            })
    void readsWhatMayBeJson(@Nullable String contentType) {
        assertThat(endpoint.admit(new RequestHead("POST", null, "sig=" + KEY, contentType, null, -1)))
                .isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-URLencoded; charset=UTF-8",
                "multipart/form-data; boundary=x",
                "application/xml",
                "text/xml;charset=utf-8",
                "application/soap+xml",
                "text/html",
                "text/csv",
                "application/octet-stream",
                "application/pdf",
                "application/zip",
                "application/gzip",
                "image/png",
                "image/svg+xml",
                "audio/ogg",
                "video/mp4"
            })
    void refusesWhatIsClearlyNotJson(String contentType) {
        Answer answer = refusal(new RequestHead("POST", null, "sig=" + KEY, contentType, null, -1));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("unsupported-media-type").doesNotContain(contentType);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "''", "identity", "Identity", "'identity,'", "' , IDENTITY'"})
    void readsBodiesThatAreNotEncoded(@Nullable String contentEncoding) {
        assertThat(endpoint.admit(new RequestHead("POST", null, "sig=" + KEY, null, contentEncoding, -1)))
                .isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "'identity, gzip'", "'gzip,identity'", "x", "aws-chunked"})
    void refusesEncodedBodies(String contentEncoding) {
        Answer answer = refusal(new RequestHead("POST", null, "sig=" + KEY, null, contentEncoding, -1));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers()).containsEntry("Accept-Encoding", "identity");
    }

    @Test
    void refusesAnAnnouncedLengthOverTheLimit() {
        assertThat(refusal(new RequestHead("POST", null, "sig=" + KEY, null, null, 1001))
                        .status())
                .isEqualTo(413);
        assertThat(endpoint.admit(new RequestHead("POST", null, "sig=" + KEY, null, null, 1000)))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void looksAtMethodThenKeyThenHeadersThenLength() {
        assertThat(refusal(new RequestHead("PUT", null, null, "text/html", "br", 1001))
                        .status())
                .isEqualTo(405);
        assertThat(refusal(new RequestHead("POST", null, null, "text/html", "br", 1001))
                        .status())
                .isEqualTo(401);
        assertThat(refusal(new RequestHead("POST", null, "sig=" + KEY, "text/html", "br", 1001))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void saysInTheLogThatARequestWithAKeyWasTurnedAway() {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            endpoint.admit(new RequestHead("POST", null, "sig=" + KEY, null, "gzip", -1));
            endpoint.admit(post(null, "sig=wrong-key-0123456789"));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .contains("unsupported-encoding")
                    .doesNotContain(KEY);
        }
    }

    // -- refused keys

    @Test
    void warnsOnceOfABurstOfRefusedKeysAndAgainInTheNextHour() {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            refuseKeys(4);
            assertThat(log.lines()).isEmpty();

            refuseKeys(200);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING 5 requests within an hour")
                    .contains("Partner Center")
                    .doesNotContain("wrong-key");

            clock.advance(Duration.ofHours(1));
            refuseKeys(5);
            assertThat(log.lines()).hasSize(2);
            assertThat(endpoint.refusedKeys()).isEqualTo(209);
        }
    }

    @Test
    void doesNotTakeScatteredRefusalsForABurst() {
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            for (int i = 0; i < 20; i++) {
                refuseKeys(1);
                clock.advance(Duration.ofMinutes(30));
            }
            assertThat(log.lines()).isEmpty();
        }
    }

    // -- after the body

    @Test
    void answersWhatBecameOfALead() throws IOException {
        assertStatus(new Accepted(ID, false), "accepted");
        assertStatus(new Accepted(ID, true), "test");
        assertStatus(new Duplicate(ID), "duplicate");
        assertStatus(quarantined(QuarantineReason.UNREACHABLE), "quarantined");
        assertStatus(quarantined(QuarantineReason.UNREADABLE), "quarantined");
    }

    private void assertStatus(Receipt receipt, String status) throws IOException {
        Answer answer = answerFor(receipt);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store");
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + ID + "\",\"status\":\"" + status + "\"}");
    }

    @Test
    void answersBadJsonWith400AndItsId() throws IOException {
        Answer answer = answerFor(quarantined(QuarantineReason.MALFORMED));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).path("type").textValue()).isEqualTo("urn:leadbridge:problem:malformed-lead");
        assertThat(json(answer).path("id").textValue()).isEqualTo(ID.toString());
        assertThat(json(answer).path("detail").textValue()).isEqualTo("why");
        assertThat(json(answer).has("violations")).isFalse();
    }

    @Test
    void answersAnInvalidLeadWith422AndEveryViolation() throws IOException {
        Answer answer = answerFor(new Quarantined(
                ID,
                QuarantineReason.INVALID,
                "why",
                List.of(
                        new Violation("/UserDetails/Phone", "type", "must be a string"),
                        new Violation("/\"</script>\ud800", "required", "is needed"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        JsonNode violations = json(answer).path("violations");
        assertThat(violations).hasSize(2);
        assertThat(violations.get(0).toString())
                .isEqualTo(
                        "{\"pointer\":\"/UserDetails/Phone\",\"keyword\":\"type\",\"message\":\"must be a string\"}");
    }

    @Test
    void answersWhateverFailsWith503AndTellsNothingOfIt() throws IOException {
        assertNotStored(() -> CompletableFuture.failedFuture(new IllegalStateException("jane@contoso.com")));
        assertNotStored(() -> CompletableFuture.failedFuture(new StackOverflowError("jane@contoso.com")));
        assertNotStored(() -> {
            throw new IllegalStateException("jane@contoso.com");
        });
    }

    private void assertNotStored(Supplier<CompletableFuture<Receipt>> fault) throws IOException {
        pipeline = fault;
        try (CapturedLog log = new CapturedLog(LeadEndpoint.class)) {
            Answer answer = endpoint.accept("{}".getBytes(UTF_8), null).join();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "10");
            assertThat(answer.body()).doesNotContain("Exception", "Error", "jane");
            assertThat(json(answer).path("type").textValue()).isEqualTo("urn:leadbridge:problem:not-stored");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE")
                    .doesNotContain("jane");
        }
    }

    @Test
    void writesEveryProblemAsRfc9457Says() throws IOException {
        for (Answer answer : List.of(endpoint.bodyTooLarge(), endpoint.bodyTooSlow(), LeadEndpoint.notStored())) {
            assertThat(answer.headers())
                    .containsEntry("Content-Type", "application/problem+json")
                    .containsEntry("Cache-Control", "no-store");
            assertThat(json(answer).path("status").intValue()).isEqualTo(answer.status());
            assertThat(json(answer).path("title").textValue()).isNotBlank();
            assertThat(json(answer).path("detail").textValue()).isNotBlank();
        }
    }

    @Test
    void keepsTheKeyOutOfTheTextOfARequest() {
        assertThat(post("/suite", "sig=" + KEY))
                .asString()
                .contains("POST", "/suite")
                .doesNotContain(KEY);
    }

    private static RequestHead post(@Nullable String path, @Nullable String query) {
        return new RequestHead("POST", path, query, "application/json", null, 2);
    }

    private Answer refusal(RequestHead head) {
        return assertThat(endpoint.admit(head))
                .asInstanceOf(type(Refused.class))
                .actual()
                .answer();
    }

    private void refuseKeys(int times) {
        for (int i = 0; i < times; i++) {
            endpoint.admit(post(null, "sig=wrong-key-0123456789"));
        }
    }

    private Answer answerFor(Receipt given) {
        pipeline = () -> CompletableFuture.completedFuture(given);
        return endpoint.accept("{}".getBytes(UTF_8), null).join();
    }

    private static Quarantined quarantined(QuarantineReason reason) {
        return new Quarantined(ID, reason, "why", List.of());
    }

    private static JsonNode json(Answer answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }
}
