package io.leadbridge.ledger;

import io.leadbridge.model.LeadId;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table {@code recent}: the duplicate window. */
final class RecentTable {
    /** Whether the one that was there came within the window of the one that comes now, whichever way the clock went. */
    private static final String IS_REPEAT = "abs(excluded.seen_at - recent.seen_at) < ?";

    private RecentTable() {}

    /**
     * The id of the first lead with this fingerprint within the window: {@code id} itself when it is the first. In one
     * statement, so that of many at once, on whichever nodes, one is the first.
     */
    static LeadId first(Transaction transaction, @Nullable Fingerprint fingerprint, LeadId id, Instant now)
            throws SQLException {
        if (fingerprint == null) {
            return id;
        }
        return transaction
                .first(
                        "insert into recent (fingerprint, lead_id, seen_at) values (?, ?, ?)"
                                + " on conflict (fingerprint) do update set"
                                + " lead_id = case when " + IS_REPEAT
                                + " then recent.lead_id else excluded.lead_id end,"
                                + " seen_at = case when " + IS_REPEAT
                                + " then recent.seen_at else excluded.seen_at end returning lead_id",
                        row -> row.leadId("lead_id"),
                        fingerprint.hash(),
                        id,
                        now,
                        fingerprint.window(),
                        fingerprint.window())
                .orElse(id);
    }

    static int forget(Transaction transaction, Instant seenBefore, int most) throws SQLException {
        return transaction.update(
                "delete from recent where fingerprint in"
                        + " (select fingerprint from recent where seen_at < ? order by seen_at limit ?)",
                seenBefore,
                most);
    }
}
