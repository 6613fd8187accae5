package io.leadbridge.mapping;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns a lead into one CRM entity, rule by rule:
 *
 * <pre>{@code
 * EntityMapping.to(Dynamics365Lead.TYPE)
 *     .set(SUBJECT, text("{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}"))
 *     .set(LASTNAME, lastName().orElse(emailLocalPart()).orElse("[not provided]"))
 *     .set(LEADSOURCECODE, "Web")
 *     .when(doNotContact(), m -> m.set(DONOTEMAIL, true))
 *     .build();
 * }</pre>
 *
 * <p>The last rule of a field that applies wins. An absent value leaves the field out, so that it never overwrites what
 * the CRM has. Text longer than its field is cut; e-mails, URLs and ids that are too long, and values that are not what
 * the field takes, are left out; both is told in {@link CrmEntity#losses}.
 *
 * <p>Immutable; used by several threads at once.
 */
public final class EntityMapping {
    private final EntityType type;
    private final List<Rule> rules;
    private final Map<Field, List<Rule>> newestFirst;

    private EntityMapping(EntityType type, List<Rule> rules) {
        this.type = type;
        this.rules = List.copyOf(rules);
        this.newestFirst = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Field field = type.resolve(rule.field()).orElseThrow();
            newestFirst.computeIfAbsent(field, key -> new ArrayList<>()).add(0, rule);
        }
    }

    /** A mapping to {@code type}, with no rules yet. */
    public static Builder to(EntityType type) {
        return new Builder(type, List.of());
    }

    public EntityType type() {
        return type;
    }

    /** What this mapping makes of {@code lead}, and what became of each rule. */
    public CrmEntity map(Lead lead) {
        List<MappedField> fields = new ArrayList<>();
        newestFirst.forEach((field, choices) -> choices.stream()
                .filter(rule -> rule.appliesTo(lead))
                .findFirst()
                .ifPresent(rule -> fields.add(mapped(field, rule.value(), lead))));
        return new CrmEntity(type, fields);
    }

    private static MappedField mapped(Field field, Value source, Lead lead) {
        Object given = Plain.orNull(source.of(lead));
        Fit fit = given == null ? absent(field) : Fit.of(field, given);
        return new MappedField(field.name(), Described.by(source), given, fit.value(), fit.loss());
    }

    private static Fit absent(Field field) {
        return new Fit(null, field.required() ? "required, but the lead has no value for it" : null);
    }

    /** The same with other rules on top; throws {@link InvalidMappingException} that names every fault. */
    public EntityMapping with(Consumer<Builder> changes) {
        Builder builder = new Builder(type, rules);
        changes.accept(builder);
        return builder.build();
    }

    /**
     * The same rules, checked against the fields of {@code described}, such as the CRM's own; throws {@link
     * InvalidMappingException} that names every fault.
     */
    public EntityMapping withType(EntityType described) {
        return new Builder(described, rules).build();
    }

    /** Collects rules; {@link #build} tells all that is wrong with them. */
    public static final class Builder {
        private static final Value UNREADABLE = lead -> null;

        private final EntityType type;
        private final List<Rule> rules;
        private final List<Fault> faults = new ArrayList<>();
        private final Set<Predicate<Lead>> conditions = new HashSet<>();
        private @Nullable Predicate<Lead> condition;

        private Builder(EntityType type, List<Rule> rules) {
            this.type = type;
            this.rules = new ArrayList<>(rules);
        }

        public Builder set(Field field, Value value) {
            return add(field.name(), value);
        }

        /** Sets a text, the same for every lead; of a field with options, one of their values or labels. */
        public Builder set(Field field, String constant) {
            return add(field.name(), new Constant(constant));
        }

        public Builder set(Field field, boolean constant) {
            return add(field.name(), new Constant(constant));
        }

        public Builder set(Field field, long constant) {
            return add(field.name(), new Constant(constant));
        }

        /**
         * Sets fields by name, as {@code leads.yaml} writes them: text in the form of {@link Values#text(String)}, a
         * number, {@code true} or {@code false}. What is wrong with one is told by {@link #build}, with the rest.
         */
        public Builder setAll(Map<String, ?> written) {
            written.forEach((field, value) -> add(field, read(field, value)));
            return this;
        }

        private Value read(String field, @Nullable Object written) {
            if (written instanceof String text) {
                try {
                    return Values.text(text);
                } catch (InvalidMappingException e) {
                    e.faults().forEach(fault -> faults.add(fault.in(field)));
                    return UNREADABLE;
                }
            }
            if (written instanceof Boolean || written instanceof Number) {
                return new Constant(written);
            }
            String wrong = written == null ? "has no value; leave it out, or write one" : "takes one text, not several";
            faults.add(Fault.of(field, wrong));
            return UNREADABLE;
        }

        /** Forgets what was set for {@code field} so far. */
        public Builder leaveOut(Field field) {
            rules.removeIf(rule -> rule.field().equals(field.name()));
            return this;
        }

        /** Sets what {@code then} sets for those leads only of which {@code condition} is true. */
        public Builder when(Predicate<Lead> condition, Consumer<Builder> then) {
            Predicate<Lead> outer = this.condition;
            int before = rules.size();
            this.condition = outer == null ? condition : outer.and(condition);
            then.accept(this);
            this.condition = outer;
            if (!conditions.add(condition)) {
                fault(condition, "stands twice; put what it sets in one place");
            } else if (rules.size() == before) {
                fault(condition, "sets nothing; leave it out");
            }
            return this;
        }

        private void fault(Predicate<Lead> condition, String message) {
            faults.add(Fault.of("when", "the condition " + Described.by(condition) + " " + message));
        }

        private Builder add(String field, Value value) {
            rules.add(new Rule(field, value, condition));
            return this;
        }

        /**
         * The mapping. Throws {@link InvalidMappingException} that names every fault: texts that cannot be read, fields
         * that do not exist or cannot be written, values and options that a field does not take, conditions that stand
         * twice or set nothing, and required fields that no rule sets for every lead. Whether such a rule finds a value
         * only the lead knows: {@code orElse} with a constant at the end is the safe form.
         */
        public EntityMapping build() {
            List<Fault> all = new ArrayList<>(faults);
            all.addAll(Checks.of(type, rules));
            if (!all.isEmpty()) {
                throw new InvalidMappingException("the mapping to " + type + " cannot be used", all);
            }
            return new EntityMapping(type, rules);
        }
    }
}
