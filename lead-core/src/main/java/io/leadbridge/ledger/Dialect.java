package io.leadbridge.ledger;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Where the SQL of the databases differs; all other SQL is the same for each. */
enum Dialect {
    SQLITE(
            "blob",
            "integer primary key",
            "",
            "",
            "select count(*) from sqlite_master where type = 'table' and name = ?"),
    POSTGRESQL(
            "bytea",
            "bigserial primary key",
            " for update",
            " for update of $rows skip locked",
            "select count(*) from information_schema.tables" + " where table_schema = '" + PostgresDatabase.SCHEMA
                    + "' and table_name = ?");

    /** SQLite's codes for: cannot be opened, no space, input or output fails, is read-only, is locked by another. */
    private static final Set<Integer> SQLITE_TROUBLE = Set.of(5, 8, 10, 13, 14);

    private final String bytes;
    private final String serial;
    private final String forUpdate;
    private final String forUpdateSkipLocked;
    private final String countTables;

    Dialect(String bytes, String serial, String forUpdate, String forUpdateSkipLocked, String countTables) {
        this.bytes = bytes;
        this.serial = serial;
        this.forUpdate = forUpdate;
        this.forUpdateSkipLocked = forUpdateSkipLocked;
        this.countTables = countTables;
    }

    /** Counts our tables of a given name: none or one. */
    String countTables() {
        return countTables;
    }

    /** The definition of a table, with our types for {@code $bytes} and for a key that counts up, {@code $serial}. */
    String definition(String sql) {
        return sql.replace("$bytes", bytes).replace("$serial", serial);
    }

    /** Ends a select whose rows stay as they are until the transaction ends; waits for whoever changes them. */
    String forUpdate() {
        return forUpdate;
    }

    /** The same for the rows of the table called {@code rows}, but leaves out what another transaction has. */
    String forUpdateSkipLocked(String rows) {
        return forUpdateSkipLocked.replace("$rows", rows);
    }

    /** Keeps {@code key} to this transaction; false when another has it. SQLite has one writing transaction only. */
    boolean tryLock(Transaction transaction, UUID key) throws SQLException {
        return this == SQLITE
                || transaction
                        .first(
                                "select pg_try_advisory_xact_lock(?) as locked",
                                row -> row.bool("locked"),
                                key.getLeastSignificantBits())
                        .orElse(false);
    }

    /** Whether a failure says that nothing can be written now, rather than that this one statement is at fault. */
    boolean isTrouble(SQLException failure) {
        if (this == SQLITE) {
            return SQLITE_TROUBLE.contains(failure.getErrorCode() & 0xff);
        }
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        // connection, resources, intervention by an operator, system, a server that only reads
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals("25006");
    }
}
