package io.leadbridge.mapping;

import io.leadbridge.mapping.CrmEntity.MappedField;
import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
 * <p>Immutable; used by several threads at once. Two are equal when they have the same type, marks, and rules that can
 * win.
 */
public final class EntityMapping {
    private final EntityType type;
    private final List<Target> targets;
    private final Set<String> onRepeat;
    private final List<Target> repeated;

    private EntityMapping(EntityType type, List<Rule> rules, Set<String> onRepeat) {
        this.type = type;
        this.targets = Target.of(type, rules);
        this.onRepeat = Collections.unmodifiableSet(new LinkedHashSet<>(onRepeat));
        this.repeated = targets.stream()
                .filter(target -> onRepeat.contains(target.name()))
                .toList();
    }

    /** A mapping to {@code type}, with no rules yet. */
    public static Builder to(EntityType type) {
        return new Builder(type, Stream.empty(), Set.of());
    }

    public EntityType type() {
        return type;
    }

    /** What this mapping makes of {@code lead}. */
    public CrmEntity map(Lead lead) {
        return map(targets, lead);
    }

    /**
     * What a repeated lead of the same person and offer writes into the record of the first one: the fields marked by
     * {@link Builder#onRepeat}, and no others.
     */
    public CrmEntity mapRepeat(Lead lead) {
        return map(repeated, lead);
    }

