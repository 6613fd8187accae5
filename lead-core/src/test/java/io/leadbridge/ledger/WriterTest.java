package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadbridge.ledger.Writer.Lane;
import io.leadbridge.store.LeadStoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    @TempDir
    Path folder;

    private final AtomicInteger commits = new AtomicInteger();
    private SqliteDatabase sqlite;
    private Writer writer;

    @BeforeEach
    void open() throws Exception {
        sqlite = SqliteDatabase.open(folder);
        try (Connection connection = sqlite.connect()) {
            Transaction transaction = sqlite.begin(connection);
            transaction.update("create table note (text text not null)");
            transaction.update("create table node (id text primary key, beat integer, batch integer)");
            connection.commit();
        }
        writer = new Writer(new CountingCommits(sqlite, commits), "me", transaction -> 0, () -> {});
    }

    @AfterEach
    void close() {
        writer.close();
        sqlite.close();
    }

    @Test
    void whatWaitsSharesOneCommit() throws Exception {
        CountDownLatch hold = holdTheWriter();
        List<CompletableFuture<Integer>> notes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            notes.add(note(Lane.ACCEPT, "note " + i));
        }
        hold.countDown();
        notes.forEach(CompletableFuture::join);
        assertThat(commits).hasValue(1);
        assertThat(notes()).hasSize(100);
    }

    @Test
    void badWorkFailsAloneAndTheOthersAreKept() throws Exception {
        CountDownLatch hold = holdTheWriter();
        CompletableFuture<Integer> good = note(Lane.ACCEPT, "good");
        CompletableFuture<Integer> bad = note(Lane.ACCEPT, null);
        CompletableFuture<Integer> alsoGood = note(Lane.ACCEPT, "also good");
        hold.countDown();
        good.join();
        alsoGood.join();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(bad::join)
                .withCauseInstanceOf(LeadStoreException.class)
                .withMessageContaining("the store could not write");
        assertThat(notes()).containsExactly("good", "also good");
    }

    @Test
    void acceptsComeBeforeOutcomesBeforeMaintenance() throws Exception {
        CountDownLatch hold = holdTheWriter();
        CompletableFuture<Integer> last = note(Lane.MAINTENANCE, "tidy");
        note(Lane.OUTCOME, "delivered");
        note(Lane.ACCEPT, "accepted");
        hold.countDown();
        last.join();
        assertThat(notes()).containsExactly("accepted", "delivered", "tidy");
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnce() throws Exception {
        CountDownLatch hold = holdTheWriter();
        CompletableFuture<Object> big = writer.submit(Lane.ACCEPT, Queue.MAX_WAITING_BYTES, connection -> 1);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> note(Lane.ACCEPT, "one more").join())
                .withMessageContaining("the store is busy");
        hold.countDown();
        big.join();
    }

    @Test
    void closingWritesWhatWaitsAndRefusesTheRest() throws Exception {
        CountDownLatch hold = holdTheWriter();
        CompletableFuture<Integer> waiting = note(Lane.ACCEPT, "waiting");
        hold.countDown();
        writer.close();
        assertThat(waiting).isCompleted();
        assertThat(note(Lane.ACCEPT, "late")).isCompletedExceptionally();
        assertThat(notes()).containsExactly("waiting");
    }

    @Test
    void aCommitThatWorkedIsNotRepeatedWhateverTheDriverThrows() throws Exception {
        writer.close();
        AtomicInteger badCommits = new AtomicInteger();
        AtomicInteger badConnections = new AtomicInteger();
        writer =
                new Writer(new CommitsThenThrows(sqlite, badCommits, badConnections), "me", transaction -> 0, () -> {});
        CountDownLatch hold = holdTheWriter();
        badCommits.set(1);
        badConnections.set(2);
        CompletableFuture<Integer> one = note(Lane.ACCEPT, "one");
        CompletableFuture<Integer> two = note(Lane.ACCEPT, "two");
        hold.countDown();
        assertThat(one.join() + two.join()).isEqualTo(2);
        assertThat(notes()).containsExactly("one", "two");
        assertThat(badConnections).hasValue(0);
    }

    /** Keeps the writer inside its first batch until the latch is counted down. */
    private CountDownLatch holdTheWriter() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(1);
        writer.submit(Lane.ACCEPT, 0, connection -> {
            held.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return 0;
        });
        held.await();
        return hold;
    }

    private CompletableFuture<Integer> note(Lane lane, String text) {
        return writer.submit(lane, 1, transaction -> transaction.update("insert into note (text) values (?)", text));
    }

    private List<String> notes() throws SQLException {
        try (Connection connection = sqlite.connect()) {
            return Collections.unmodifiableList(
                    sqlite.begin(connection).list("select text from note order by rowid", row -> row.text("text")));
        }
    }
}
