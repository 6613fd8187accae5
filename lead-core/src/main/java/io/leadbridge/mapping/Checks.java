package io.leadbridge.mapping;

import io.leadbridge.mapping.Field.Option;
import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every fault of a mapping that can be seen before the first lead. */
final class Checks {
    private static final Set<Field.Type> NO_TEXT =
            EnumSet.of(Field.Type.FLAG, Field.Type.WHOLE_NUMBER, Field.Type.NUMBER, Field.Type.DATE, Field.Type.TIME);

    private static final Set<Field.Type> NO_TIME =
            EnumSet.of(Field.Type.FLAG, Field.Type.WHOLE_NUMBER, Field.Type.NUMBER);

    /** As many options are named in a message. */
    private static final int SHOWN_OPTIONS = 12;

    private final EntityType type;
    private final List<Fault> faults = new ArrayList<>();

    private Checks(EntityType type) {
        this.type = type;
    }

    /**
     * @param rules those that can win
     * @param onRepeat the names of the fields marked for a repeat
     */
    static List<Fault> of(EntityType type, List<Rule> rules, Set<String> onRepeat) {
        Checks checks = new Checks(type);
        rules.forEach(checks::rule);
        type.fields().stream().filter(Field::required).forEach(field -> checks.required(field, rules));
        checks.marks(onRepeat, rules.stream().map(Rule::field).collect(Collectors.toSet()));
        return checks.faults.stream().distinct().toList();
    }

    private void rule(Rule rule) {
        Field field = type.resolve(rule.field()).orElse(null);
        if (field == null) {
            fault(rule, type.unknown(rule.field()));
        } else if (!field.writable()) {
            fault(rule, "cannot be written; leave it out");
        } else if (field.required() && rule.condition() != null && rule.leavesOut()) {
            fault(rule, "must not be left out, since " + type + " requires it");
        } else {
            outcomes(rule.value()).forEach(outcome -> outcome(rule, field, outcome));
        }
    }

    private void fault(Rule rule, String message) {
        faults.add(Fault.of(rule.name(), message));
    }

    /** A required field is set for every lead; whether its value can be absent, only the lead knows. */
    private void required(Field field, List<Rule> rules) {
        boolean set = rules.stream()
                .filter(rule -> rule.field().equals(field.name()) && rule.condition() == null)
                .anyMatch(rule -> !rule.leavesOut());
        if (field.writable() && !set) {
            faults.add(
                    Fault.of(field.name(), type + " requires it; set it for every lead, not only under a condition"));
        }
    }

    private void marks(Set<String> onRepeat, Set<String> set) {
        for (String name : onRepeat) {
            if (!set.contains(name)) {
                String hint = NearestName.hint(name, set, "; set it in the mapping, or remove it here");
                faults.add(Fault.of("repeat", NearestName.cited(name) + " is not set by the mapping" + hint));
            }
        }
    }

    /** The values among which the lead decides. */
    private static Stream<Value> outcomes(Value value) {
        if (value instanceof Fallback fallback) {
            return fallback.choices().stream().flatMap(Checks::outcomes);
        }
        if (value instanceof Transformed transformed && transformed.transform() instanceof Lookup lookup) {
            return lookup.constants();
        }
        return Stream.of(value);
    }

    private void outcome(Rule rule, Field field, Value outcome) {
        if (outcome instanceof Constant constant) {
            constant(rule, field, constant);
        } else if (never(outcome).contains(field.type())) {
            String gives = outcome == LeadField.RECEIVED_AT ? " gives a time" : " gives text";
            fault(rule, "takes " + field.type().takes() + ", and " + NearestName.shortened(outcome.toString()) + gives);
        }
    }

    /** The types that {@code outcome} never is; what a function of one's own gives, nobody knows. */
    private static Set<Field.Type> never(Value outcome) {
        if (outcome == LeadField.RECEIVED_AT) {
            return NO_TIME;
        }
        return isText(outcome) ? NO_TEXT : Set.of();
    }

    private static boolean isText(Value value) {
        return value instanceof LeadField
                || value instanceof Template
                || (value instanceof Transformed transformed && transformed.transform() instanceof NamedTransform);
    }

    private void constant(Rule rule, Field field, Constant constant) {
        if (constant.isBlank() || new Fitting(field).fit(constant.value()).value() != null) {
            return;
        }
        String text = Plain.text(constant.value());
        fault(
                rule,
                field.options().isEmpty()
                        ? "takes " + field.type().takes() + limit(field) + ", not " + NearestName.cited(text)
                        : "has no option " + NearestName.cited(text) + options(field, text));
    }

    private static String limit(Field field) {
        return field.maxLength() == Field.UNLIMITED ? "" : " of at most " + field.maxLength() + " characters";
    }

    private static String options(Field field, String wrong) {
        List<String> labels = field.options().stream().map(Option::label).toList();
        return NearestName.hint(
                wrong,
                labels,
                field.options().stream()
                        .limit(SHOWN_OPTIONS)
                        .map(Checks::shown)
                        .collect(Collectors.joining(
                                ", ", "; its options are ", labels.size() > SHOWN_OPTIONS ? "…" : "")));
    }

    private static String shown(Option option) {
        String value = Plain.text(option.value());
        return value.equals(option.label()) ? value : value + " (" + option.label() + ")";
    }
}
