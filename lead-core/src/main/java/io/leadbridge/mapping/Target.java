package io.leadbridge.mapping;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One field of an entity and the rules for it, of which the newest that applies wins. */
final class Target {
    private static final String NO_RULE = "left out: it has rules for other leads only";
    private static final String NO_VALUE = "left out: the lead has no value for it";
    private static final String BY_RULE = "left out by its rule";

    private final String name;
    private final Fitting fitting;
    private final List<Rule> rules;
    private final Choice[] newestFirst;

    private Target(Field field, List<Rule> rules) {
        this.name = field.name();
        this.fitting = new Fitting(field);
        this.rules = rules;
        this.newestFirst = new Choice[rules.size()];
        for (int i = 0; i < newestFirst.length; i++) {
            newestFirst[i] = choice(rules.get(rules.size() - 1 - i));
        }
    }

    private Choice choice(Rule rule) {
        MappedField constant = rule.value() instanceof Constant fixed ? fitting.fit(fixed.value()) : null;
        return new Choice(rule, rule.condition(), rule.value(), constant);
    }

    /**
     * A rule with its parts at hand.
     *
     * @param constant what it gives, if that is the same for every lead
     */
    private record Choice(
            Rule rule,
            @Nullable Predicate<Lead> condition,
            Value value,
            @Nullable MappedField constant) {}

    /** The fields of {@code type} in the order of their first rules. */
    static List<Target> of(EntityType type, List<Rule> rules) {
        Map<String, List<Rule>> byField = new LinkedHashMap<>();
        rules.forEach(rule ->
                byField.computeIfAbsent(rule.field(), key -> new ArrayList<>()).add(rule));
        return byField.entrySet().stream()
                .map(entry -> new Target(type.resolve(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
    }

    String name() {
        return name;
    }

    /** In the order in which they were set. */
    List<Rule> rules() {
        return rules;
    }

    /** Writes what becomes of the field into {@code values}, and gives what there is to say of it; null for nothing. */
    @Nullable
    MappedField map(Lead lead, Map<String, Object> values) {
        Choice winner = winner(lead);
        if (winner == null) {
            return null;
        }
        if (winner.constant != null) {
            return note(winner.constant, values);
        }
        Object given = winner.value.of(lead);
        String text = fitting.asItIs(given);
        if (text == null) {
            return note(fitting.fit(given), values);
        }
        values.put(name, text);
        return null;
    }

    private static @Nullable MappedField note(MappedField mapped, Map<String, Object> values) {
        Object value = mapped.value();
        if (value != null) {
            values.put(mapped.name(), value);
        }
        return value == null || mapped.loss() != null ? mapped : null;
    }

    /** The same, explained. */
    Preview.Line preview(Lead lead) {
        Choice winner = winner(lead);
        if (winner == null) {
            String others = rules.stream().map(Rule::toString).collect(Collectors.joining("; "));
            return new Preview.Line(name(), others, null, NO_RULE);
        }
        MappedField mapped = map(winner, lead);
        return new Preview.Line(name(), winner.rule.toString(), mapped.value(), note(winner.rule, mapped));
    }

    private static @Nullable String note(Rule rule, MappedField mapped) {
        if (mapped.value() != null || mapped.loss() != null) {
            return mapped.loss();
        }
        return rule.leavesOut() ? BY_RULE : NO_VALUE;
    }

    private @Nullable Choice winner(Lead lead) {
        for (Choice choice : newestFirst) {
            if (choice.condition == null || choice.condition.test(lead)) {
                return choice;
            }
        }
        return null;
    }

    private MappedField map(Choice winner, Lead lead) {
        return winner.constant != null ? winner.constant : fitting.fit(winner.value.of(lead));
    }
}
