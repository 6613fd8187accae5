package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.InvalidMappingException.Fault;
import io.leadbridge.model.Lead;
import io.leadbridge.model.UserDetails;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written compiles or is refused by name, and what compiles never throws. */
class TextFormFuzzTest {
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "{{",
            "}}",
            "'",
            "''",
            "(",
            ")",
            "|",
            "??",
            "?",
            "=",
            ",",
            " ",
            "\n",
            "\\",
            "\0",
            "😀",
            "\ud83d",
            "FirstName",
            "Company",
            "Country",
            "Phone",
            "ReceivedAt",
            "extensions.x",
            "campaign.utm_source",
            "nobody",
            "upper",
            "e164",
            "iso2",
            "truncate(3)",
            "truncate(",
            "lookup(a=b)",
            "lookup('a'='b',",
            "50",
            "'text'",
            "{Company}",
            "{Phone | e164}",
            "{FirstName ?? 'x'}");
    private static final String LETTERS = "aZ09 .,-+()/'\"<>&{}|?=\n\t\0éß中٣😀\ud83d";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void compilesOrNamesTheFaultWithinTheText(long seed) {
        Random random = new Random(seed);
        int compiled = 0;
        for (int round = 0; round < 1_000; round++) {
            String template = template(random);
            try {
                Value value = Values.text(template);
                compiled++;
                for (Lead lead : List.of(emptyLead(), fullLead(), hostile(random))) {
                    String text = value.textOf(lead);
                    assertThat(text == null || !text.isBlank()).isTrue();
                }
                assertThat(value.toString()).isNotNull();
            } catch (InvalidMappingException e) {
                assertThat(e.getMessage()).isNotBlank();
                assertThat(e.faults()).isNotEmpty();
                for (Fault fault : e.faults()) {
                    assertThat(fault.offset()).isBetween(0, template.length());
                    assertThat(fault.message()).doesNotContain("\n").isNotBlank();
                }
            }
        }
        assertThat(compiled)
                .as("templates that compile, so that both ways are walked")
                .isBetween(50, 950);
    }

    private static String template(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return text.toString();
    }

    private static Lead hostile(Random random) {
        return bare().userDetails(UserDetails.builder()
                        .firstName(letters(random))
                        .phone(letters(random))
                        .country(letters(random))
                        .company(letters(random))
                        .build())
                .description("{" + letters(random) + "}")
                .extension("x", List.of(letters(random)))
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
