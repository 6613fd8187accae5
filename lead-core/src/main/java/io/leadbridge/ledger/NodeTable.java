package io.leadbridge.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The table {@code node}: one row for each running process. */
final class NodeTable {
    private NodeTable() {}

    /** Enters {@code node}, unless it is there. */
    static void enter(Transaction transaction, String node) throws SQLException {
        transaction.update("insert into node (id, beat) values (?, 0) on conflict (id) do nothing", node);
    }

    static void remove(Transaction transaction, String node) throws SQLException {
        transaction.update("delete from node where id = ?", node);
    }

    static void removeAll(Transaction transaction) throws SQLException {
        transaction.update("delete from node");
    }

    /** Says that {@code node} lives, and gives the beats of all others. */
    static Map<String, Long> beat(Transaction transaction, String node) throws SQLException {
        transaction.update(
                "insert into node (id, beat) values (?, 1) on conflict (id) do update set beat = node.beat + 1", node);
        Map<String, Long> others = new HashMap<>();
        transaction.list(
                "select id, beat from node where id <> ?", row -> others.put(row.text("id"), row.number("beat")), node);
        return others;
    }

    /**
     * Frees the deliveries of {@code other} unless it has given a sign of life since {@code beat}, and removes it; gives
     * how many. One that lives all the same enters itself again with its next commit.
     */
    static int takeOver(Transaction transaction, String other, long beat) throws SQLException {
        boolean silent = transaction.update("delete from node where id = ? and beat = ?", other, beat) == 1;
        return silent ? DeliveryTable.free(transaction, other) : 0;
    }

    /** Numbers what is about to be committed. */
    static void mark(Transaction transaction, String node, long batch) throws SQLException {
        transaction.update(
                "insert into node (id, beat, batch) values (?, 0, ?) on conflict (id) do update set batch = excluded.batch",
                node,
                batch);
    }

    /**
     * The number of what {@code node} committed last, 0 when nothing; waits for the end of a transaction that is about to
     * change that, or to write the row anew, which no select would wait for. To be rolled back.
     */
    static long lastBatch(Transaction transaction, String node) throws SQLException {
        return transaction
                .first(
                        "insert into node (id, beat, batch) values (?, 0, 0)"
                                + " on conflict (id) do update set batch = node.batch returning batch",
                        row -> row.number("batch"),
                        node)
                .orElse(0L);
    }
}
