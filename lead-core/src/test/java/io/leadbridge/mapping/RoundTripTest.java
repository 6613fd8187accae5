package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.constant;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.Lead;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a mapping writes of itself compiles back to an equal one, whatever it was made of, but for functions. */
class RoundTripTest {
    private static final int ROUNDS = 500;
    private static final Lead LEAD = fullLead();

    private static final EntityType ROW = EntityType.of(
            "row",
            Field.field("a"),
            Field.field("b_1"),
            Field.field("true"),
            Field.field("Straße"),
            Field.field("two words"),
            Field.of("text", Field.Type.TEXT).withMaxLength(10));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyValueOfTheJavaFormHasATextForm(long seed) {
        GeneratedValues values = new GeneratedValues(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            assertCompilesBack(values.value());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyTextOfTheGrammarCompilesToAValueWithATextForm(long seed) {
        GeneratedTexts texts = new GeneratedTexts(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            String template = texts.template();
            assertThat(template).satisfies(written -> assertCompilesBack(text(written)));
        }
    }

    private static void assertCompilesBack(Value value) {
        Object written = Described.written(value);
        Value back = written instanceof String template ? text(template) : constant(written);
        assertThat(back).as("%s", written).isEqualTo(value);
        assertThat(back.of(LEAD)).isEqualTo(value.of(LEAD));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyMappingCompilesBackToAnEqualOne(long seed) {
        GeneratedValues values = new GeneratedValues(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            EntityMapping mapping = values.mapping(ROW);
            Collection<String> marks = mapping.mapRepeat(LEAD).values().keySet();
            EntityMapping back = EntityMapping.to(ROW).setAll(mapping.written()).build();
            assertThat(back).as(mapping.describe()).isEqualTo(mapping.with(m -> m.onRepeat()));
            assertThat(yaml(mapping)).as(mapping.describe()).isEqualTo(mapping).hasSameHashCodeAs(mapping);
            for (Lead lead : List.of(LEAD, emptyLead())) {
                assertThat(back.map(lead)).isEqualTo(mapping.map(lead));
            }
            assertThat(yaml(mapping).mapRepeat(LEAD).values().keySet()).isEqualTo(marks);
        }
    }

    /** As {@code leads.yaml} is read. */
    @SuppressWarnings("unchecked")
    private static EntityMapping yaml(EntityMapping mapping) {
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(mapping.describe());
        return EntityMapping.to(ROW)
                .setAll((Map<String, Object>) read.get("map"))
                .onRepeat((List<String>) read.getOrDefault("repeat", List.of()))
                .build();
    }

    @Test
    void aFunctionOfYourOwnIsRefusedAndNeverTakenForSomethingElse() {
        EntityMapping mapping = EntityMapping.to(ROW)
                .set(Field.field("a"), lead -> "x")
                .set(Field.field("b_1"), company().as((text, lead) -> text))
                .set(Field.field("text"), text("<{Company}>", text -> text))
                .when(lead -> true, m -> m.set(Field.field("two words"), "x"))
                .build();
        assertThat(mapping.describe()).isEqualTo("""
                map:
                  a: "{a function of your own}"
                  b_1: "{Company | a function of your own}"
                  text: "<{Company | a function of your own}>"
                  two words when a function of your own: "x"
                """);
        EntityMapping.Builder builder = EntityMapping.to(ROW).setAll(mapping.written());
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidMappingException.class,
                        e -> assertThat(e.faults())
                                .extracting(InvalidMappingException.Fault::field)
                                .contains("a", "b_1", "text", "two words when a function of your own"));
    }

    @Test
    void writesAMappingAsPeopleDo() {
        EntityMapping mapping = EntityMapping.to(ROW)
                .set(Field.field("text"), text("{FirstName} {LastName}"))
                .set(Field.field("a"), 8)
                .when(
                        Conditions.action("INS", "PLT"),
                        m -> m.set(Field.field("text"), "{it's}\n").leaveOut(Field.field("a")))
                .onRepeat(Field.field("text"))
                .build();
        assertThat(mapping).hasToString("""
                map:
                  text: "{FirstName} {LastName}"
                  text when ActionCode is INS or PLT: "{{it's}}\\n"
                  a: 8
                  a when ActionCode is INS or PLT: ""
                repeat:
                  - text
                """);
    }
}
