package io.leadbridge.sinks;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That every sink has the same small shape, and that deleting one is deleting a folder. */
final class SinkShapeTest {
    private static final String ROOT = "io.leadbridge.sinks";
    private static final DescribedPredicate<JavaClass> SHARED = resideInAPackage(ROOT + ".internal..");

    private static final DescribedPredicate<JavaClass> PUBLIC_PART = DescribedPredicate.describe(
            "be a sink, its provider, or field constants",
            type -> isSink(type) || type.isAssignableTo(SinkProvider.class) || holdsConstantsOnly(type));

    private static final JavaClasses SINKS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void sinksNeverKnowEachOther() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), SHARED)
                .check(SINKS);
    }

    @Test
    void whatSinksShareKnowsNoSink() {
        noClasses()
                .that(SHARED)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(SHARED)))
                .allowEmptyShould(true)
                .check(SINKS);
    }

    @Test
    void sinksUseOnlyTheRoomsMadeForThem() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.leadbridge..")
                        .and(not(resideInAnyPackage(
                                ROOT + "..",
                                "io.leadbridge.model",
                                "io.leadbridge.sink",
                                "io.leadbridge.mapping",
                                "io.leadbridge.internal"))))
                .check(SINKS);
    }

    @Test
    void onlySinksTheirProvidersAndFieldConstantsArePublic() {
        classes()
                .that(not(SHARED))
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould(ArchCondition.from(PUBLIC_PART))
                .check(SINKS);
    }

    /** What a CRM takes may be known before there is a sink for it: a package with field constants only has none. */
    @Test
    void eachPackageHoldsOneSinkOrMoreAndAListedProviderForEach() {
        Set<String> packages = SINKS.stream()
                .filter(not(SHARED))
                .filter(type -> !holdsConstantsOnly(type))
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .collect(toSet());
        Set<String> sinks = SINKS.stream()
                .filter(SinkShapeTest::isSink)
                .map(JavaClass::getName)
                .collect(toSet());

        assertThat(sinks.stream().map(name -> name.substring(0, name.lastIndexOf('.'))))
                .containsAll(packages);
        assertThat(providers().stream().map(provider -> provider.type().getName()))
                .containsExactlyInAnyOrderElementsOf(
                        sinks.stream().map(name -> name + "Provider").toList());
    }

    @Test
    void eachKindIsOneWordOfTheFile() {
        List<String> kinds =
                providers().stream().map(provider -> provider.get().kind()).toList();

        assertThat(kinds).doesNotHaveDuplicates().allMatch(kind -> kind.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static List<Provider<SinkProvider>> providers() {
        return ServiceLoader.load(SinkProvider.class).stream()
                .filter(provider -> provider.type().getName().startsWith(ROOT + "."))
                .toList();
    }

    private static boolean isSink(JavaClass type) {
        return type.isAssignableTo(LeadSink.class)
                && type.getSimpleName().endsWith("Sink")
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean holdsConstantsOnly(JavaClass type) {
        return type.getMethods().stream()
                        .allMatch(method -> method.getModifiers().contains(JavaModifier.PRIVATE))
                && type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))
                && type.getFields().stream()
                        .allMatch(field ->
                                field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL)));
    }
}
