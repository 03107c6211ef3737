package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A false alarm costs more trust than misses: a rule has at least as many tests that nothing is reported as tests that something is.
 * Counted are the test methods of its own classes; one with a mark of any rule says that something is.
 */
class CaseCountTest {
    private static final Path FOLDER = Path.of("src", "test", "java", "dev", "lockkeeper", "analyser", "rule");
    private static final Pattern TEST = Pattern.compile("^    @Test\\b", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "guarded-by: GuardedByRuleTest GuardedByIdiomsTest GuardedByQueuesTest GuardedByShapesTest"
                        + " GuardedByWaysTest GuardedByHelpersTest GuardedByFreshObjectsTest GuardedByHeldFreshObjectsTest"
                        + " GuardedByMadeObjectsTest GuardedByFinalFieldsTest GuardedByReassignedTest GuardedBySwitchesTest ImplicitCallTest"
                        + " GuardedByResourcesTest GuardedByUsedCodeTest GuardedByParallelTest"
                        + " GuardedByOwnLocksTest",
                "guarded-by-write: GuardedByWriteRuleTest GuardedByWriteIdiomsTest GuardedByWriteAliasTest",
                "guarded-by-lock: GuardedByLockRuleTest",
                "guarded-by-override: GuardedByOverrideRuleTest",
                "guarded-escape: GuardedEscapeRuleTest GuardedEscapeAliasTest",
                "lock-leak: LockLeakRuleTest LockLeakIdiomsTest",
                "lock-unheld: LockUnheldRuleTest LockUnheldIdiomsTest",
                "lock-upgrade: LockUpgradeRuleTest",
                "raw-instance: RawInstanceRuleTest",
                "lock-order: LockOrderRuleTest LockOrderObjectsTest LockOrderGatesTest",
                "lock-blocking: LockBlockingRuleTest BlockingMethodsTest BlockingPremisesTest BlockingWaysTest"
                        + " InstantCallsTest",
                "await-self: AwaitSelfRuleTest",
                "atomic-compound: AtomicCompoundRuleTest AtomicSequenceTest",
                "worker-race: WorkerRaceRuleTest RaceOrderTest RaceTasksTest",
            })
    void aRuleHasAtLeastAsManyNegativeTestsAsPositive(String rule, String classes) throws IOException {
        List<String> tests = testsOf(classes);
        List<String> positive =
                tests.stream().filter(test -> test.contains("// :: ")).toList();
        assertThat(positive).anyMatch(test -> test.contains(rule));
        assertThat(tests.size() - positive.size())
                .as("negative tests of " + rule)
                .isGreaterThanOrEqualTo(positive.size());
    }

    private static List<String> testsOf(String classes) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String name : classes.strip().split(" ")) {
            String source = Files.readString(FOLDER.resolve(name + ".java"));
            sources.append(source.substring(source.indexOf("    @Test")));
        }
        return Stream.of(TEST.split(sources)).skip(1).toList();
    }
}
