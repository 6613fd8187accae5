package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.Marketplace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The stock conditions, for static import: for a part of a mapping ({@link EntityMapping.Builder#when}) and for a
 * destination. A condition on a field that a lead does not have is false. One of your own is any {@code
 * Predicate<Lead>}; {@code and}, {@code or} and {@code negate} combine them. Each has a text form, which is its {@code
 * toString}, and so have two with {@code and} between: {@code ActionCode is INS or PLT and Country is US}.
 */
public final class Conditions {
    static final Condition DO_NOT_CONTACT = new Condition("do not contact", Lead::isDoNotContact);
    static final Condition TEST = new Condition("test", Lead::isTest);
    static final String ABSENT = "absent";

    private Conditions() {}

    /** The customer must not be contacted ({@code DNC}). */
    public static Predicate<Lead> doNotContact() {
        return DO_NOT_CONTACT;
    }

    /** Microsoft sent the lead to test the connection. */
    public static Predicate<Lead> test() {
        return TEST;
    }

    /** The action is one of these: {@code action(INS, PLT)}. */
    public static Predicate<Lead> action(ActionCode... codes) {
        return where("ActionCode", Arrays.stream(codes).map(ActionCode::value).toList());
    }

    /** The action is one of these codes, also those that Microsoft does not document: {@code action("INS", "PLT")}. */
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
        Value value = named(field);
        List<Fault> faults = new ArrayList<>();
        if (texts.isEmpty()) {
            faults.add(Fault.of(field, "needs at least one text to compare with"));
        }
        texts.forEach(text -> fault(value, text).ifPresent(message -> faults.add(Fault.of(field, message))));
        if (!faults.isEmpty()) {
            throw unusable(faults);
        }
        return where(value, List.copyOf(texts));
    }

    /** A field has no value: {@code absent("Email")}. Throws {@link InvalidMappingException} for an unknown field. */
    public static Predicate<Lead> absent(String field) {
        return absent(named(field));
    }

    static Condition absent(Value field) {
        return new Condition(field + " is " + ABSENT, lead -> field.textOf(lead) == null);
    }

    /** A field has one of these texts, in each of which there is no {@link #fault}. */
    static Condition where(Value field, List<String> texts) {
        List<Glob> globs =
                texts.stream().map(text -> new Glob(comparable(field, text))).toList();
        String textForm = texts.stream().map(ConditionText::written).collect(Collectors.joining(" or "));
        return new Condition(field + " is " + textForm, lead -> {
            String sent = field.textOf(lead);
            return sent != null && anyMatches(globs, comparable(field, sent));
        });
    }

    private static boolean anyMatches(List<Glob> globs, String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Why {@code field} cannot be compared with {@code text}, if so. */
    static Optional<String> fault(Value field, String text) {
        if (text.isBlank()) {
            return Optional.of("a blank text would match no lead; leave it out");
        }
        return field == LeadField.COUNTRY && Country.find(text).isEmpty() && !text.contains("*")
                ? Optional.of(NearestName.cited(text) + " is no country"
                        + NearestName.hint(text, Country.names(), "; write its ISO code"))
                : Optional.empty();
    }

    private static Value named(String field) {
        return LeadField.named(field).orElseThrow(() -> unusable(List.of(Fault.of(field, LeadField.unknown(field)))));
    }

    private static InvalidMappingException unusable(List<Fault> faults) {
        return new InvalidMappingException("this condition cannot be used", faults);
    }

    /** {@code text} in the one form in which values of {@code field} are compared. */
    private static String comparable(Value field, String text) {
        if (field == LeadField.COUNTRY) {
            return Country.find(text).map(Country::alpha2).orElse(text);
        }
        return field == LeadField.MARKETPLACE && !text.isBlank() ? new Marketplace(text).name() : text.strip();
    }
}
