package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.leadbridge.LeadPipeline;
import io.leadbridge.servlet.LeadbridgeInitializer;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows to put into one's own web application does what it says. */
final class EmbeddingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theListenerServesLeadsInAWebApplication(@TempDir Path folder) throws Exception {
        Path yaml = Files.writeString(folder.resolve("leads.yaml"), """
                endpoint: { keys: a-key-of-the-test }
                store: { directory: data }
                destinations: { file: { sink: jsonlines, path: leads.jsonl } }
                """);
        try (Web web = new Web(folder)) {
            web.context().addServletContainerInitializer(new LeadbridgeInitializer(), Set.of());
            web.context().addParameter("leads.config", yaml.toString());
            web.context().addApplicationListener(Leads.class.getName());
            HttpResponse<String> answer =
                    web.post("/leads?sig=a-key-of-the-test", LeadPayload.MICROSOFT_EXAMPLE.bytes());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(folder.resolve("leads.jsonl")).content().contains("someone@contoso.com"));
        }
    }

    @ParameterizedTest
    @CsvSource({"201, Delivered", "412, Delivered", "400, Rejected", "401, Blocked", "503, Retry"})
    void theSinkSaysWhatBecameOfALead(int status, String result, @TempDir Path folder) throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        List<DeliveryResult> results = new CopyOnWriteArrayList<>();
        HttpServer crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        crm.createContext("/", exchange -> {
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        crm.start();
        CrmSink sink =
                new CrmSink(URI.create("http://127.0.0.1:" + crm.getAddress().getPort() + "/records/"));
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .deliverTo("crm", delivery -> {
                    deliveries.add(delivery);
                    results.add(sink.deliver(delivery));
                    return results.get(0);
                })
                .start()) {
            pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes());
            await().atMost(PATIENCE).until(() -> !results.isEmpty());
        } finally {
            crm.stop(0);
        }

        assertThat(results.get(0).getClass().getSimpleName()).isEqualTo(result);
        assertThat(paths.get(0)).isEqualTo("PUT /records/" + deliveries.get(0).recordKey());
    }
}
