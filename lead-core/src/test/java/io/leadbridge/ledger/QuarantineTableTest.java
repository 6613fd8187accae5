package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadId;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.QuarantinedPayload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTableTest {
    private static final int TEN_BYTES = 10;

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private SqliteDatabase database;
    private Connection connection;
    private Transaction transaction;

    @BeforeEach
    void open() throws Exception {
        Ledger.open(LeadStore.inDirectory(folder), InstantSource.fixed(now)).close();
        database = SqliteDatabase.open(folder);
        connection = database.connect();
        transaction = database.begin(connection);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        database.close();
    }

    @Test
    void holdsOnlySoManyUnreadablePayloadsAndKeepsTheNewest() throws Exception {
        LeadId oldest = insert(QuarantineReason.MALFORMED);
        LeadId lead = insert(QuarantineReason.UNREACHABLE);
        LeadId invalid = insert(QuarantineReason.INVALID);
        LeadId newest = insert(QuarantineReason.UNREADABLE);
        assertThat(QuarantineTable.bound(transaction, 3, 1_000, 100)).isZero();
        assertThat(QuarantineTable.bound(transaction, 2, 1_000, 100)).isEqualTo(1);
        assertThat(ids()).containsExactly(lead, invalid, newest).doesNotContain(oldest);
    }

    @Test
    void holdsOnlySoManyBytesOfThem() throws Exception {
        insert(QuarantineReason.MALFORMED);
        insert(QuarantineReason.MALFORMED);
        LeadId lead = insert(QuarantineReason.UNREACHABLE);
        LeadId newest = insert(QuarantineReason.MALFORMED);
        assertThat(QuarantineTable.bound(transaction, 100, 3 * TEN_BYTES, 100)).isZero();
        assertThat(QuarantineTable.bound(transaction, 100, 2 * TEN_BYTES - 1, 100))
                .isEqualTo(2);
        assertThat(ids()).containsExactly(lead, newest);
    }

    @Test
    void removesSomeAtATime() throws Exception {
        for (int i = 0; i < 5; i++) {
            insert(QuarantineReason.MALFORMED);
        }
        assertThat(QuarantineTable.bound(transaction, 1, 1_000, 3)).isEqualTo(3);
        assertThat(ids()).hasSize(2);
    }

    private LeadId insert(QuarantineReason reason) throws SQLException {
        now = now.plusMillis(1);
        LeadId id = LeadId.newAt(now);
        QuarantineTable.insert(
                transaction, new QuarantinedPayload(id, now, null, reason, "why", List.of(), new byte[TEN_BYTES]));
        return id;
    }

    private List<LeadId> ids() throws SQLException {
        return QuarantineTable.list(transaction, QuarantineFilter.ALL, 100).stream()
                .map(QuarantinedPayload::id)
                .toList();
    }
}
