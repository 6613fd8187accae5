package io.leadbridge.examples.benchmarks;

import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.Request;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The requests of a sink, made before and sent by an HTTP client as it comes. Each answer is read into bytes that nobody
 * looks at.
 */
final class BareRequests implements Bare {
    /** What the client writes itself. */
    private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length", "user-agent");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<List<HttpRequest>> deliveries = new ArrayList<>();

    private BareRequests() {}

    /** Lets {@code sink} make each delivery once, and takes down what {@code server} then gets. */
    static BareRequests of(Bare sink, int deliveries, FakeServer server) throws Exception {
        server.keepBodies();
        BareRequests bare = new BareRequests();
        for (int i = 0; i < deliveries; i++) {
            List<Request> sent = sentBy(sink, i, server);
            bare.deliveries.add(
                    sent.stream().map(request -> request(request, server)).toList());
            if (!sentBy(bare, i, server).equals(sent)) {
                throw new IllegalStateException("the bare client does not send what the sink has sent: " + sent);
            }
        }
        return bare;
    }

    private static List<Request> sentBy(Bare sender, int delivery, FakeServer server) throws Exception {
        int before = server.requests().size();
        sender.send(delivery);
        List<Request> log = server.requests();
        return log.subList(before, log.size());
    }

    private static HttpRequest request(Request sent, FakeServer server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(sent.target()))
                .method(
                        sent.method(),
                        sent.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()));
        sent.headers().forEach((name, value) -> {
            if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    @Override
    public void send(int delivery) throws IOException, InterruptedException {
        for (HttpRequest request : deliveries.get(delivery)) {
            client.send(request, BodyHandlers.ofByteArray());
        }
    }
}
