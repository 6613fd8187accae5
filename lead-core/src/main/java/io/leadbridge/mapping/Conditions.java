package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import io.leadbridge.model.Marketplace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stock conditions, for static import: for a part of a mapping ({@link EntityMapping.Builder#when}) and for a
 * destination. A condition on a field that a lead does not have is false. One of your own is any {@code
 * Predicate<Lead>}; {@code and}, {@code or} and {@code negate} combine them.
 */
public final class Conditions {
    private Conditions() {}

    /** The customer must not be contacted ({@code DNC}). */
    public static Predicate<Lead> doNotContact() {
        return new Condition("do not contact", Lead::isDoNotContact);
    }

    /** Microsoft sent the lead to test the connection. */
    public static Predicate<Lead> test() {
        return new Condition("test", Lead::isTest);
    }

    /** The action is one of these codes: {@code action("INS", "PLT")}. */
    public static Predicate<Lead> action(String... codes) {
        return where("ActionCode", List.of(codes));
    }

    /** The offer's id is one of these: {@code offer("contoso.*")}. */
    public static Predicate<Lead> offer(String... ids) {
        return where("Offer", List.of(ids));
    }

    /** The country is one of these; ISO codes and names are the same: {@code country("US", "Canada")}. */
    public static Predicate<Lead> country(String... countries) {
        return where("Country", List.of(countries));
    }

    /**
     * A field has one of these texts, in any letter case; {@code *} stands for any text. Fields are named as in {@link
     * Values#text(String)}. Countries are compared as countries, marketplaces by any of their names.
     *
     * <p>Throws {@link InvalidMappingException} for a field or a country that does not exist, and for a blank text.
     */
    public static Predicate<Lead> where(String field, Collection<String> texts) {
        List<Fault> faults = new ArrayList<>();
        Value value = LeadField.named(field).orElseGet(() -> {
            faults.add(Fault.of(field, LeadField.unknown(field)));
            return LeadField.LEAD_ID;
        });
        if (texts.isEmpty()) {
            faults.add(Fault.of(field, "needs at least one text to compare with"));
        }
        List<Glob> globs = new ArrayList<>();
        for (String text : texts) {
            globs.add(new Glob(comparable(value, text)));
            if (text.isBlank()) {
                faults.add(Fault.of(field, "a blank text would match no lead; leave it out"));
            } else if (value == LeadField.COUNTRY && Country.find(text).isEmpty() && !text.contains("*")) {
                faults.add(Fault.of(field, NearestName.cited(text) + " is no country; write its ISO code"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidMappingException("this condition cannot be used", faults);
        }
        return new Condition(field + " is " + String.join(" or ", texts), lead -> {
            String sent = value.textOf(lead);
            return sent != null && globs.stream().anyMatch(glob -> glob.matches(comparable(value, sent)));
        });
    }

    /** {@code text} in the one form in which values of {@code field} are compared. */
    private static String comparable(Value field, String text) {
        if (field == LeadField.COUNTRY) {
            return Country.find(text).map(Country::alpha2).orElse(text);
        }
        return field == LeadField.MARKETPLACE && !text.isBlank() ? new Marketplace(text).name() : text.strip();
    }

    /** A condition that people can read, and by which it is compared. */
    private record Condition(String description, Predicate<Lead> predicate) implements Predicate<Lead> {
        @Override
        public boolean test(Lead lead) {
            return predicate.test(lead);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Condition condition && condition.description.equals(description);
        }

        @Override
        public int hashCode() {
            return Objects.hash(description);
        }

        @Override
        public String toString() {
            return description;
        }
    }
}
