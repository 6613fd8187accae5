package io.leadbridge.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.leadbridge.endpoint.Admission.Admitted;
import io.leadbridge.endpoint.Admission.Refused;
import io.leadbridge.model.OfferId;
import io.leadbridge.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided before the body is read. */
class AdmissionTest {
    private static final String KEY = "endpoint-key-0123456789";
    private static final String OLD_KEY = "endpoint_KEY_of_last_year";
    private static final String SUITE_KEY = "suite-key-0123456789";
    private static final OfferId SUITE = new OfferId("contoso.suite");
    private static final OfferId TOOLS = new OfferId("contoso.tools");

    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final LeadEndpoint endpoint = new LeadEndpoint(
            (body, offer) -> new CompletableFuture<>(),
            EndpointSettings.builder()
                    .keys(OLD_KEY, KEY)
                    .maxBody(1000)
                    .offer("suite", SUITE, List.of(SUITE_KEY))
                    .offer("tools", TOOLS)
                    .build(),
            clock);

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
}
