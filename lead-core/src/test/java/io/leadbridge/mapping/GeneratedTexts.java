package io.leadbridge.mapping;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes texts at random after the grammar in {@code docs/mapping.md}: each of them compiles. */
final class GeneratedTexts {
    static final List<String> FIELDS = List.of(
            "FirstName",
            "LastName",
            "FullName",
            "Email",
            "EmailLocalPart",
            "EmailDomain",
            "Phone",
            "Country",
            "Company",
            "Title",
            "LeadSource",
            "Marketplace",
            "ActionCode",
            "Offer",
            "Publisher",
            "OfferTitle",
            "Description",
            "ReceivedAt",
            "LeadId",
            "extensions.x",
            "extensions.UserDetails.Role",
            "extensions.'Job role'",
            "extensions.'it''s}'",
            "campaign.utm_source",
            "campaign.'a b'");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "Marketplace lead",
            "é日本😀",
            "\n",
            "\t",
            ",",
            "=",
            "|",
            "??",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "\\",
            "\0",
            "\ud83d",
            "8",
            "true",
            "or",
            "#",
            ": ",
            "~");

    private final Random random;

    GeneratedTexts(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String many(int most, String between, Supplier<String> part) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> part.get())
                .collect(Collectors.joining(between));
    }

    private String blanks() {
        return one(List.of("", "", " ", "  ", "\n"));
    }

    String template() {
        return template(2, false);
    }

    private String template(int depth, boolean inBrackets) {
        return many(4, "", () -> switch (random.nextInt(4)) {
            case 0 -> text(inBrackets);
            case 1 -> one(List.of("{{=", "}}", "'"));
            default -> "{" + literals() + choice(depth) + literals() + "}";
        });
    }

    private String text(boolean inBrackets) {
        String text = one(TEXTS);
        return inBrackets ? text.replace("]", "]]") : text;
    }

    private String literals() {
        return random.nextInt(3) > 0 ? blanks() : blanks() + many(2, blanks(), this::quoted) + blanks();
    }

    private String quoted() {
        return Described.quoted(many(2, "", () -> one(TEXTS)));
    }

    private String choice(int depth) {
        String fallback = random.nextInt(3) > 0 ? "" : blanks() + "??" + blanks() + constant();
        return many(2, blanks() + "??" + blanks(), () -> operand(depth)) + fallback;
    }

    private String constant() {
        return one(List.of(quoted(), "8", "-5", "12.50", "true", "false", "0"));
    }

    /** Never a constant: what stands behind one is refused. */
    private String operand(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        String atom = switch (kind) {
            case 0 -> "(" + blanks() + choice(depth - 1) + blanks() + ")";
            case 1 -> "[" + template(depth - 1, true) + "{" + one(FIELDS) + "}]";
            default -> one(FIELDS);
        };
        return random.nextBoolean() ? atom : atom + blanks() + "|" + blanks() + many(2, "|", this::transform);
    }

    private String transform() {
        return switch (random.nextInt(6)) {
            case 0 -> "truncate(" + blanks() + (1 + random.nextInt(60)) + ")";
            case 1 ->
                "lookup(INS=8, 'PLT' = " + scalar() + "," + Described.quoted("key " + one(TEXTS)) + "=" + scalar()
                        + ")";
            case 2 -> one(List.of("date", "date('dd.MM.yyyy')", "date('d MMM yyyy, HH:mm', 'Europe/Berlin')"));
            default ->
                one(List.of("trim", "upper", "lower ()", "capitalise", "html", "e164", "iso2", "iso3", "countryName"));
        };
    }

    private String scalar() {
        return one(List.of(quoted(), "8", "true", "word", "1.0", "007"));
    }

    /** A name of a rule, of one of {@code fields}. */
    String ruleName(List<String> fields) {
        return one(fields) + (random.nextBoolean() ? "" : " when " + condition());
    }

    private String condition() {
        return many(3, " and ", this::term);
    }

    private String term() {
        return switch (random.nextInt(5)) {
            case 0 -> "do not contact";
            case 1 -> "test";
            case 2 -> one(FIELDS) + " is absent";
            case 3 -> "Country is " + many(3, " or ", () -> one(List.of("US", "Canada", "'United States'", "*")));
            default -> one(FIELDS).replace("Country", "Company") + " is " + many(3, " or ", this::pattern);
        };
    }

    private String pattern() {
        return one(List.of("INS", "contoso.*", "'do not'", "'or'", "'it''s'", "*", "'absent'", "8", "é"));
    }
}
