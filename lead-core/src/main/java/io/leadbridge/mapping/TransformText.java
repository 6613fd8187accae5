package io.leadbridge.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the stock transform that a text form names. */
final class TransformText {
    private static final List<String> NAMES = List.of(
            "trim", "upper", "lower", "capitalise", "truncate", "lookup", "e164", "iso2", "iso3", "countryName");

    private TransformText() {}

    /** Throws {@link IllegalArgumentException} that says what is wrong with the name or its arguments. */
    static Transform named(String name, List<Argument> arguments) {
        return switch (name) {
            case "truncate" -> Transforms.truncate(number(arguments));
            case "lookup" -> Transforms.lookup(table(arguments));
            default -> plain(name, arguments);
        };
    }

    private static Transform plain(String name, List<Argument> arguments) {
        Transform transform = switch (name) {
            case "trim" -> Transforms.trim();
            case "upper" -> Transforms.upper();
            case "lower" -> Transforms.lower();
            case "capitalise" -> Transforms.capitalise();
            case "e164" -> Transforms.e164();
            case "iso2" -> Transforms.iso2();
            case "iso3" -> Transforms.iso3();
            case "countryName" -> Transforms.countryName();
            default ->
                throw new IllegalArgumentException("there is no transform " + NearestName.cited(name)
                        + NearestName.hint(name, NAMES, "; there are " + String.join(", ", NAMES)));
        };
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(name + " takes nothing in parentheses");
        }
        return transform;
    }

    private static int number(List<Argument> arguments) {
        if (arguments.size() == 1
                && arguments.get(0).key() == null
                && arguments.get(0).value().matches("\\d{1,9}")) {
            return Integer.parseInt(arguments.get(0).value());
        }
        throw new IllegalArgumentException("truncate takes one whole number: truncate(50)");
    }

    private static Map<String, String> table(List<Argument> arguments) {
        Map<String, String> table = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            if (argument.key() == null) {
                throw new IllegalArgumentException("lookup takes pairs: lookup(INS='Sale', PLT='Contact me')");
            }
            if (table.put(argument.key(), argument.value()) != null) {
                throw new IllegalArgumentException("lookup has " + Described.quoted(argument.key()) + " twice");
            }
        }
        return table;
    }

    /** What stands between the commas: {@code value}, or {@code key=value}. */
    record Argument(@Nullable String key, String value) {}
}