    private CrmEntity map(List<Target> targets, Lead lead) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<MappedField> remarks = null;
        for (int i = 0; i < targets.size(); i++) { // as in Template
            MappedField remark = targets.get(i).map(lead, values);
            if (remark != null) {
                remarks = remarks == null ? new ArrayList<>() : remarks;
                remarks.add(remark);
            }
        }
        return new CrmEntity(type, values, remarks == null ? List.of() : remarks);
    }

    /** The names of the fields that are marked by {@link Builder#onRepeat}. */
    public Set<String> repeats() {
        return onRepeat;
    }

    /** What this mapping makes of {@code lead} and why, for a person to read. */
    public Preview preview(Lead lead) {
        return new Preview(
                type, targets.stream().map(target -> target.preview(lead)).toList());
    }

    /**
     * The rules as {@code leads.yaml} has them below {@code map}, which {@link Builder#setAll} reads back to an equal
     * mapping. Functions and conditions of your own have no text form: they stand there as {@code a function of your
     * own}, which is refused; so is a text that was near its limit of length and is longer when written.
     */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        rules().forEach(rule -> written.put(rule.name(), Described.written(rule.value())));
        return Collections.unmodifiableMap(written);
    }

    /** The same as lines of {@code leads.yaml}, {@code map} and, if fields are marked, {@code repeat}. */
    public String describe() {
        StringBuilder yaml = new StringBuilder("map:\n");
        rules().forEach(rule -> yaml.append("  ").append(rule).append('\n'));
        if (!onRepeat.isEmpty()) {
            yaml.append("repeat:\n");
            onRepeat.forEach(name -> yaml.append("  - ").append(Yaml.name(name)).append('\n'));
        }
        return yaml.toString();
    }

    private Stream<Rule> rules() {
        return targets.stream().flatMap(target -> target.rules().stream());
    }

    /** The same with other rules on top; throws {@link InvalidMappingException} that names every fault. */
    public EntityMapping with(Consumer<Builder> changes) {
        Builder builder = new Builder(type, rules(), onRepeat);
        changes.accept(builder);
        return builder.build();
    }

    /**
     * The same rules, checked against the fields of {@code described}, such as the CRM's own; throws {@link
     * InvalidMappingException} that names every fault.
     */
    public EntityMapping withType(EntityType described) {
        return new Builder(described, rules(), onRepeat).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityMapping mapping
                && mapping.type.equals(type)
                && mapping.onRepeat.equals(onRepeat)
                && mapping.rules().toList().equals(rules().toList());
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, onRepeat, rules().toList());
    }

    /** As {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }

    /** Collects rules; {@link #build} tells all that is wrong with them. */
    public static final class Builder {
        private final EntityType type;
        private final List<Rule> rules = new ArrayList<>();
        private final Set<String> onRepeat = new LinkedHashSet<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, String> writtenNames = new HashMap<>();
        private final Set<Predicate<Lead>> conditions = new HashSet<>();
        private @Nullable Predicate<Lead> condition;

        private Builder(EntityType type, Stream<Rule> rules, Set<String> onRepeat) {
            this.type = type;
            rules.forEach(this.rules::add);
            this.onRepeat.addAll(onRepeat);
        }

        public Builder set(Field field, Value value) {
            rules.add(new Rule(field.name(), value, condition));
            return this;
        }

        /** Sets a text, the same for every lead; of a field with options, one of their values or labels. */
        public Builder set(Field field, String constant) {
            return set(field, new Constant(constant));
        }

        public Builder set(Field field, boolean constant) {
            return set(field, new Constant(constant));
        }

        public Builder set(Field field, long constant) {
            return set(field, new Constant(constant));
        }

        /**
         * Sets fields as {@code map} in {@code leads.yaml} does. A name is that of a field, alone or with a condition in
         * the form of {@link Conditions}: {@code rating when ActionCode is INS or PLT}. A value is text in the form of
         * {@link Values#text(String)}, a number, {@code true} or {@code false}; null leaves the field out, for the leads
         * that the rule is for. What is wrong with one is told by {@link #build}, with the rest.
         */
        public Builder setAll(Map<String, ? extends @Nullable Object> written) {
            WrittenRules read = WrittenRules.read(written, type);
            read.leftOut().forEach(this::leaveOut);
            read.rules().forEach((name, rule) -> {
                Rule here = new Rule(rule.field(), rule.value(), within(rule.condition()));
                writtenNames.put(here.name(), name);
                rules.add(here);
            });
            faults.addAll(read.faults());
            return this;
        }

        /** Forgets what was set for {@code field} so far; under a condition, leaves it out for those leads. */
        public Builder leaveOut(Field field) {
            leaveOut(field.name());
            return this;
        }

        private void leaveOut(String field) {
            if (condition == null) {
                rules.removeIf(rule -> rule.field().equals(field));
                onRepeat.remove(field);
            } else {
                rules.add(new Rule(field, Constant.NOTHING, condition));
            }
        }

        /** Sets what {@code then} sets for those leads only of which {@code condition} is true. */
        public Builder when(Predicate<Lead> condition, Consumer<Builder> then) {
            Predicate<Lead> outer = this.condition;
            int before = rules.size();
            this.condition = within(condition);
            if (!conditions.add(this.condition)) {
                fault(condition, "stands twice; put what it sets in one place");
            }
            then.accept(this);
            this.condition = outer;
            if (rules.size() == before) {
                fault(condition, "sets nothing; leave it out");
            }
            return this;
        }

        /** {@code inner} and the condition that we are in. */
        private @Nullable Predicate<Lead> within(@Nullable Predicate<Lead> inner) {
            if (condition == null || inner == null) {
                return inner == null ? condition : inner;
            }
            return condition.and(inner);
        }

        private void fault(Predicate<Lead> condition, String message) {
            faults.add(Fault.of("when", "the condition " + Described.by(condition) + " " + message));
        }

        /**
         * Marks the fields that a repeated lead of the same person and offer may overwrite in their record, where a sink
         * keeps one record for both: these and no others, and none unless said.
         */
        public Builder onRepeat(Field... fields) {
            return onRepeat(Stream.of(fields).map(Field::name).toList());
        }

        /** The same by name, as {@code repeat} in {@code leads.yaml} does. */
        public Builder onRepeat(Collection<String> fields) {
            onRepeat.clear();
            onRepeat.addAll(fields);
            return this;
        }

        /**
         * The mapping. Throws {@link InvalidMappingException} that names every fault: texts and conditions that cannot be
         * read, fields that do not exist or cannot be written, values and options that a field does not take, conditions
         * that stand twice or set nothing, required fields that no rule sets for every lead, and marks for a repeat on
         * fields that are not set. Whether a rule finds a value only the lead knows: {@code orElse} with a constant at
         * the end is the safe form.
         */
        public EntityMapping build() {
            List<Fault> all = new ArrayList<>(faults);
            List<Rule> winnable = Rule.winnable(rules);
            Checks.of(type, winnable, onRepeat)
                    .forEach(fault -> all.add(fault.in(writtenNames.getOrDefault(fault.field(), fault.field()))));
            if (!all.isEmpty()) {
                throw new InvalidMappingException("the mapping to " + type + " cannot be used", all);
            }
            return new EntityMapping(type, winnable, onRepeat);
        }
    }
}
