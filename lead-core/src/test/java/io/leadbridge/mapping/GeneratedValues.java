package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.absent;
import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.country;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Conditions.offer;
import static io.leadbridge.mapping.Conditions.where;

import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts values and conditions together at random by the Java form, as no person would. */
final class GeneratedValues {
    private static final List<String> NAMES =
            List.of("partnerId", "Job role", "UserDetails.Role", "it's", "x}", "{", "é", "😀", "a.", "or", " x", "8");

    private static final List<String> TEXTS = List.of("""
            Web|{FirstName}|{{FirstName}}|{ Company|{|}|{x}|a]b[c|it's|'|true|8|08|-0|1e5|😀|\ud83d|: #|"\\| x ||a\tb\r\nc|
            |\u0085\u2028\ufeff\u007f""".split("\\|"));

    private static final List<Object> NUMBERS = List.of(
            8, -5, (byte) 3, Long.MIN_VALUE, 1_000_000_000_000_000_000L, 0.1, 1e30, 12.0f, new BigDecimal("12.50"));

    private static final List<Object> CONSTANTS = Stream.of(
                    TEXTS.stream(),
                    NUMBERS.stream(),
                    Stream.of(true, false, new BigDecimal("1e3"), new BigDecimal("0.000000000000000000001")),
                    Stream.of(LocalDate.of(2026, 11, 22), Instant.parse("2026-11-22T12:00:00.123Z")))
            .<Object>flatMap(all -> all)
            .toList();

    private final Random random;
    private final GeneratedTexts texts;

    GeneratedValues(Random random) {
        this.random = random;
        this.texts = new GeneratedTexts(random);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Value value() {
        return value(4);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> Values.extension(one(NAMES));
            case 1 -> Values.campaign(one(NAMES));
            case 2 -> Values.constant(one(CONSTANTS));
            case 3, 4 -> LeadField.values()[random.nextInt(LeadField.values().length)];
            case 5 -> Values.text(texts.template());
            case 6 -> value(depth - 1).orElse(value(depth - 1));
            case 7 -> value(depth - 1).orElse(String.valueOf(one(CONSTANTS)));
            default -> value(depth - 1).as(transform());
        };
    }

    private Transform transform() {
        return switch (random.nextInt(5)) {
            case 0 -> Transforms.truncate(1 + random.nextInt(60));
            case 1 -> Transforms.lookup(Map.of("INS", one(CONSTANTS), one(NAMES), one(CONSTANTS), "", one(CONSTANTS)));
            case 2 ->
                Transforms.date(
                        one(List.of("yyyy", "dd.MM.yyyy 'at' HH:mm", "EEE d MMM")),
                        one(List.of(
                                ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("UTC"), ZoneOffset.ofHours(2))));
            default ->
                one(List.of(
                        Transforms.trim(),
                        Transforms.upper(),
                        Transforms.lower(),
                        Transforms.capitalise(),
                        Transforms.html(),
                        Transforms.date(),
                        Transforms.e164(),
                        Transforms.iso2(),
                        Transforms.iso3(),
                        Transforms.countryName()));
        };
    }

    Predicate<Lead> condition() {
        Predicate<Lead> term = switch (random.nextInt(7)) {
            case 0 -> doNotContact();
            case 1 -> Conditions.test();
            case 2 -> action(ActionCode.INS, ActionCode.CREATE);
            case 3 -> offer("contoso.*", "it's", "a b", "*");
            case 4 -> country("US", "Côte d’Ivoire");
            case 5 -> absent("Email");
            default -> where("extensions." + one(NAMES), List.of(one(NAMES), "absent"));
        };
        return random.nextInt(3) > 0 ? term : term.and(condition());
    }

    /** A mapping with rules for fields of {@code type}, often several for one. */
    EntityMapping mapping(EntityType type) {
        List<Field> fields = List.copyOf(type.fields());
        Set<String> used = new LinkedHashSet<>();
        EntityMapping mapping = EntityMapping.to(type).build();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            Field field = one(fields);
            Value value = value();
            used.add(field.name());
            mapping = random.nextBoolean()
                    ? mapping.with(m -> m.set(field, value))
                    : mapping.with(m -> m.when(condition(), n -> n.set(field, value)));
        }
        used.removeIf(name -> random.nextBoolean());
        return mapping.with(m -> m.onRepeat(used));
    }
}
