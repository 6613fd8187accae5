package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.postgres.CommitCutter;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cuts the connection to PostgreSQL around a COMMIT, so that nobody can know at first whether it worked. */
@Timeout(60)
class CutCommitsTest {
    private static final byte[] ANN = LeadPayload.MICROSOFT_EXAMPLE.withEmail("ann@contoso.com");

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();
    private final CommitCutter network = CommitCutter.before(server);
    private final ScriptedSink crm = ScriptedSink.delivering();
    private LeadPipeline pipeline;

    @BeforeEach
    void startAndComeToRest() {
        pipeline = LeadPipeline.builder()
                .store(Pulses.still(LeadStore.at(network.url(database), server.user(), server.password())))
                .deliverTo("crm", crm)
                .start();
        pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.withEmail("first@contoso.com"));
        awaitAllDelivered();
    }

    @AfterEach
    void close() {
        pipeline.close();
        network.close();
    }

    @Test
    void aLeadWhoseCommitLostItsAnswerIsAcceptedAndItsRepeatADuplicate() {
        network.cutNextCommitBeforeAnswer();
        Receipt receipt = pipeline.accept(ANN);
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        assertThat(pipeline.accept(ANN)).isEqualTo(new Receipt.Duplicate(receipt.id()));
        assertDeliveredOnce(receipt.id());
    }

    @Test
    void aLeadWhoseCommitDidNotArriveIsWrittenOnceMore() {
        network.cutNextCommitBeforeServer();
        Receipt receipt = pipeline.accept(ANN);
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        assertThat(pipeline.accept(ANN)).isEqualTo(new Receipt.Duplicate(receipt.id()));
        assertDeliveredOnce(receipt.id());
    }

    @Test
    void nobodyIsAnsweredWhileACommitIsStillOnItsWay() {
        CompletableFuture<Receipt> first = acceptWithHeldCommit();
        CompletableFuture<Receipt> repeat = pipeline.acceptAsync(ANN, null);
        assertThat(first).isNotDone();
        network.releaseCommit();
        assertThat(first.join()).isInstanceOf(Receipt.Accepted.class);
        assertThat(repeat.join()).isEqualTo(new Receipt.Duplicate(first.join().id()));
        assertDeliveredOnce(first.join().id());
    }

    @Test
    void aCommitThatIsLostOnItsLongWayIsWrittenOnceMore() throws Exception {
        CompletableFuture<Receipt> first = acceptWithHeldCommit();
        CompletableFuture<Receipt> repeat = pipeline.acceptAsync(ANN, null);
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database
                + "' and state = 'idle in transaction'");
        assertThat(first.join()).isInstanceOf(Receipt.Accepted.class);
        assertThat(repeat.join()).isEqualTo(new Receipt.Duplicate(first.join().id()));
        assertDeliveredOnce(first.join().id());
    }

    @Test
    void aNodeThatOthersTookForDeadStillWaitsForItsCommit() throws Exception {
        execute("delete from leadbridge.node");
        CompletableFuture<Receipt> first = acceptWithHeldCommit();
        network.releaseCommit();
        assertThat(first.join()).isInstanceOf(Receipt.Accepted.class);
        assertDeliveredOnce(first.join().id());
    }

    @Test
    void anOutcomeIsNotedOnceHoweverItsCommitIsCut() throws Exception {
        assertOutcomeIsNotedOnce("lost@contoso.com", network::cutNextCommitBeforeServer, () -> {});
        assertOutcomeIsNotedOnce("unanswered@contoso.com", network::cutNextCommitBeforeAnswer, () -> {});
        assertOutcomeIsNotedOnce("held@contoso.com", network::holdNextCommit, () -> {
            awaitReadBack();
            network.releaseCommit();
        });
    }

    @Test
    void manyLeadsThroughCutAfterCutAreEachStoredAndDeliveredOnce() {
        Sender sender = new Sender(11);
        Random random = new Random(11);
        for (int round = 0; round < 25; round++) {
            switch (random.nextInt(3)) {
                case 0 -> network.cutNextCommitBeforeServer();
                case 1 -> network.cutNextCommitBeforeAnswer();
                default -> network.cutAll();
            }
            sender.send(pipeline, 1 + random.nextInt(12));
        }
        awaitAllDelivered();
        assertThat(sender.stored()).doesNotHaveDuplicates();
        assertThat(crm.deliveries().stream().skip(1))
                .extracting(delivery -> delivery.lead().id())
                .containsExactlyInAnyOrderElementsOf(sender.stored());
    }

    private CompletableFuture<Receipt> acceptWithHeldCommit() {
        network.holdNextCommit();
        CompletableFuture<Receipt> receipt = pipeline.acceptAsync(ANN, null);
        awaitReadBack();
        return receipt;
    }

    /** Waits until somebody asks for what a transaction that is under way has changed. */
    private void awaitReadBack() {
        Soon.until(() -> number("select count(*) from pg_stat_activity where datname = '" + database
                        + "' and wait_event_type = 'Lock'")
                > 0);
    }

    private void assertOutcomeIsNotedOnce(String email, Runnable fault, Runnable repair) {
        int before = crm.deliveries().size();
        crm.thenHang();
        LeadId id =
                pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.withEmail(email)).id();
        Soon.until(() -> crm.deliveries().size() == before + 1);
        fault.run();
        crm.release();
        repair.run();
        assertDeliveredOnce(id);
        assertThat(pipeline.find(id).orElseThrow().history())
                .extracting(HistoryEntry::event)
                .containsExactly(Event.DELIVERED);
    }

    private void assertDeliveredOnce(LeadId id) {
        awaitAllDelivered();
        assertThat(pipeline.find(id).orElseThrow().deliveries())
                .allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
        assertThat(crm.deliveries())
                .extracting(Delivery::recordKey)
                .containsOnlyOnce(RecordKey.of(id, "crm"))
                .doesNotHaveDuplicates();
    }

    private void awaitAllDelivered() {
        Soon.until(() -> pipeline.destinations().get(0).waiting() == 0);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
