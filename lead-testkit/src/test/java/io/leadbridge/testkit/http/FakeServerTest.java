package io.leadbridge.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeServerTest {
    private final FakeServer server = FakeServer.start(FakeServerTest::echo);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersAClientThatAsksForHttp2ByHttp1() throws Exception {
        HttpResponse<String> answer = send("POST", "/a", "hello");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.body()).isEqualTo("POST /a hello");
    }

    @Test
    void keepsAConnectionAliveForManyRequests() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            for (String path : List.of("/one", "/two")) {
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
                String expected =
                        "HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nGET " + path + " ";
                assertThat(read(socket, expected.length())).isEqualTo(expected);
            }
        }
    }

    @Test
    void closesWhenTheClientWishesSo() throws Exception {
        String answer = raw("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answer).endsWith("\r\n\r\nGET /a ");
    }

    @Test
    void readsABodyInChunks() throws Exception {
        String answer = raw("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "3;note=x\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: t\r\n\r\n");

        assertThat(answer).endsWith("POST /a hello");
    }

    @Test
    void invitesABodyThatWaitsToBeInvited() throws Exception {
        HttpRequest patient = HttpRequest.newBuilder(server.url().resolve("/a"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build();

        assertThat(client.send(patient, BodyHandlers.ofString()).body()).isEqualTo("POST /a hello");
    }

    @Test
    void sendsNoBodyToHead() throws Exception {
        assertThat(send("HEAD", "/a", "").body()).isEmpty();
        assertThat(raw("HEAD /a HTTP/1.1\r\nConnection: close\r\n\r\n")).endsWith("\r\n\r\n");
    }

    @Test
    void sends204WithoutLengthAndBody() throws Exception {
        server.next().answer(Answer.of(204).withBody("never sent"));

        assertThat(raw("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n")).isEqualTo("HTTP/1.1 204 \r\n\r\n");
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        assertThat(raw("\u0016\u0003\u0001 TLS hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /a%zz HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST /a HTTP/1.1\r\nContent-Length: many\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST /a HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /a HTTP/1.1\r\nno header\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void passesOverARequestThatBreaksOff() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            socket.getOutputStream().write("POST /a HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf".getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void servesManyClientsAtOnce() {
        List<CompletableFuture<String>> answers = IntStream.range(0, 200)
                .mapToObj(i -> client.sendAsync(request("POST", "/" + i, "body " + i), BodyHandlers.ofString())
                        .thenApply(HttpResponse::body))
                .toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(i -> "POST /" + i + " body " + i)
                        .toList());
        assertThat(server.requests()).hasSize(200);
    }

    @Test
    void logsRequestsWithoutBodiesUnlessAsked() throws Exception {
        send("POST", "/secret?key=abc", "hello");
        server.keepBodies();
        send("PUT", "/kept", "hello");

        assertThat(server.requests()).extracting(Request::body).containsExactly("", "hello");
        assertThat(server.requests()).hasToString("[POST /secret, PUT /kept]");
    }

    @Test
    void logsOnlyTheLatest() throws Exception {
        int answerLength = "HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n".length();
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            for (int i = 0; i <= FakeServer.MAX_LOGGED; i++) {
                socket.getOutputStream().write(("HEAD /" + i + " HTTP/1.1\r\n\r\n").getBytes(UTF_8));
                read(socket, answerLength);
            }
        }

        assertThat(server.requests())
                .hasSize(FakeServer.MAX_LOGGED)
                .first()
                .extracting(Request::target)
                .isEqualTo("/1");
    }

    @Test
    void showsQueryFormAndHeadersDecoded() {
        Request request = new Request(
                "POST",
                "/a%20b?%24top=1&name=O%27%27Neil+x&flag",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "scope=https%3A%2F%2Fx%2F.default&empty=");

        assertThat(request.path()).isEqualTo("/a b");
        assertThat(request.query())
                .containsExactly(Map.entry("$top", "1"), Map.entry("name", "O''Neil x"), Map.entry("flag", ""));
        assertThat(request.form()).containsExactly(Map.entry("scope", "https://x/.default"), Map.entry("empty", ""));
        assertThat(request.header("CONTENT-TYPE")).isPresent();
        assertThat(new Request("POST", "/", Map.of(), "a=b").form()).isEmpty();
    }

    @Test
    void tellsWhenTheFakeItselfFails() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer broken = FakeServer.start(request -> {
            calls.incrementAndGet();
            throw new IllegalStateException("no such table");
        })) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(broken.url().resolve("/a")).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("the fake itself failed at GET /a", "no such table");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void isNotThereAnyMoreAfterClose() throws Exception {
        send("GET", "/a", "");
        URI gone = server.url();
        server.close();

        assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(gone).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    private static Answer echo(Request request) {
        return Answer.of(200)
                .with("Content-Type", "text/plain")
                .withBody(request.method() + " " + request.target() + " " + request.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), UTF_8);
    }
}
