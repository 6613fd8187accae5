package io.leadbridge.sinks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.OfferId;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class WebhookSinkTest extends LeadSinkContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final Duration SOON = Duration.ofMillis(500);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_SECRET = "whsec_dGhlIG9sZCBzZWNyZXQgb2YgdGhlIHJlY2VpdmVy";

    private final Queue<Request> taken = new ConcurrentLinkedQueue<>();
    private final FakeServer receiver = FakeServer.start(request -> {
        taken.add(request);
        return Answer.of(202).withBody("thank you");
    });

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Override
    protected WebhookSink open() {
        return WebhookSink.to(url());
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAY_MAKE_A_SECOND_RECORD;
    }

    @Override
    protected List<String> records() {
        return taken.stream()
                .map(request -> request.header("webhook-id").orElseThrow())
                .toList();
    }

    @Override
    protected String description(Delivery delivery) {
        Request request = taken.stream()
                .filter(each -> each.header("webhook-id").orElseThrow().equals(nameOf(delivery)))
                .findFirst()
                .orElseThrow();
        return LeadJson.read(request.body().getBytes(UTF_8)).description();
    }

    @Override
    protected int calls() {
        return receiver.requests().size();
    }

    @Override
    protected List<String> secrets() {
        return List.of("s3cr3t", "hunter2");
    }

    @Override
    protected void breakDestination() {
        receiver.always().answer(500);
    }

    private URI url() {
        return URI.create(receiver.url() + "/hooks/s3cr3t?key=hunter2");
    }

    private WebhookSink.Builder hook() {
        return WebhookSink.builder(url()).clock(ManualClock.at(NOW));
    }

    private DeliveryResult deliver() throws Exception {
        return deliver(SOON.multipliedBy(60));
    }

    private DeliveryResult deliver(Duration limit) throws Exception {
        try (WebhookSink sink = open()) {
            return sink.deliver(delivery(limit));
        }
    }

    private static Delivery delivery(Duration limit) {
        Lead lead = Lead.builder(LeadId.newAt(NOW), NOW)
                .offer(new OfferId("contoso.crm"))
                .userDetails(UserDetails.builder()
                        .firstName("Zephyrine")
                        .email("zephyrine@nowhere.example")
                        .phone("5550147")
                        .build())
                .leadSource(LeadSource.parse("AzureMarketplace-DNC|contoso.crm"))
                .actionCode(ActionCode.DNC)
                .offerTitle("CRM Suite")
                .description("Two\nlines, ünd 👩‍💻.")
                .extension("seats", List.of(1, Map.of("more", true)))
                .build();
        return new Delivery(lead, "hook", RecordKey.of(lead.id(), "hook"), 1, limit);
    }

    private static void deliverTo(WebhookSink sink, Delivery delivery) throws Exception {
        try (sink) {
            assertThat(sink.deliver(delivery)).isEqualTo(DeliveryResult.delivered());
        }
    }

    @Test
    void postsTheLeadWithAllItsFields() throws Exception {
        Delivery delivery = delivery(SOON.multipliedBy(60));

        deliverTo(hook().header("Authorization", "Bearer hunter2").build(), delivery);

        Request request = taken.element();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hooks/s3cr3t?key=hunter2");
        assertThat(request.body()).isEqualTo(new String(LeadJson.write(delivery.lead()), UTF_8));
        assertThat(LeadJson.read(request.body().getBytes(UTF_8))).isEqualTo(delivery.lead());
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("Authorization", "Bearer hunter2")
                .containsEntry("webhook-id", delivery.recordKey().toString())
                .containsEntry("webhook-timestamp", "1795342530")
                .doesNotContainKey("webhook-signature");
    }

    @Test
    void signsEachAttemptAfresh() throws Exception {
        ManualClock clock = ManualClock.at(NOW);
        Delivery delivery = delivery(SOON.multipliedBy(60));
        try (WebhookSink sink = hook().secret(SECRET).clock(clock).build()) {
            sink.deliver(delivery);
            clock.advance(Duration.ofMinutes(5));
            sink.deliver(delivery);
        }

        assertThat(taken)
                .extracting(request -> request.header("webhook-timestamp").orElseThrow())
                .containsExactly("1795342530", "1795342830");
        assertThat(taken)
                .allSatisfy(request ->
                        assertThat(request.header("webhook-signature")).hasValue(signature(SECRET, request)));
    }

    @Test
    void signsWithTheNewSecretAndTheOldOne() throws Exception {
        deliverTo(hook().secret(SECRET).secret(OLD_SECRET).build(), delivery(SOON.multipliedBy(60)));

        assertThat(taken.element().header("webhook-signature"))
                .hasValue(signature(SECRET, taken.element()) + " " + signature(OLD_SECRET, taken.element()));
    }

    /** As a receiver computes it, out of what came over the wire. */
    private static String signature(String secret, Request request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = request.header("webhook-id").orElseThrow() + "."
                + request.header("webhook-timestamp").orElseThrow() + "." + request.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    /** The example of the specification. */
    @Test
    void signsAsTheSpecificationDoes() {
        String signature = Secret.parse(SECRET)
                .signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everySuccessIsDelivered(int status) throws Exception {
        receiver.next().answer(status);

        assertThat(deliver()).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void triesAgainLater(int status) throws Exception {
        receiver.next().answer(Answer.of(status).with("Retry-After", "120"));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.notBefore()).hasSeconds(120));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void aRefusalOfTheLeadIsForGood(int status) throws Exception {
        receiver.next().answer(status);

        assertThat(deliver()).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 410})
    void isBlockedWhenNoLeadWillPass(int status) throws Exception {
        receiver.next().answer(status);

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .contains("answered " + status)
                                .containsAnyOf("check", "new address"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        receiver.next().answer(Answer.of(status).with("Location", receiver.url() + "/elsewhere"));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.reason()).contains("it redirects"));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void theLeadComesAgainUnderTheSameIdWhenTheAnswerIsLost() throws Exception {
        Delivery delivery = delivery(SOON.multipliedBy(60));
        receiver.next().acceptThenDrop();

        try (WebhookSink sink = open()) {
            assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
        }

        assertThat(records()).containsExactly(nameOf(delivery), nameOf(delivery));
    }

    @Test
    void triesAgainWhenTheConnectionIsReset() throws Exception {
        receiver.next().reset();

        assertThat(deliver()).isInstanceOf(Retry.class);
    }

    @Test
    void triesAgainWhenNobodyListens() throws Exception {
        receiver.close();

        assertThat(deliver()).isInstanceOf(Retry.class);
    }

    @Test
    void triesAgainWhenNoAnswerComesInTime() throws Exception {
        receiver.always().hang();

        assertThat(deliver(SOON)).isInstanceOf(Retry.class);
    }

    @Test
    void triesAgainWhenTheBodyDoesNotEndInTime() throws Exception {
        receiver.always().slowBody(Duration.ofSeconds(20));

        assertThat(deliver(SOON)).isInstanceOf(Retry.class);
    }

    @Test
    void readsNoBodyWithoutAnEnd() throws Exception {
        receiver.next().endlessBody();

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.reason()).contains("more than 1048576 bytes"));
    }

    @Test
    void anInterruptEndsTheCall() {
        receiver.always().hang();
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::deliver).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 410, 429, 500})
    void tellsNoSecret(int status) throws Exception {
        receiver.next().answer(Answer.of(status).withBody("zephyrine hunter2 s3cr3t"));
        try (WebhookSink sink =
                hook().secret(SECRET).header("Authorization", "Bearer hunter2").build()) {
            assertThat(sink.deliver(delivery(SOON.multipliedBy(60))) + " " + sink)
                    .contains("127.0.0.1")
                    .doesNotContain("hunter2", "s3cr3t", "zephyrine", SECRET);
        }
    }

    @Test
    void namesEveryFaultWhenItIsBuilt() {
        WebhookSink.Builder faulty = WebhookSink.builder(URI.create("http://hooks.contoso.com/s3cr3t"))
                .secret("whsec_dG9vIHNob3J0")
                .header("Host", "hunter2");

        assertThatIllegalArgumentException()
                .isThrownBy(faulty::build)
                .withMessageContainingAll("url would send", "use https", "secret must be whsec_", "headers has")
                .withMessageNotContainingAny("s3cr3t", "dG9v", "hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "whsec_", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void refusesWhatIsNoSecret(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook().secret(secret).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "\u0000"})
    void refusesAHeaderThatIsMoreThanOne(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook().header("X-Lead", value).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook().header(value, "x").build());
    }

    @Test
    void aPreviewIsTheRequestWithoutItsSecrets() throws Exception {
        Delivery delivery = delivery(SOON);
        try (WebhookSink sink =
                hook().secret(SECRET).header("Authorization", "Bearer t0ken").build()) {
            assertThat(sink.preview(delivery).request()).startsWith("""
                    POST %s/***
                    Accept: application/json
                    Authorization: ***
                    Content-Type: application/json; charset=utf-8
                    webhook-id: %s
                    webhook-signature: ***
                    webhook-timestamp: 1795342530

                    {
                      "id" : "%s",
                    """.formatted(
                    receiver.url(), delivery.recordKey(), delivery.lead().id()));
        }
    }
}
