package io.leadbridge.config;

import io.leadbridge.mapping.Conditions;
import io.leadbridge.mapping.InvalidMappingException;
import io.leadbridge.model.Lead;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads {@code when}: the leads that a destination gets. Every line must hold; a line holds when its field has one of its
 * texts, where {@code *} stands for any text.
 */
final class WhenSection {
    private WhenSection() {}

    static Predicate<Lead> read(Section when) {
        Predicate<Lead> all = lead -> true;
        for (String field : when.names()) {
            all = all.and(line(when, field));
        }
        return all;
    }

    private static Predicate<Lead> line(Section when, String field) {
        List<String> texts = when.entries(field).stream()
                .flatMap(entry -> entry.text().stream())
                .toList();
        if (texts.isEmpty() && when.isFaulty()) {
            return lead -> false;
        }
        try {
            return Conditions.where(field, texts);
        } catch (InvalidMappingException e) {
            e.faults().forEach(fault -> when.fault(field, fault.message()));
            return lead -> false;
        }
    }
}
