package io.leadbridge.testkit.dynamics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@code $filter} that a lead client needs: comparisons with a literal ({@code eq ne gt ge lt le}), joined by
 * {@code and}. Texts compare without regard to case, quotes in them are doubled.
 */
final class Filter implements Predicate<ObjectNode> {
    private static final Pattern TERM =
            Pattern.compile("\\G(\\w+) (eq|ne|gt|ge|lt|le) ('(?:[^']|'')*'|[^\\s'()]+)( and |$)");

    private final List<Predicate<ObjectNode>> terms;

    private Filter(List<Predicate<ObjectNode>> terms) {
        this.terms = terms;
    }

    static Filter parse(String text, Columns columns) {
        List<Predicate<ObjectNode>> terms = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int end = 0;
        while (term.find()) {
            String property = term.group(1);
            Column column = columns.byProperty(property).orElseThrow(() -> Refusal.unknownProperty(property));
            terms.add(term(column, term.group(2), term.group(3)));
            end = term.end();
        }
        if (end < text.length()) {
            throw Refusal.notFaked("the filter from position " + end);
        }
        return new Filter(terms);
    }

    @Override
    public boolean test(ObjectNode row) {
        return terms.stream().allMatch(term -> term.test(row));
    }

    private static Predicate<ObjectNode> term(Column column, String operator, String literal) {
        String property = column.property();
        if (literal.equals("null")) {
            return row -> row.has(property) == operator.equals("ne");
        }
        boolean isQuoted = literal.startsWith("'");
        if (isQuoted != column.edmType().isQuoted()) {
            throw Refusal.ofQuery("A binary operator with incompatible types was detected. Found operand types '"
                    + column.edmType().odataName() + "' and '" + (isQuoted ? "Edm.String" : "Edm.Int32")
                    + "' for operator kind '" + operator + "'.");
        }
        String value = isQuoted ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
        return row -> row.has(property)
                && fits(operator, compare(column, row.path(property).asText(), value));
    }

    private static boolean fits(String operator, int comparison) {
        return switch (operator) {
            case "eq" -> comparison == 0;
            case "ne" -> comparison != 0;
            case "gt" -> comparison > 0;
            case "ge" -> comparison >= 0;
            case "lt" -> comparison < 0;
            default -> comparison <= 0;
        };
    }

    /** Compares two values of a column; no value is less than any. */
    static int compare(Column column, String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(!one.isEmpty(), !other.isEmpty());
        }
        try {
            return switch (column.edmType()) {
                case INT32, INT64, DOUBLE, DECIMAL -> new BigDecimal(one).compareTo(new BigDecimal(other));
                case DATE_TIME ->
                    OffsetDateTime.parse(one)
                            .toInstant()
                            .compareTo(OffsetDateTime.parse(other).toInstant());
                default -> one.compareToIgnoreCase(other);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw Refusal.ofQuery("'" + column.name() + "' does not compare with a literal of another type.");
        }
    }
}
