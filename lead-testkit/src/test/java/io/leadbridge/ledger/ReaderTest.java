package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.store.LeadStoreException;
import io.leadbridge.testkit.postgres.CommitCutter;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cuts a reader off, in the middle of a reading and between two. */
@Timeout(60)
class ReaderTest {
    private final PostgresServer server = PostgresServer.shared();
    private final CommitCutter network = CommitCutter.before(server);
    private final Reader reader = new Reader(new PostgresDatabase("PostgreSQL", network.dataSource("postgres")));

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aConnectionThatDiedBetweenTwoReadingsIsReplaced() {
        assertThat(read()).isEqualTo(1);
        network.cutAll();
        assertThat(read()).isEqualTo(1);
        reader.close();
    }

    @Test
    void aReadingThatGetsNoAnswerDoesNotKeepItFromClosing() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Long> stuck = CompletableFuture.supplyAsync(() -> reader.read(transaction -> {
            network.blackHole();
            reading.countDown();
            return transaction.number("select 1");
        }));
        reading.await();
        long start = System.nanoTime();
        reader.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(stuck)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(LeadStoreException.class);
    }

    @Test
    void aReadingThatThrowsLeavesNoSnapshotToTheNext(@TempDir Path folder) throws Exception {
        try (SqliteDatabase sqlite = SqliteDatabase.open(folder);
                Reader people = new Reader(sqlite);
                Connection connection = sqlite.connect()) {
            Transaction writing = sqlite.begin(connection);
            writing.update("create table note (text text not null)");
            connection.commit();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> people.read(transaction -> {
                        transaction.number("select count(*) from note");
                        throw new IllegalArgumentException("unreadable");
                    }));
            writing.update("insert into note (text) values ('new')");
            connection.commit();
            long notes = people.read(transaction -> transaction.number("select count(*) from note"));
            assertThat(notes).isEqualTo(1);
        }
    }

    private long read() {
        return reader.read(transaction -> transaction.number("select 1"));
    }
}
