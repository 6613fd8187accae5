package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Hasty;
import io.leadbridge.Health;
import io.leadbridge.LeadNotStoredException;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.testkit.postgres.CommitCutter;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Takes the database away, in every way, while leads come in and deliveries are under way. */
@Timeout(60)
class LostDatabaseTest {
    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();
    private final CommitCutter network = CommitCutter.before(server);
    private final ScriptedSink crm = ScriptedSink.delivering();
    private final Sender sender = new Sender(31);
    private LeadPipeline pipeline;
    private Set<Thread> threads;

    @BeforeEach
    void startAndComeToRest() {
        pipeline = start(Pulses.still(store()), crm);
        sender.send(pipeline, 1);
        Soon.until(() -> waiting() == 0);
        threads = ownThreads();
    }

    @AfterEach
    void close() {
        network.acceptConnections();
        server.startAgain();
        pipeline.close();
        network.close();
    }

    @Test
    void whileItRefusesConnectionsNothingIsAnsweredAsStoredAndAfterwardsAllGoesOn() {
        refuse();
        assertThat(notStored(10)).isEqualTo(10);
        network.acceptConnections();
        sender.send(pipeline, 10);
        assertAllDeliveredOnce(11);
    }

    @Test
    void theFirstLeadAfterConnectionsWereCutIsStoredAtOnce() {
        network.cutAll();
        sender.send(pipeline, 1);
        assertThat(sender.refusals()).isZero();
        assertAllDeliveredOnce(2);
    }

    @Test
    void whileTheNetworkSwallowsEverythingNobodyWaitsForLong() {
        network.blackHole();
        assertThat(notStored(10)).isEqualTo(10);
        network.acceptConnections();
        sender.send(pipeline, 10);
        Soon.until(() -> waiting() == 0);
        assertThat(crm.leads()).extracting(Lead::id).doesNotHaveDuplicates().containsAll(sender.stored());
        assertThat(ownThreads()).containsAll(threads);
    }

    @Test
    void whatWasAnsweredAsStoredOutlivesAServerThatStopsInTheMiddle() {
        LeadGenerator leads = new LeadGenerator(32, "fabrikam.com");
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> receipts.add(pipeline.acceptAsync(leads.next(), null)));
        receipts.get(30).join();
        server.stopNow();
        IntStream.range(0, 20).forEach(i -> receipts.add(pipeline.acceptAsync(leads.next(), null)));
        List<LeadId> stored = receipts.stream()
                .filter(LostDatabaseTest::isStored)
                .map(receipt -> receipt.join().id())
                .toList();
        server.startAgain();
        sender.send(pipeline, 5);
        Soon.until(() -> waiting() == 0);
        assertThat(crm.leads())
                .extracting(Lead::id)
                .doesNotHaveDuplicates()
                .containsAll(stored)
                .containsAll(sender.stored());
        assertThat(ownThreads()).containsAll(threads);
    }

    @Test
    void aLeadThatComesWhileTheDatabaseIsAwayForAMomentIsAcceptedAllTheSame() {
        pipeline.close();
        pipeline = LeadPipeline.builder()
                .store(Pulses.still(store()))
                .deliverTo("crm", crm)
                .start();
        sender.send(pipeline, 1);
        refuse();
        CompletableFuture<Receipt> waits = pipeline.acceptAsync(LeadPayload.MICROSOFT_EXAMPLE.bytes(), null);
        Soon.until(() -> pipeline.health().status() == Health.Status.DOWN);
        assertThat(waits).isNotDone();
        network.acceptConnections();
        assertThat(waits).succeedsWithin(LeadPipeline.ACCEPT_WITHIN).isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    void anOutcomeThatIsKnownIsNotedAfterwardsAndTheLeadIsNotSentAgain() {
        crm.thenHang().thenHang().then(DeliveryResult.delivered()).then(DeliveryResult.rejected("no such product"));
        sender.send(pipeline, 2);
        Soon.until(() -> crm.deliveries().size() == 3);
        refuse();
        crm.release().release();
        Soon.until(() -> pipeline.health().status() == Health.Status.DOWN);
        network.acceptConnections();
        Soon.until(() -> waiting() == 0);
        assertThat(crm.deliveries()).hasSize(3);
        assertThat(events()).containsExactlyInAnyOrder(Event.DELIVERED, Event.DELIVERED, Event.REFUSED);
    }

    @Test
    void itClosesInTimeWithoutItsDatabaseAndTheNextOneGoesOn() {
        crm.thenHang();
        sender.send(pipeline, 1);
        Soon.until(() -> crm.deliveries().size() == 2);
        refuse();
        long start = System.nanoTime();
        pipeline.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        network.acceptConnections();
        ScriptedSink next = ScriptedSink.delivering();
        pipeline = start(Pulses.quick(store()), next);
        Soon.until(() -> waiting() == 0);
        assertThat(next.leads())
                .extracting(Lead::id)
                .containsExactly(sender.stored().get(1));
    }

    private static LeadPipeline start(LeadStore store, LeadSink crm) {
        return Hasty.builder().store(store).deliverTo("crm", crm).start();
    }

    private LeadStore store() {
        return LeadStore.at(network.url(database), server.user(), server.password());
    }

    private void refuse() {
        network.refuseConnections();
        network.cutAll();
    }

    /** Sends so many leads of which none can be stored; gives how many were answered so, in time. */
    private long notStored(int count) {
        LeadGenerator leads = new LeadGenerator(33, "adatum.com");
        List<CompletableFuture<Receipt>> receipts = IntStream.range(0, count)
                .mapToObj(i -> pipeline.acceptAsync(leads.next(), null))
                .toList();
        receipts.forEach(receipt -> assertThat(receipt)
                .failsWithin(Hasty.ACCEPTS_WITHIN.multipliedBy(4))
                .withThrowableThat()
                .withCauseInstanceOf(LeadNotStoredException.class));
        return receipts.size();
    }

    private static boolean isStored(CompletableFuture<Receipt> receipt) {
        return receipt.handle((stored, failure) -> stored != null).join();
    }

    private void assertAllDeliveredOnce(int leads) {
        Soon.until(() -> waiting() == 0);
        assertThat(sender.stored()).hasSize(leads);
        // What was answered "not stored" was kept all the same, if the database was back soon enough.
        assertThat(crm.leads()).extracting(Lead::id).doesNotHaveDuplicates().containsAll(sender.stored());
        assertThat(ownThreads()).containsAll(threads);
    }

    private long waiting() {
        try {
            return pipeline.destinations().get(0).waiting();
        } catch (LeadStoreException away) {
            return -1;
        }
    }

    private List<Event> events() {
        return Stream.of(DeliveryState.DELIVERED, DeliveryState.DEAD)
                .flatMap(state -> pipeline.deliveries().list(DeliveryFilter.in(state), 10).stream())
                .flatMap(delivery -> pipeline.find(delivery.lead()).orElseThrow().history().stream())
                .map(HistoryEntry::event)
                .toList();
    }

    private static Set<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("leadbridge-"))
                .collect(Collectors.toSet());
    }
}
