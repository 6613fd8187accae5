package io.leadbridge.testkit.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of SOQL that a lead client needs: {@code SELECT … FROM Lead WHERE … AND … ORDER BY … LIMIT …}, with
 * comparisons of a field and a literal. Texts compare without regard to case; quotes and backslashes in them are escaped
 * by a backslash; long texts cannot be filtered.
 */
final class Soql {
    private static final Pattern QUERY = Pattern.compile(
            "SELECT (?<fields>\\w+( *, *\\w+)*) FROM Lead(?: WHERE (?<where>.+?))?"
                    + "(?: ORDER BY (?<order>\\w+)(?: (?<way>ASC|DESC))?)?(?: LIMIT (?<limit>\\d+))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TERM = Pattern.compile(
            "\\G(\\w+) *(=|!=|<=|>=|<|>) *('(?:[^'\\\\]|\\\\.)*'|[^\\s'()]+)(?: AND |$)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final int LONG_TEXT = 255;

    private final LeadFields fields;
    private final Matcher query;

    private Soql(LeadFields fields, Matcher query) {
        this.fields = fields;
        this.query = query;
    }

    static ObjectNode run(String text, LeadFields fields, List<ObjectNode> records) {
        Matcher query = QUERY.matcher(text.strip());
        if (!query.matches()) {
            throw malformed();
        }
        return new Soql(fields, query).run(records);
    }

    private ObjectNode run(List<ObjectNode> records) {
        List<String> selected = selected();
        List<Predicate<ObjectNode>> terms = terms(query.group("where") == null ? "" : query.group("where"));
        List<ObjectNode> ordered = new ArrayList<>(records);
        if (query.group("order") != null) {
            String by = field(query.group("order")).name();
            Comparator<ObjectNode> ascending =
                    Comparator.comparing(record -> record.path(by).asText());
            ordered.sort("DESC".equalsIgnoreCase(query.group("way")) ? ascending.reversed() : ascending);
        }
        long limit = query.group("limit") == null ? 2_000 : Long.parseLong(query.group("limit"));
        List<ObjectNode> found = ordered.stream()
                .filter(record -> terms.stream().allMatch(term -> term.test(record)))
                .limit(limit)
                .map(record -> show(record, selected))
                .toList();
        ObjectNode result = Json.mapper().createObjectNode();
        result.put("totalSize", found.size()).put("done", true);
        ArrayNode shown = result.putArray("records");
        shown.addAll(found);
        return result;
    }

    private List<String> selected() {
        return Stream.of(query.group("fields").split(",", -1))
                .map(name -> field(name.strip()).name())
                .toList();
    }

    private static ObjectNode show(ObjectNode record, List<String> selected) {
        ObjectNode shown = Leads.withAttributes(record);
        selected.forEach(name -> shown.set(name, record.get(name)));
        return shown;
    }

    private LeadField field(String name) {
        return fields.find(name)
                .orElseThrow(() -> new Refusal(
                        400,
                        "INVALID_FIELD",
                        "No such column '" + name + "' on entity 'Lead'. If you are attempting to use a "
                                + "custom field, be sure to append the '__c' after the custom field name."));
    }

    private List<Predicate<ObjectNode>> terms(String where) {
        List<Predicate<ObjectNode>> terms = new ArrayList<>();
        Matcher term = TERM.matcher(where);
        int end = 0;
        while (term.find()) {
            terms.add(term(field(term.group(1)), term.group(2), term.group(3)));
            end = term.end();
        }
        if (end < where.length()) {
            throw malformed();
        }
        return terms;
    }

    private static Predicate<ObjectNode> term(LeadField field, String operator, String literal) {
        if (field.maxLength() > LONG_TEXT && field.type().equals("textarea")) {
            throw new Refusal(400, "INVALID_FIELD", "field '" + field.name() + "' can not be filtered in a query call");
        }
        String value = literal.startsWith("'") ? unescaped(literal.substring(1, literal.length() - 1)) : literal;
        boolean isTime = field.type().equals("datetime");
        if (isTime == literal.startsWith("'") && !field.type().equals("boolean")) {
            throw new Refusal(
                    400,
                    "INVALID_FIELD",
                    "value of filter criterion for field '" + field.name() + "' must be of type " + field.type()
                            + " and should" + (isTime ? " not" : "") + " be enclosed in quotes");
        }
        return record -> fits(operator, compare(record.path(field.name()), value, isTime));
    }

    private static int compare(JsonNode stored, String value, boolean isTime) {
        if (!isTime) {
            return stored.asText().compareToIgnoreCase(value);
        }
        try {
            return OffsetDateTime.parse(stored.asText(), STORED)
                    .toInstant()
                    .compareTo(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private static boolean fits(String operator, int comparison) {
        return switch (operator) {
            case "=" -> comparison == 0;
            case "!=" -> comparison != 0;
            case ">" -> comparison > 0;
            case ">=" -> comparison >= 0;
            case "<" -> comparison < 0;
            default -> comparison <= 0;
        };
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)", Pattern.DOTALL).matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "b" -> "\b";
            case "f" -> "\f";
            case "'", "\"", "\\\\", "\\" -> Matcher.quoteReplacement(escape.group(1));
            default -> throw malformed();
        });
    }

    private static Refusal malformed() {
        return new Refusal(400, "MALFORMED_QUERY", "unexpected token in the query");
    }
}
