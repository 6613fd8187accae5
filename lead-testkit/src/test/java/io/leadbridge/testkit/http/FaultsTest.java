package io.leadbridge.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final FakeServer server = FakeServer.start(this::record);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void endAfterSoManyRequests() throws Exception {
        server.next(2).answer(503);

        assertThat(List.of(status("a"), status("b"), status("c"))).containsExactly(503, 503, 200);
        assertThat(done).containsExactly("c");
    }

    @Test
    void comeInTheOrderInWhichTheyWereSet() throws Exception {
        server.always().answer(500);
        server.next().answer(429);
        server.next().htmlError(502);

        assertThat(List.of(status("a"), status("b"), status("c"), status("d"))).containsExactly(429, 502, 500, 500);
    }

    @Test
    void standUntilCleared() throws Exception {
        server.always().answer(500);
        server.always().answer(503);
        server.next(5).answer(502);
        assertThat(status("a")).isEqualTo(502);

        server.clear();

        assertThat(status("b")).isEqualTo(200);
    }

    @Test
    void letOtherRequestsPass() throws Exception {
        server.next().where(request -> request.path().equals("/b")).answer(503);

        assertThat(List.of(status("a"), status("b"), status("b"))).containsExactly(200, 503, 200);
    }

    @Test
    void needAtLeastOneRequest() {
        assertThatThrownBy(() -> server.next(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeAGatewaysPage() throws Exception {
        server.next().htmlError(504);

        HttpResponse<String> answer = post("a");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).contains("<h1>Error 504</h1>");
    }

    @Test
    void canResetTheConnection() {
        server.next().reset();

        assertThatThrownBy(() -> raw("a")).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        assertThat(done).isEmpty();
    }

    @Test
    void canDoTheWorkAndSayNothing() throws Exception {
        server.next().acceptThenDrop();

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);
        assertThat(done).containsExactly("a");
        assertThat(status("b")).isEqualTo(200);
    }

    @Test
    void canBeLate() throws Exception {
        server.next().latency(Duration.ofMillis(1));

        assertThat(status("a")).isEqualTo(200);
        assertThat(done).containsExactly("a");
    }

    @Test
    void canBeTooLateForItsCaller() {
        server.next().latency(Duration.ofDays(1));

        HttpRequest impatient = HttpRequest.newBuilder(server.url())
                .timeout(Duration.ofMillis(50))
                .build();

        assertThatThrownBy(() -> client.send(impatient, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void canHangUntilReleased() {
        server.next().hang();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> quietStatus("a"));
        await().until(() -> server.requests().size() == 1);
        assertThat(answer).isNotDone();
        assertThat(done).isEmpty();

        // Its thread may not have reached the fault yet: released until it goes on.
        await().until(() -> {
            server.release();
            return answer.isDone();
        });

        assertThat(answer).isCompletedWithValue(200);
        assertThat(done).containsExactly("a");
    }

    @Test
    void canSendTheHeadAndThenTheBodySlowly() throws Exception {
        server.next().slowBody(Duration.ofDays(1));

        HttpResponse<InputStream> answer = client.send(request("a"), BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().available()).isZero();
        assertThat(done).containsExactly("a");
    }

    @Test
    void canSendTheWholeBodySlowly() throws Exception {
        server.next().slowBody(Duration.ZERO);

        assertThat(post("a").body()).isEqualTo("{\"done\":\"a\"}");
    }

    @Test
    void canSendABodyWithoutEnd() throws Exception {
        server.next().endlessBody();

        HttpResponse<InputStream> answer = client.send(request("a"), BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(3_000_000)).hasSize(3_000_000);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void canCutTheBody() {
        server.next().cutBody();

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);
        assertThat(done).containsExactly("a");
    }

    @Test
    void canSendHalfADocumentAsIfItWereWhole() throws Exception {
        server.next().truncatedBody();

        assertThat(post("a").body()).isEqualTo("{\"done");
    }

    @Test
    void canWriteHeaderNamesInLowerCase() throws Exception {
        server.next().lowerCaseHeaders();

        assertThat(raw("a")).contains("\r\ncontent-type: application/json");
        assertThat(raw("b")).contains("\r\nContent-Type: application/json");
    }

    private Answer record(Request request) {
        String name = request.path().substring(1);
        done.add(name);
        return Answer.json(200, Map.of("done", name));
    }

    private int status(String name) throws Exception {
        return post(name).statusCode();
    }

    private int quietStatus(String name) {
        try {
            return status(name);
        } catch (Exception e) {
            return 0;
        }
    }

    private HttpResponse<String> post(String name) throws Exception {
        return client.send(request(name), BodyHandlers.ofString());
    }

    private String raw(String name) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            String request = "GET /" + name + " HTTP/1.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private HttpRequest request(String name) {
        return HttpRequest.newBuilder(server.url().resolve("/" + name))
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }
}
