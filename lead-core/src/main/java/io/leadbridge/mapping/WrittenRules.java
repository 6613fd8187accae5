package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rules as {@code map} in {@code leads.yaml} writes them: a name and a value each. */
final class WrittenRules {
    /** Stands in for a text that has faults. */
    private static final Value UNREADABLE = lead -> null;

    private final EntityType type;
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private WrittenRules(EntityType type) {
        this.type = type;
    }

    static WrittenRules read(Map<String, ? extends @Nullable Object> written, EntityType type) {
        WrittenRules read = new WrittenRules(type);
        written.forEach(read::read);
        return read;
    }

    /** The fields that are to be left out for every lead. */
    List<String> leftOut() {
        return leftOut;
    }

    /** The rules by their names as written. */
    Map<String, Rule> rules() {
        return rules;
    }

    /** What cannot be read, and conditions that never count. */
    List<Fault> faults() {
        return faults;
    }

    private void read(String written, @Nullable Object value) {
        RuleName name = RuleName.read(written);
        Value read = value == null ? Constant.NOTHING : value(written, value);
        if (!name.faults().isEmpty()) {
            faults.addAll(name.faults());
        } else if (value != null || name.condition() != null) {
            add(written, new Rule(name.field(), read, name.condition()));
            return;
        } else {
            leftOut.add(name.field());
        }
        if (type.resolve(name.field()).isEmpty()) {
            faults.add(Fault.of(written, type.unknown(name.field())));
        }
    }

    private void add(String written, Rule rule) {
        rules.forEach((earlier, other) -> {
            if (!other.field().equals(rule.field())) {
                return;
            }
            if (other.name().equals(rule.name())) {
                faults.add(Fault.of(written, "stands twice; remove this one or '" + earlier + "'"));
            } else if (rule.condition() == null) {
                faults.add(Fault.of(
                        earlier,
                        "is never used, since '" + written + "' after it is for every lead;"
                                + " put the one with the condition last"));
            }
        });
        rules.put(written, rule);
    }

    private Value value(String name, Object written) {
        try {
            if (written instanceof String text) {
                return Values.text(text);
            }
            if (written instanceof Boolean || written instanceof Number) {
                return new Constant(written);
            }
            faults.add(Fault.of(name, "takes one text, not several"));
        } catch (InvalidMappingException e) {
            e.faults().forEach(fault -> faults.add(fault.in(name)));
        } catch (IllegalArgumentException e) {
            faults.add(Fault.of(name, String.valueOf(e.getMessage())));
        }
        return UNREADABLE;
    }
}
