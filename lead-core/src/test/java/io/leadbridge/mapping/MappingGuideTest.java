package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.Lead;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docs/mapping.md} says is so, and there is nothing that it does not say. */
class MappingGuideTest {
    private static final EntityMapping DEFAULT = EntityMapping.to(LEAD)
            .set(SUBJECT, "x")
            .set(LASTNAME, "x")
            .set(LEAD.field("description"), "x")
            .build();

    static Stream<String> examples() {
        return Guide.blocks("examples").stream().flatMap(String::lines);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleGivesWhatThePageSays(String example) {
        String[] sides = example.split("\\s+→ ");
        String given = text(sides[0]).textOf(Guide.lead());
        assertThat(Objects.requireNonNullElse(given, "nothing")).isEqualTo(sides[1]);
    }

    @Test
    void everyFieldIsShownWithItsValue() {
        Lead lead = Guide.lead();
        for (List<String> row : Guide.table("Fields")) {
            Value value = text("{" + Guide.code(row.get(0)).get(0) + "}");
            if (value != LeadField.LEAD_ID) {
                assertThat(row.get(3)).isEqualTo(value.textOf(lead));
            }
        }
        assertThat(Guide.table("Fields"))
                .extracting(row -> Guide.code(row.get(0)).get(0))
                .containsAll(Arrays.stream(LeadField.values())
                        .map(LeadField::toString)
                        .toList());
    }

    @Test
    void everyFieldHasItsMethod() throws Exception {
        for (List<String> row : Guide.table("Fields")) {
            String[] call = Guide.code(row.get(1)).get(0).split("[(\")]+");
            Object value = call.length == 1
                    ? Values.class.getMethod(call[0]).invoke(null)
                    : Values.class.getMethod(call[0], String.class).invoke(null, call[1]);
            assertThat(value).isEqualTo(text("{" + Guide.code(row.get(0)).get(0) + "}"));
        }
        assertThat(Guide.table("Fields"))
                .extracting(row -> Guide.code(row.get(1)).get(0).replaceAll("\\(.*", ""))
                .containsAll(stock(Values.class, "text", "constant"));
    }

    /** The public methods of a class of stock parts. */
    private static List<String> stock(Class<?> parts, String... but) {
        return Arrays.stream(parts.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !List.of(but).contains(name))
                .distinct()
                .toList();
    }

    @Test
    void everyTransformIsShownAndUsed() {
        List<String> shown = Guide.table("Transforms").stream()
                .flatMap(row -> Guide.code(row.get(0)).stream())
                .toList();
        assertThat(shown).allSatisfy(transform -> text("{Company | " + transform + "}"));
        List<String> names = shown.stream()
                .map(name -> name.replaceAll("\\(.*", ""))
                .distinct()
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(TransformText.NAMES)
                .containsExactlyInAnyOrderElementsOf(stock(Transforms.class));
        String examples = examples().collect(Collectors.joining("\n"));
        assertThat(names).allSatisfy(name -> assertThat(examples).containsPattern("\\| " + name + "\\b"));
    }

    @Test
    void everyConditionIsShown() {
        assertThat(stock(Conditions.class))
                .allSatisfy(name -> assertThat(Guide.section("Conditions")).contains("`" + name + "("));
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyYamlExampleCompiles() {
        assertThat(Guide.blocks("yaml")).hasSize(2).allSatisfy(yaml -> {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            Map<String, Object> map = (Map<String, Object>) read.get("map");
            EntityMapping mapping =
                    DEFAULT.with(m -> m.setAll(map).onRepeat((List<String>) read.getOrDefault("repeat", List.of())));
            assertThat(mapping.map(Guide.lead()).losses()).isEmpty();
        });
    }

    @Test
    void theFirstYamlExampleMapsAsItsCommentsSay() {
        Map<String, Map<String, Object>> read = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Guide.blocks("yaml").get(0).split("repeat")[0]);
        assertThat(DEFAULT.with(m -> m.setAll(read.get("map")))
                        .map(Guide.lead())
                        .values())
                .containsEntry("subject", "Contoso CRM Suite (INS)")
                .containsEntry("telephone1", "+16175555555")
                .containsEntry("leadsourcecode", 8)
                .containsEntry("leadqualitycode", 1)
                .doesNotContainKeys("firstname", "jobtitle", "donotemail");
    }

    @Test
    void theJavaExampleIsCompiled() throws IOException {
        String region = Files.readAllLines(Path.of("src/test/java/io/leadbridge/mapping/GuideExample.java")).stream()
                .dropWhile(line -> !line.contains("tag::java[]"))
                .skip(1)
                .takeWhile(line -> !line.contains("end::java[]"))
                .collect(Collectors.joining("\n"));
        assertThat(Guide.block("java").stripTrailing()).isEqualTo(region.stripIndent());
        assertThat(GuideExample.MAPPING.map(Guide.lead()).values())
                .containsEntry("leadqualitycode", 1)
                .containsEntry("description", "received at 2026-11-22T12:00:00Z");
    }

    @Test
    void faultsLookAsThePageShows() {
        String wrong = Guide.block("faults").strip();
        assertThatThrownBy(() -> text(wrong))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessage(Guide.block("text").stripTrailing());
    }
}
