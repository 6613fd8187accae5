package io.leadbridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may walk where in lead-servlet. */
@AnalyzeClasses(packages = "io.leadbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyTheServletRoomKnowsServlets = noClasses()
            .that()
            .resideOutsideOfPackage("io.leadbridge.servlet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "javax.servlet..");

    @ArchTest
    static final ArchRule theEndpointKnowsNeitherConfigNorServlet = noClasses()
            .that()
            .resideInAPackage("io.leadbridge.endpoint..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.leadbridge.config..", "io.leadbridge.servlet..");

    @ArchTest
    static final ArchRule configDoesNotKnowTheServlet = noClasses()
            .that()
            .resideInAPackage("io.leadbridge.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.leadbridge.servlet..")
            .allowEmptyShould(true);
}
