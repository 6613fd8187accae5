package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the colon in {@code map}: {@code rating}, or {@code rating when ActionCode is INS}.
 *
 * @param faults what is wrong with the condition
 */
record RuleName(String field, @Nullable Condition condition, List<Fault> faults) {
    static final String WHEN = " when ";

    static RuleName read(String written) {
        int when = (written + " ").indexOf(WHEN);
        if (when < 0) {
            return new RuleName(written.strip(), null, List.of());
        }
        String field = written.substring(0, when).strip();
        TextCursor in = new TextCursor(written, Math.min(written.length(), when + WHEN.length()));
        Condition condition = null;
        try {
            if (written.length() > Values.MAX_TEXT) {
                throw in.stop(Values.MAX_TEXT, "a condition has at most " + Values.MAX_TEXT + " characters");
            }
            condition = ConditionText.read(in);
        } catch (TextCursor.Stop e) {
            // why is in the faults
        }
        return new RuleName(
                field,
                condition,
                in.faults().stream().map(fault -> fault.in(written)).toList());
    }
}
