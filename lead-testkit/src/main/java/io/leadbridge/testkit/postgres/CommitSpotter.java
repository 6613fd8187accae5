package io.leadbridge.testkit.postgres;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which messages of one client make the server commit: a simple query that is, or ends with, {@code COMMIT}; or
 * the execution of one that was prepared, perhaps many messages before. The PostgreSQL driver prepares it at the first
 * commit of a connection and sends the text never again.
 */
final class CommitSpotter {
    private static final Pattern COMMIT =
            Pattern.compile("(.*;)?\\s*COMMIT\\s*;?\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Set<String> statements = new HashSet<>();
    private final Set<String> portals = new HashSet<>();

    /** Takes note of a message; all of a client's have to pass here, in order. */
    boolean isCommit(Frame message) {
        return switch (message.type()) {
            case Frame.QUERY -> isCommit(message.text(0));
            case 'P' -> {
                note(statements, message.text(0), isCommit(message.text(1)));
                yield false;
            }
            case 'B' -> {
                note(portals, message.text(0), statements.contains(message.text(1)));
                yield false;
            }
            case 'E' -> portals.contains(message.text(0));
            default -> false;
        };
    }

    private static boolean isCommit(String sql) {
        return COMMIT.matcher(sql).matches();
    }

    private static void note(Set<String> commits, String name, boolean isCommit) {
        if (isCommit) {
            commits.add(name);
        } else {
            commits.remove(name);
        }
    }
}
