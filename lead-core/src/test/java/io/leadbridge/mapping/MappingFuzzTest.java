package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written compiles or is refused by name, in bounded time, and what compiles never throws. */
class MappingFuzzTest {
    private static final int ROUNDS = 1_000;

    private static final List<String> TOKENS = Stream.concat(
                    Stream.of(" ", "\n", "\0", " when ", " is ", " or ", " and ", "do not contact", "{Phone | e164}"),
                    Stream.of("""
                            { } {{ }} ' '' ( ) [ ] ]] | ?? ? = , \\ * 😀 \ud83d FirstName Company Country Phone ReceivedAt
                            Publisher extensions.x extensions.' campaign.utm_source nobody upper html e164 iso2 truncate(3)
                            truncate( lookup(a=b) lookup('a'='b', date date('HH:mm') date(' Europe/Berlin 50 -5 1.5 true
                            'text' {Company} {FirstName??'x'} [{Company}] test absent INS contoso.* subject lastname Rating
                            """.split("\\s+")))
            .toList();
    private static final String LETTERS = "aZ09 .,-+()/'\"<>&{}[]|?=*\n\t\0éß中٣😀\ud83d";

    private static final List<Lead> LEADS = List.of(emptyLead(), fullLead());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void compilesTokensOrNamesTheFaultWithinTheText(long seed) {
        Random random = new Random(seed);
        assertThat(compiled(random, () -> tokens(random, 12), ROUNDS))
                .as("texts that compile, so that both ways are walked")
                .isBetween(50, 950);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void compilesBrokenTextsOfTheGrammarOrNamesTheFaultWithinTheText(long seed) {
        Random random = new Random(seed);
        GeneratedTexts texts = new GeneratedTexts(random);
        assertThat(compiled(random, () -> broken(random, texts.template()), ROUNDS))
                .isBetween(50, 950);
    }

    private static int compiled(Random random, Supplier<String> templates, int rounds) {
        int compiled = 0;
        for (int round = 0; round < rounds; round++) {
            String template = templates.get();
            try {
                Value value = Values.text(template);
                compiled++;
                assertMaps(value, hostile(random));
                Object written = Described.written(value);
                assertThat(written instanceof String text ? Values.text(text) : Values.constant(written))
                        .isEqualTo(value);
            } catch (InvalidMappingException e) {
                assertUsable(e);
                assertThat(e.faults()).extracting(Fault::text).containsOnly(template);
            }
        }
        return compiled;
    }

    private static void assertMaps(Value value, Lead hostile) {
        for (Lead lead : List.of(LEADS.get(0), LEADS.get(1), hostile)) {
            String text = value.textOf(lead);
            assertThat(text == null || !text.isBlank()).isTrue();
        }
    }

    private static void assertUsable(InvalidMappingException e) {
        assertThat(e.getMessage()).isNotBlank();
        assertThat(e.faults()).isNotEmpty();
        for (Fault fault : e.faults()) {
            assertThat(fault.offset()).isBetween(0, fault.text().length());
            assertThat(fault.line()).isPositive();
            assertThat(fault.column()).isPositive();
            assertThat(fault.onOneLine()).doesNotContain("\n").isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsAnyMapOrNamesItsFaults(long seed) {
        Random random = new Random(seed);
        GeneratedTexts texts = new GeneratedTexts(random);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, @Nullable Object> written = written(random, texts);
            try {
                EntityMapping mapping = EntityMapping.to(Samples.LEAD)
                        .setAll(Map.of("subject", "x", "lastname", "x"))
                        .setAll(written)
                        .build();
                read++;
                Lead lead = hostile(random);
                assertThat(mapping.map(lead).values()).doesNotContainValue(" ");
                assertThat(mapping.preview(lead).lines())
                        .hasSameSizeAs(mapping.preview(emptyLead()).lines());
                assertThat(EntityMapping.to(Samples.LEAD)
                                .setAll(mapping.written())
                                .build())
                        .isEqualTo(mapping);
            } catch (InvalidMappingException e) {
                assertUsable(e);
            }
        }
        assertThat(read).isBetween(50, 950);
    }

    private static Map<String, @Nullable Object> written(Random random, GeneratedTexts texts) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = texts.ruleName();
            String key = switch (random.nextInt(8)) {
                case 0 -> tokens(random, 5);
                case 1 -> broken(random, name);
                default -> name;
            };
            written.put(key, value(random, texts));
        }
        return written;
    }

    private static @Nullable Object value(Random random, GeneratedTexts texts) {
        return switch (random.nextInt(30)) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> 8;
            case 3 -> List.of("x");
            case 4 -> Double.NaN;
            case 5 -> broken(random, texts.template());
            default -> texts.template();
        };
    }

    static Stream<String> heavy() {
        return Stream.concat(TOKENS.stream(), """
                {(
                {[
                {[{
                {x}
                {{FirstName
                {Company??
                {Company|
                {extensions.'
                {a|lookup(
                {a|lookup(a=a,
                {9
                a when\s
                a when test and\s
                a when Company is b or\s
                a when Company is * or\s
                """.lines());
    }

    @ParameterizedTest
    @MethodSource("heavy")
    void isBoundedInTimeAndDepth(String part) {
        String heavy = part.repeat(Values.MAX_TEXT / 2 / part.length()); // half, since it is written with more blanks
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            compiled(new Random(1), List.of(heavy, "{" + heavy, heavy + "}").iterator()::next, 3);
            for (String name : List.of(heavy, "a when " + heavy, heavy + " when test")) {
                try {
                    EntityMapping.to(Samples.LEAD).setAll(Map.of(name, heavy)).build();
                } catch (InvalidMappingException e) {
                    assertUsable(e);
                }
            }
        });
    }

    private static String tokens(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return text.toString();
    }

    /** {@code text} with a few characters taken out, doubled, or replaced by a token. */
    private static String broken(Random random, String text) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !broken.isEmpty(); i--) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, broken.charAt(at));
                default -> broken.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
            }
        }
        return broken.toString();
    }

    private static Lead hostile(Random random) {
        return bare().userDetails(UserDetails.builder()
                        .firstName(letters(random))
                        .email(letters(random) + "@" + letters(random))
                        .phone(letters(random))
                        .country(letters(random))
                        .company(letters(random))
                        .build())
                .description("{" + letters(random) + "}")
                .extension("x", Arrays.asList(letters(random), null))
                .extension("Job role", letters(random))
                .build();
    }

    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
