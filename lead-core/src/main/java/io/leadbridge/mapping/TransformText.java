package io.leadbridge.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the stock transform that a text form names. */
final class TransformText {
    private static final Map<String, Supplier<Transform>> PLAIN = plain();

    /** Every name there is. */
    static final List<String> NAMES = Stream.concat(PLAIN.keySet().stream(), Stream.of("truncate", "lookup", "date"))
            .toList();

    private TransformText() {}

    private static Map<String, Supplier<Transform>> plain() {
        Map<String, Supplier<Transform>> plain = new LinkedHashMap<>();
        plain.put("trim", Transforms::trim);
        plain.put("upper", Transforms::upper);
        plain.put("lower", Transforms::lower);
        plain.put("capitalise", Transforms::capitalise);
        plain.put("html", Transforms::html);
        plain.put("e164", Transforms::e164);
        plain.put("iso2", Transforms::iso2);
        plain.put("iso3", Transforms::iso3);
        plain.put("countryName", Transforms::countryName);
        return plain;
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the name or its arguments. */
    static Transform named(String name, List<Argument> arguments) {
        return switch (name) {
            case "truncate" -> Transforms.truncate(number(arguments));
            case "lookup" -> Transforms.lookup(table(arguments));
            case "date" -> date(arguments);
            default -> plain(name, arguments);
        };
    }

    private static Transform plain(String name, List<Argument> arguments) {
        Supplier<Transform> transform = PLAIN.get(name);
        if (transform == null) {
            throw new IllegalArgumentException("there is no transform " + NearestName.cited(name)
                    + NearestName.hint(name, NAMES, "; there are " + String.join(", ", NAMES)));
        }
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(name + " takes nothing in parentheses");
        }
        return transform.get();
    }

    private static int number(List<Argument> arguments) {
        if (arguments.size() == 1
                && arguments.get(0).key() == null
                && arguments.get(0).value().value() instanceof Long number
                && number == number.intValue()) {
            return number.intValue();
        }
        throw new IllegalArgumentException("truncate takes one whole number: truncate(50)");
    }

    private static Map<String, Object> table(List<Argument> arguments) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            if (argument.key() == null) {
                throw new IllegalArgumentException("lookup takes pairs: lookup(INS='Sale', PLT='Contact me')");
            }
            String key = Plain.text(argument.key().value());
            if (table.put(key, argument.value().value()) != null) {
                throw new IllegalArgumentException("lookup has " + NearestName.cited(key) + " twice");
            }
        }
        return table;
    }

    private static Transform date(List<Argument> arguments) {
        if (arguments.size() > 2 || arguments.stream().anyMatch(argument -> argument.key() != null)) {
            throw new IllegalArgumentException("date takes a pattern and a time zone:"
                    + " date('dd.MM.yyyy HH:mm', 'Europe/Berlin'); both may be left out");
        }
        if (arguments.isEmpty()) {
            return Transforms.date();
        }
        ZoneId zone =
                arguments.size() == 1 ? ZoneOffset.UTC : zone(arguments.get(1).text());
        return Transforms.date(arguments.get(0).text(), zone);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "there is no time zone " + NearestName.cited(name)
                            + NearestName.hint(name, ZoneId.getAvailableZoneIds(), "; write one such as Europe/Berlin"),
                    e);
        }
    }

    /** What stands between the commas: {@code value}, or {@code key=value}. */
    record Argument(@Nullable Constant key, Constant value) {
        String text() {
            return Plain.text(value.value());
        }
    }
}
