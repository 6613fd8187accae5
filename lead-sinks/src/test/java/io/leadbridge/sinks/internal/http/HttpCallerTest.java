package io.leadbridge.sinks.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.leadbridge.internal.Json;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.Request;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCallerTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final FakeServer server = FakeServer.start(request -> Answer.json(200, request.body()));
    private final HttpCaller caller = HttpCaller.create(InstantSource.system());

    @AfterEach
    void close() {
        caller.close();
        server.close();
    }

    @Test
    void sendsJsonAndReadsTheAnswerWhole() throws Exception {
        server.keepBodies();
        HttpRequest request = HttpCaller.json(
                        "PATCH", address(), Json.mapper().createObjectNode().put("name", "Zoë"))
                .build();

        HttpAnswer answer = caller.send(request, Deadline.in(LONG));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().asText()).isEqualTo("{\"name\":\"Zoë\"}");
        Request sent = server.requests().get(0);
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(sent.header("Accept")).contains("application/json");
        assertThat(sent.header("Upgrade")).isEmpty();
    }

    @Test
    void givesUpWhenTheHeadIsLate() {
        server.next().hang();

        expectMaybeDone(SHORT, "did not answer in time");
    }

    @Test
    void givesUpWhenTheBodyIsLate() {
        server.next().slowBody(Duration.ofDays(1));

        expectMaybeDone(SHORT, "did not answer in time");
    }

    @Test
    void closesTheConnectionOfACallItGaveUp() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> end = new FutureTask<>(() -> {
                try (Socket socket = slow.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 \r\nContent-Length: 10\r\n\r\n12345".getBytes(UTF_8));
                    int last = 0;
                    while (last >= 0) {
                        last = socket.getInputStream().read();
                    }
                    return last;
                }
            });
            new Thread(end).start();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + slow.getLocalPort()))
                    .build();

            // Long enough to be connected on a busy machine: a call given up before would prove nothing.
            Deadline deadline = Deadline.in(Duration.ofMillis(500));
            assertThatThrownBy(() -> caller.send(request, deadline)).isInstanceOf(CallFailedException.class);

            assertThat(end.get(10, SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void doesNotCallWithoutTime() {
        CallFailedException failure = failure(request(), Duration.ZERO);

        assertThat(failure.isMaybeDone()).isFalse();
        assertThat(failure).hasMessageStartingWith("no time was left to call 127.0.0.1:");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void knowsThatNothingWasDoneWithoutAConnection() {
        server.close();

        CallFailedException failure = failure(request(), LONG);

        assertThat(failure.isMaybeDone()).isFalse();
        assertThat(failure).hasMessage("cannot connect to " + host() + " (ConnectException)");
        assertThat(failure.result()).isEqualTo(DeliveryResult.retry(failure.getMessage()));
    }

    @Test
    void knowsThatNothingWasDoneWithoutSuchAHost() {
        CallFailedException failure = failure(
                HttpRequest.newBuilder(URI.create("https://nowhere.invalid/")).build(), LONG);

        assertThat(failure.isMaybeDone()).isFalse();
        assertThat(failure).hasMessage("cannot connect to nowhere.invalid (ConnectException)");
    }

    @Test
    void doesNotTalkToAServerWithoutTls() {
        URI tls = URI.create("https://127.0.0.1:" + server.url().getPort());

        CallFailedException failure = failure(HttpRequest.newBuilder(tls).build(), LONG);

        assertThat(failure.result()).isInstanceOf(DeliveryResult.Retry.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWhoseConnectionBroke() {
        server.next().reset();
        expectMaybeDone(LONG, "broke");

        server.next().acceptThenDrop();
        expectMaybeDone(LONG, "broke (IOException)");

        server.next().cutBody();
        expectMaybeDone(LONG, "broke");
    }

    @Test
    void readsNoMoreThanTheLimit() throws Exception {
        server.next().answer(Answer.of(200).withBody("x".repeat(HttpCaller.MAX_ANSWER)));
        assertThat(caller.send(request(), Deadline.in(LONG)).status()).isEqualTo(200);

        server.next().answer(Answer.of(200).withBody("x".repeat(HttpCaller.MAX_ANSWER + 1)));
        expectMaybeDone(LONG, "answered with more than 1048576 bytes");

        server.next().endlessBody();
        expectMaybeDone(LONG, "answered with more than 1048576 bytes");
    }

    @Test
    void readsMoreWhereThatIsAsked() throws Exception {
        server.next(2).answer(Answer.of(200).withBody("x".repeat(HttpCaller.MAX_ANSWER + 1)));
        HttpCaller patient = caller.withMaxAnswer(HttpCaller.MAX_ANSWER + 1);

        assertThat(patient.send(request(), Deadline.in(LONG)).status()).isEqualTo(200);
        expectMaybeDone(LONG, "answered with more than 1048576 bytes");
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (FakeServer elsewhere = FakeServer.start(request -> Answer.of(200))) {
            server.next().answer(Answer.of(307).with("Location", elsewhere.url() + "/"));

            assertThat(caller.send(request(), Deadline.in(LONG)).status()).isEqualTo(307);

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void sendsNothingInClearTextToOtherMachines() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://contoso.example/leads"))
                .build();

        CallFailedException failure = failure(request, LONG);

        assertThat(failure.isMaybeDone()).isFalse();
        assertThat(failure.result())
                .isEqualTo(DeliveryResult.blocked("contoso.example would send secrets and leads in clear text: use "
                        + "https (http is for localhost only)"));
    }

    @Test
    void tellsNoPathAndNoQuery() {
        server.next().reset();
        URI telling = server.url().resolve("/leads(jane@contoso.com)?key=secret");
        HttpRequest request = HttpCaller.json("DELETE", telling).build();

        CallFailedException failure = failure(request, LONG);

        assertThat(failure.getMessage()).doesNotContain("jane", "secret").contains(host());
    }

    @Test
    void endsWhenInterrupted() throws Exception {
        server.next().hang();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                caller.send(request(), Deadline.in(LONG));
            } catch (Exception e) {
                end.complete(e);
            }
        });
        thread.start();
        await().until(() -> server.requests().size() == 1);

        thread.interrupt();

        assertThat(end.get(10, SECONDS)).isInstanceOf(InterruptedException.class);
    }

    private void expectMaybeDone(Duration limit, String message) {
        CallFailedException failure = failure(request(), limit);
        assertThat(failure.isMaybeDone()).isTrue();
        assertThat(failure).hasMessageStartingWith(failureSubject(message)).hasMessageContaining(message);
        assertThat(failure.result()).isEqualTo(DeliveryResult.retry(failure.getMessage()));
    }

    private String failureSubject(String message) {
        return message.startsWith("broke") ? "the connection to " + host() : host();
    }

    private CallFailedException failure(HttpRequest request, Duration limit) {
        return catchThrowableOfType(CallFailedException.class, () -> caller.send(request, Deadline.in(limit)));
    }

    /** POST: the platform repeats a GET by itself. */
    private HttpRequest request() {
        return HttpCaller.json("POST", address(), Json.mapper().createObjectNode())
                .build();
    }

    private URI address() {
        return server.url().resolve("/leads");
    }

    private String host() {
        return "127.0.0.1:" + server.url().getPort();
    }
}
