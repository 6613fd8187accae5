package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sets one field, always or under a condition. */
record Rule(String field, Value value, @Nullable Predicate<Lead> condition) {
    /** {@code rules} field by field, without those that a newer one for the same leads, or for all, always beats. */
    static List<Rule> winnable(List<Rule> rules) {
        Map<String, List<Rule>> byField = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<Rule> older = byField.computeIfAbsent(rule.field, key -> new ArrayList<>());
            older.removeIf(other -> rule.condition == null || Objects.equals(other.condition, rule.condition));
            older.add(rule);
        }
        return byField.values().stream().flatMap(List::stream).toList();
    }

    /** Whether it leaves its field out for every lead that it applies to. */
    boolean leavesOut() {
        return value instanceof Constant constant && constant.isBlank();
    }

    /** What {@code map} calls it. */
    String name() {
        return condition == null ? field : field + RuleName.WHEN + Described.by(condition);
    }

    /** The line of {@code map}. */
    @Override
    public String toString() {
        return Yaml.name(name()) + ": " + Yaml.value(Described.written(value));
    }
}
