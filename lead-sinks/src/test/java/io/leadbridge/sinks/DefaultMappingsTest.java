package io.leadbridge.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadbridge.mapping.CrmEntity;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.testkit.LeadGenerator;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult.Valid;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the default mapping of every CRM. */
class DefaultMappingsTest {

    static Stream<Arguments> mappings() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.leadbridge.sinks")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(EntityMapping.class)
                                && field.getName().equals("MAPPING"))
                        .map(field -> Arguments.argumentSet(name(field.getOwner()), value(field)));
    }

    private static String name(JavaClass type) {
        return type.getSimpleName();
    }

    private static Object value(JavaField field) {
        try {
            return field.reflect().get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.getFullName() + " is not public", e);
        }
    }

    @Test
    void eachIsFound() {
        assertThat(mappings().map(Arguments::get)).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void compilesBackFromWhatItWritesOfItself(EntityMapping mapping) {
        EntityMapping unmarked = mapping.with(m -> m.onRepeat());
        assertThat(EntityMapping.to(mapping.type()).setAll(mapping.written()).build())
                .isEqualTo(unmarked);
        assertThat(unmarked.with(m -> m.setAll(mapping.written())))
                .as("pasted below map")
                .isEqualTo(unmarked);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void makesTheSameOfTenThousandLeadsAsTheYamlThatItWrites(EntityMapping mapping) {
        EntityMapping yaml =
                EntityMapping.to(mapping.type()).setAll(mapping.written()).build();
        LeadGenerator leads = new LeadGenerator(7);
        for (int i = 0; i < 10_000; i++) {
            if (LeadValidator.lenient().validate(leads.next()) instanceof Valid valid) {
                assertThat(yaml.map(valid.lead()).values())
                        .isEqualTo(mapping.map(valid.lead()).values());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void writesWhatItsFieldsTakeAndLosesNothingOfAnOrdinaryLead(EntityMapping mapping) {
        LeadGenerator leads = new LeadGenerator(42);
        for (int i = 0; i < 500; i++) {
            Lead lead = ((Valid) LeadValidator.lenient().validate(leads.next())).lead();
            CrmEntity entity = mapping.map(lead);
            assertThat(entity.losses()).isEmpty();
            assertThat(entity.values()).isNotEmpty().allSatisfy((name, value) -> {
                Field field = mapping.type().field(name);
                assertThat(field.writable()).isTrue();
                assertThat(value.toString()).isNotBlank().hasSizeLessThanOrEqualTo(field.maxLength());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void canBePreviewedForALeadThatHasNothing(EntityMapping mapping) {
        Lead nothing = Lead.builder(LeadId.newAt(Instant.EPOCH), Instant.EPOCH).build();
        assertThat(mapping.preview(nothing).lines()).hasSizeGreaterThanOrEqualTo(8);
    }
}
