package io.leadbridge.ledger;

import java.sql.SQLException;
import java.util.Map;

/** Says in words why a store does not open. Those of drivers and pools may quote an address with a password in it. */
final class Obstacle {
    /** By the SQL state, or its first two characters. */
    private static final Map<String, String> KNOWN = Map.of(
            "08", "it cannot be reached; see whether it runs, and check host and port",
            "28", "it refuses the user or the password",
            "3D", "there is no database of this name; create it",
            "25006", "it only reads, being a standby; give the address of the primary server",
            "42501",
                    "the user may not do what is needed; grant create on the database, or on the schema "
                            + PostgresDatabase.SCHEMA,
            "53300", "it has too many connections; raise max_connections or close some",
            "57P03", "it is starting up or shutting down");

    private static final int DEEPEST = 20;

    private Obstacle() {}

    static String of(Throwable thrown) {
        Throwable last = thrown;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String state = last instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null) {
                return words(state) + " (SQL state " + state + ")";
            }
            Throwable cause = last.getCause();
            if (cause == null) {
                break;
            }
            last = cause;
        }
        return last.getClass().getName() + "; see the cause";
    }

    private static String words(String state) {
        String word = KNOWN.get(state);
        return word != null
                ? word
                : KNOWN.getOrDefault(state.substring(0, Math.min(2, state.length())), "see the cause");
    }
}
