package io.leadbridge.sinks.internal.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadbridge.internal.Json;
import io.leadbridge.sink.DeliveryResult;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends requests and reads answers whole, each within one deadline over connect, head and body. Follows no redirect, so
 * that no credential goes where nobody sent it; speaks plain {@code http} to this machine only. Safe for any number of
 * threads.
 */
public final class HttpCaller implements AutoCloseable {
    /** Largest answer that is read unless said otherwise, in bytes: {@value}. */
    public static final int MAX_ANSWER = 1024 * 1024;
    /** Longest time for a connection, whatever the deadline. */
    static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final InstantSource clock;
    private final int maxAnswer;

    private HttpCaller(HttpClient client, InstantSource clock, int maxAnswer) {
        this.client = client;
        this.clock = clock;
        this.maxAnswer = maxAnswer;
    }

    /** A caller with connections of its own. */
    public static HttpCaller create(InstantSource clock) {
        // HTTP/1.1: with HTTP/2 one broken connection would spoil every delivery that shares it.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT)
                .build();
        return new HttpCaller(client, clock, MAX_ANSWER);
    }

    /** The same connections for answers of another size, in bytes: a CRM's description of itself may be large. */
    public HttpCaller withMaxAnswer(int bytes) {
        return new HttpCaller(client, clock, bytes);
    }

    /** A request without a body that accepts JSON. */
    public static HttpRequest.Builder json(String method, URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .method(method, BodyPublishers.noBody());
    }

    /** A request with a JSON body that accepts JSON. */
    public static HttpRequest.Builder json(String method, URI address, JsonNode body) {
        try {
            return json(method, address)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .method(method, BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }

    /**
     * Sends the request and waits for the whole answer, whatever its status. An interrupt ends the call.
     *
     * @throws CallFailedException when there is no whole answer in time, or the address is one that {@link Endpoint}
     *     refuses
     */
    public HttpAnswer send(HttpRequest request, Deadline deadline) throws CallFailedException, InterruptedException {
        String host = host(request.uri());
        check(request.uri(), deadline);
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, head -> new LimitedBody(maxAnswer));
        try {
            HttpResponse<byte[]> response = pending.get(deadline.left().toNanos(), NANOSECONDS);
            return new HttpAnswer(host, response.statusCode(), response.headers(), response.body(), clock.instant());
        } catch (TimeoutException e) {
            throw CallFailedException.maybeDone(host + " did not answer in time");
        } catch (ExecutionException e) {
            throw failure(host, e.getCause() == null ? e : e.getCause());
        } finally {
            pending.cancel(true);
        }
    }

    /** Gives the connections back at once where the platform can (Java 21), otherwise when they are idle. */
    @Override
    public void close() {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("HttpClient.close declares no exception", e);
            }
        }
    }

    private static void check(URI address, Deadline deadline) throws CallFailedException {
        String fault = Endpoint.fault(address).orElse("");
        if (!fault.isEmpty()) {
            String reason = host(address) + " " + fault;
            throw CallFailedException.because(DeliveryResult.blocked(reason), reason);
        }
        if (deadline.left().isZero()) {
            throw CallFailedException.notDone("no time was left to call " + host(address));
        }
    }

    /** Only types are told: messages of the platform may quote what was sent. */
    private CallFailedException failure(String host, Throwable cause) {
        String type = " (" + cause.getClass().getSimpleName() + ")";
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return CallFailedException.notDone("cannot connect to " + host + type);
        }
        if (cause instanceof SSLHandshakeException) {
            return CallFailedException.notDone("no secure connection to " + host + type + ": check its certificate");
        }
        if (cause instanceof LimitedBody.TooLargeException) {
            return CallFailedException.maybeDone(host + " answered with more than " + maxAnswer + " bytes");
        }
        return CallFailedException.maybeDone("the connection to " + host + " broke" + type);
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? String.valueOf(address.getHost()) : address.getHost() + ":" + address.getPort();
    }
}
