package io.leadbridge.sinks.jsonlines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the file, and how to know it again by its head, the first {@value #HEAD} bytes: <code>{"id":"</code> and
 * the lead's id.
 */
final class LeadLine {
    static final int HEAD = 43;

    private static final Pattern START = Pattern.compile("\\{\"id\":\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private LeadLine() {}

    /** The line of {@code lead}, with its line break. */
    static ByteBuffer of(Lead lead) {
        byte[] json = LeadJson.write(lead);
        return ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    }

    /** The id in {@code head}, unless it is the head of some other text. */
    static Optional<LeadId> id(byte[] head) {
        Matcher start = START.matcher(new String(head, ISO_8859_1));
        try {
            return start.matches() ? Optional.of(LeadId.parse(start.group(1))) : Optional.empty();
        } catch (IllegalArgumentException otherUuid) {
            return Optional.empty();
        }
    }

    /** Whether {@code head} may be that of a line of ours, cut short anywhere. */
    static boolean mayBegin(byte[] head) {
        Matcher start = START.matcher(new String(head, ISO_8859_1));
        return start.matches() || start.hitEnd();
    }
}
