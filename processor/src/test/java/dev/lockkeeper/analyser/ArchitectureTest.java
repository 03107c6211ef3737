package dev.lockkeeper.analyser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.lockkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CHECKER = "dev.lockkeeper.analyser..";

    @ArchTest
    static final ArchRule checkerUsesTheSupportedCompilerInterfaceOnly = classes()
            .that()
            .resideInAPackage(CHECKER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CHECKER,
                    "dev.lockkeeper.finding",
                    "dev.lockkeeper.scope",
                    "com.sun.source..",
                    "java..",
                    "javax..",
                    "org.jspecify.annotations",
                    "com.google.auto.service");

    @ArchTest
    static final ArchRule rulesSeeNoTrees = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.lockkeeper.analyser.rule", "dev.lockkeeper.analyser.lock", "dev.lockkeeper.analyser.flow")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.source..");

    @ArchTest
    static final ArchRule rulesSeeFactsOnly = noClasses()
            .that()
            .resideInAPackage("dev.lockkeeper.analyser.rule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockkeeper.analyser.flow", "dev.lockkeeper.analyser.body", "dev.lockkeeper.analyser");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherInOneDirection = SlicesRuleDefinition.slices()
            .matching("dev.lockkeeper.analyser.(*)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule checkerKeepsNothingBetweenCompilations = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CHECKER)
            .and()
            .areStatic()
            .should()
            .beFinal();
}
