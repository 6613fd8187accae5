package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Hasty;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.postgres.CommitCutter;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes share one database; they race for leads, and one of them ends, is killed or is cut off. */
@Timeout(60)
class TwoNodesTest {
    private static final byte[] ANN = LeadPayload.MICROSOFT_EXAMPLE.withEmail("ann@contoso.com");

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();
    private final List<LeadPipeline> pipelines = new ArrayList<>();
    private final ScriptedSink one = ScriptedSink.delivering();
    private final ScriptedSink two = ScriptedSink.delivering();

    @AfterEach
    void close() {
        pipelines.forEach(LeadPipeline::close);
    }

    @Test
    void ofSixtyFourThatSendTheSameLeadOneIsAccepted() {
        List<LeadPipeline> nodes = List.of(start(store(), one), start(store(), two));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch all = new CountDownLatch(64);
        List<CompletableFuture<Receipt>> receipts = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            all.countDown();
                            awaitQuietly(all);
                            return nodes.get(i % 2).accept(ANN);
                        },
                        threads))
                .toList();
        List<Receipt> answers = receipts.stream().map(CompletableFuture::join).toList();
        threads.shutdown();
        assertThat(answers).filteredOn(Receipt.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Receipt.Duplicate.class::isInstance).hasSize(63);
        LeadId id = answers.get(0).id();
        assertThat(answers).extracting(Receipt::id).containsOnly(id);
        assertThat(nodes.get(0).find(id).orElseThrow().repeats()).isEqualTo(63);
        awaitEnd(nodes.get(0));
        assertThat(delivered()).containsExactly(id);
    }

    @Test
    void leadsAreSpreadAndEachIsDeliveredOnce() {
        IntStream.range(0, 4).forEach(i -> one.thenHang());
        LeadPipeline busy = start(store(), one);
        Sender sender = new Sender(21);
        sender.send(busy, 100);
        Soon.until(() -> one.deliveries().size() == 4);
        start(store(), two);
        Soon.until(() -> two.deliveries().size() == 96);
        IntStream.range(0, 4).forEach(i -> one.release());
        awaitEnd(busy);
        assertThat(delivered()).containsExactlyInAnyOrderElementsOf(sender.stored());
    }

    @Test
    void whenOneEndsTheOtherGoesOnAtOnce() {
        IntStream.range(0, 4).forEach(i -> one.thenHang());
        LeadPipeline ending = start(store(), one);
        Sender sender = new Sender(22);
        sender.send(ending, 20);
        Soon.until(() -> one.deliveries().size() == 4);
        ending.close();
        awaitEnd(start(store(), two));
        assertThat(two.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(sender.stored());
    }

    @Test
    void whatAKilledProcessWasAboutToDeliverIsDeliveredByAnother() throws Exception {
        List<LeadId> stored = new ArrayList<>();
        Process doomed = DoomedNode.start(server.url(database), server.user(), server.password(), 10);
        try (BufferedReader said = doomed.inputReader(UTF_8)) {
            for (String line = said.readLine(); !"under way".equals(line); line = said.readLine()) {
                stored.add(LeadId.parse(line));
            }
        } finally {
            doomed.destroyForcibly();
        }
        assertThat(stored).hasSize(10);
        awaitEnd(start(Pulses.quick(store()), two));
        assertThat(two.leads()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(two.deliveries()).extracting(Delivery::isRepeat).contains(true);
    }

    @Test
    void oneThatIsCutOffLosesItsDeliveryAndGoesOnWhenItIsBack() {
        try (CommitCutter network = CommitCutter.before(server)) {
            one.thenHang();
            LeadPipeline cutOff =
                    start(Pulses.still(LeadStore.at(network.url(database), server.user(), server.password())), one);
            LeadId id = cutOff.accept(ANN).id();
            Soon.until(() -> one.deliveries().size() == 1);
            network.blackHole();
            LeadPipeline other = start(Pulses.quick(store()), two);
            awaitEnd(other);
            assertThat(two.leads()).extracting(Lead::id).containsExactly(id);
            one.release();
            network.acceptConnections();
            Soon.until(() -> events(other, id).size() == 2);
            assertThat(events(other, id)).containsOnly(Event.DELIVERED);
            LeadId next = cutOff.accept(LeadPayload.MICROSOFT_EXAMPLE.withEmail("bob@contoso.com"))
                    .id();
            awaitEnd(other);
            assertThat(delivered()).containsExactlyInAnyOrder(id, id, next);
        }
    }

    private LeadStore store() {
        return LeadStore.at(server.url(database), server.user(), server.password());
    }

    private LeadPipeline start(LeadStore store, LeadSink crm) {
        LeadPipeline pipeline =
                Hasty.builder().store(store).deliverTo("crm", crm).start();
        pipelines.add(pipeline);
        return pipeline;
    }

    private List<LeadId> delivered() {
        return Stream.of(one, two)
                .flatMap(sink -> sink.leads().stream())
                .map(Lead::id)
                .toList();
    }

    private static List<Event> events(LeadPipeline pipeline, LeadId id) {
        return pipeline.find(id).orElseThrow().history().stream()
                .map(HistoryEntry::event)
                .toList();
    }

    private static void awaitEnd(LeadPipeline pipeline) {
        Soon.until(() -> pipeline.destinations().get(0).waiting() == 0);
        assertThat(pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.RUNNING), 1))
                .isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
