package io.leadbridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.NullMarked;

/** Who may walk where in lead-core, and what nobody does. */
@AnalyzeClasses(packages = "io.leadbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each room with the rooms below it that it may use; all may use themselves and the JDK. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "internal", List.of(),
            "model", List.of("internal"),
            "validation", List.of("internal", "model"),
            "mapping", List.of("internal", "model"),
            "sink", List.of("internal", "model"),
            "store", List.of("internal", "model", "sink", "validation"),
            "ledger", List.of("internal", "model", "sink", "validation", "store"));

    private static final Set<String> FOREIGN = Set.of("org.everit.", "org.json.", "com.fasterxml.");

    @ArchTest
    static void arrowsPointDownOnly(JavaClasses all) {
        ROOMS.forEach((room, below) -> {
            String[] allowed = Stream.concat(Stream.of(room), below.stream())
                    .map(name -> "io.leadbridge." + name + "..")
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage("io.leadbridge." + room + "..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackage("io.leadbridge..").or(resideInAnyPackage(allowed)))
                    .check(all);
        });
    }

    @ArchTest
    static void everyPackageIsADrawnRoom(JavaClasses all) {
        assertThat(all.getPackage("io.leadbridge").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        JavaPackage root = all.getPackage("io.leadbridge");

        assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static final ArchRule jacksonIsTheOnlyParserOfJson = noClasses()
            .should()
            .callConstructor(JSONObject.class, String.class)
            .orShould()
            .callConstructor(JSONArray.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JSONTokener.class);

    /** {@code new JSONObject(16)} is no capacity: it takes the number for a bean, at a two-hundredth of the speed. */
    @ArchTest
    static final ArchRule noObjectIsMadeByReflection = noClasses()
            .should()
            .callConstructor(JSONObject.class, Object.class)
            .orShould()
            .callMethod(JSONObject.class, "wrap", Object.class);

    @ArchTest
    static final ArchRule timeComesInAsAnInstantSource = noClasses()
            .should()
            .accessTargetWhere(is("asks the machine for the time of day", ArchitectureTest::readsTheClock))
            .orShould()
            .accessTargetWhere(is(
                    "sleeps",
                    access -> access.getTargetOwner().isEquivalentTo(Thread.class)
                            && access.getName().equals("sleep")));

    @ArchTest
    static final ArchRule noContainerIsNeeded = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "javax.servlet..", "javax.mail..", "javax.inject..", "javax.annotation..");

    @ArchTest
    static final ArchRule noMethodShowsAForeignType = codeUnits()
            .that(is("users of Leadbridge see", ArchitectureTest::isPublished))
            .should(showNoForeignType());

    @ArchTest
    static final ArchRule noFieldShowsAForeignType = fields().that(
                    is("users of Leadbridge see", ArchitectureTest::isPublished))
            .should(showNoForeignType());

    private static boolean readsTheClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean now = access.getName().equals("now") && owner.getPackageName().startsWith("java.time");
        boolean millis = owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis");
        boolean date = owner.isEquivalentTo(Date.class) && access.getName().equals("<init>");
        return now || millis || date;
    }

    private static boolean isPublished(JavaMember member) {
        JavaClass owner = member.getOwner();
        boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        return visible
                && owner.getModifiers().contains(JavaModifier.PUBLIC)
                && !owner.getPackageName().equals("io.leadbridge.internal")
                && !owner.getPackageName().equals("io.leadbridge.ledger");
    }

    private static <T extends JavaMember> ArchCondition<T> showNoForeignType() {
        return new ArchCondition<>("show no type of everit, org.json or Jackson") {
            @Override
            public void check(T member, ConditionEvents events) {
                types(member)
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> FOREIGN.stream().anyMatch(type.getName()::startsWith))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " shows " + type.getName())));
            }
        };
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
    }

    private static <T> DescribedPredicate<T> is(String description, Predicate<T> test) {
        return DescribedPredicate.describe(description, test);
    }
}
