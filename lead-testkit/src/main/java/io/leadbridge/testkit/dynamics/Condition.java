package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.Privilege.CREATE_LEAD;
import static io.leadbridge.testkit.dynamics.Privilege.WRITE_LEAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.testkit.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an upsert may go on ("Perform conditional operations using the Web API"): {@code If-None-Match: *} only to create,
 * {@code If-Match: *} only to update, {@code If-Match: W/"…"} only to update that version. The literal {@code null}, which
 * Microsoft's own clients send, is no condition.
 *
 * @param version the only version that may be updated, as an ETag; {@code ""} for any
 */
record Condition(boolean mayCreate, boolean mayUpdate, String version) {

    static Condition of(Request request) {
        boolean onlyCreate = request.header("If-None-Match").filter("*"::equals).isPresent();
        String match =
                request.header("If-Match").filter(it -> !it.equals("null")).orElse("");
        return new Condition(match.isEmpty(), !onlyCreate, match.equals("*") ? "" : match);
    }

    List<Privilege> neededPrivileges() {
        List<Privilege> needed = new ArrayList<>();
        if (mayCreate) {
            needed.add(CREATE_LEAD);
        }
        if (mayUpdate) {
            needed.add(WRITE_LEAD);
        }
        return needed;
    }

    void check(Optional<ObjectNode> row, LeadKey key) {
        if (row.isPresent() && !mayUpdate) {
            throw new Refusal(412, "", "A record with matching key values already exists.");
        }
        if (row.isEmpty() && !mayCreate) {
            throw Refusal.rowMissing("lead", key, "");
        }
        if (!version.isEmpty() && row.map(Query::etag).filter(version::equals).isEmpty()) {
            throw new Refusal(
                    412,
                    "0x80060882",
                    "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }
}
