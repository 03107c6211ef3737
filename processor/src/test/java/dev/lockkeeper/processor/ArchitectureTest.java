package dev.lockkeeper.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of the generator: read → model ← check, model ← generate. */
@AnalyzeClasses(packages = "dev.lockkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ENTRY = "dev.lockkeeper.processor";
    private static final String READ = "dev.lockkeeper.processor.read..";
    private static final String MODEL = "dev.lockkeeper.processor.model..";
    private static final String CHECK = "dev.lockkeeper.processor.check..";
    private static final String GENERATE = "dev.lockkeeper.processor.generate..";

    @ArchTest
    static final ArchRule MODEL_IMPORTS_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRY, READ, CHECK, GENERATE);

    @ArchTest
    static final ArchRule READ_IMPORTS_THE_MODEL_ONLY = noClasses()
            .that()
            .resideInAPackage(READ)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRY, CHECK, GENERATE);

    @ArchTest
    static final ArchRule CHECK_IMPORTS_THE_MODEL_ONLY = noClasses()
            .that()
            .resideInAPackage(CHECK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRY, READ, GENERATE);

    @ArchTest
    static final ArchRule GENERATE_IMPORTS_THE_MODEL_ONLY = noClasses()
            .that()
            .resideInAPackage(GENERATE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRY, READ, CHECK);

    @ArchTest
    static final ArchRule JAVAPOET_IS_KNOWN_TO_GENERATE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages(GENERATE, "dev.lockkeeper.shaded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule THE_GENERATOR_RUNS_UNDER_ANY_COMPILER = noClasses()
            .that()
            .resideInAPackage("dev.lockkeeper.processor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun..");

    @ArchTest
    static final ArchRule THE_TWO_HALVES_NEVER_CALL_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.lockkeeper.processor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lockkeeper.analyser..");

    @ArchTest
    static final ArchRule WHAT_IS_SHARED_KNOWS_NEITHER_HALF = noClasses()
            .that()
            .resideInAnyPackage("dev.lockkeeper.finding..", "dev.lockkeeper.scope..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.lockkeeper.processor..", "dev.lockkeeper.analyser..");

    @ArchTest
    static final ArchRule ANNOTATIONS_AND_RUNTIME_KNOW_NOTHING_OF_THE_REST = noClasses()
            .that()
            .resideInAnyPackage("dev.lockkeeper", "dev.lockkeeper.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.lockkeeper.processor..",
                    "dev.lockkeeper.analyser..",
                    "dev.lockkeeper.finding..",
                    "dev.lockkeeper.scope..");
}
