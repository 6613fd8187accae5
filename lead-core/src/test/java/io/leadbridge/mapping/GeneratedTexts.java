package io.leadbridge.mapping;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Writes texts at random after the grammar in {@code docs/mapping.md}. */
final class GeneratedTexts {
    /** Refused for reasons that a grammar cannot say; the page says them. */
    private static final List<String> REFUSALS =
            List.of(TextChoice.NEVER_USED, "twice", "is no country", "a blank text would match no lead");

    private static final List<String> CHARACTERS = " aF8é日😀\n\t,=|?()[]\"\\\0#:~'{}\ud83d"
            .codePoints()
            .mapToObj(Character::toString)
            .toList();

    private static final List<String> WORDS =
            List.of("INS", "PLT", "x", "a.b", "8", "-5", "1.50", "007", "true", "false", "or", "é", "UserDetails.Role");

    private final Random random;
    private final Grammar grammar;

    GeneratedTexts(Random random) {
        this.random = random;
        this.grammar = new Grammar(
                Guide.block("ebnf"),
                Set.of("literals", "choice", "any", "operand", "transform", "pair"),
                terminals(),
                random);
    }

    private Map<String, Supplier<String>> terminals() {
        return Map.of(
                "text",
                        () -> one(CHARACTERS)
                                .replace("{", "{{=")
                                .replace("}", "}}")
                                .replace("]", "]]"),
                "quoted", () -> Described.quoted(random.nextInt(4) == 0 ? "" : one(CHARACTERS) + one(CHARACTERS)),
                "word", () -> one(WORDS),
                "word-with-stars", () -> one(List.of("INS", "contoso.*", "*", "US", "8", "é", "*.x")),
                "number", () -> one(List.of("8", "-5", "12.50", "0")),
                "length", () -> String.valueOf(1 + random.nextInt(60)),
                "date-pattern", () -> one(List.of("yyyy", "'dd.MM.yyyy'", "'d MMM yyyy, HH:mm'", "'''at'' HH'")),
                "time-zone", () -> one(List.of("UTC", "'Europe/Berlin'", "Z", "'+02:00'")),
                "quoted-name", () -> one(List.of("'Job role'", "'it''s}'", "'a'", "'😀'")),
                "name",
                        () -> one(
                                List.of("subject", "description", "companyname", "Rating", "donotemail", "firstname")));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A text that compiles. */
    String template() {
        while (true) {
            String template = grammar.sentence("template");
            try {
                Values.text(template);
                return template;
            } catch (InvalidMappingException e) {
                pardon(e.faults());
            }
        }
    }

    /** The name of a rule, perhaps with a condition, that can be read. */
    String ruleName() {
        while (true) {
            String name = grammar.sentence("rule-name");
            List<Fault> faults = RuleName.read(name).faults();
            if (faults.isEmpty()) {
                return name;
            }
            pardon(faults);
        }
    }

    private static void pardon(List<Fault> faults) {
        for (Fault fault : faults) {
            if (REFUSALS.stream().noneMatch(fault.message()::contains)) {
                throw new AssertionError("the grammar allows what is refused: " + fault);
            }
        }
    }
}
