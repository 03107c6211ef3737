package dev.lockkeeper.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {
    @AfterEach
    void endCompilation() {
        Handover.clear();
    }

    @Test
    void optionsLeftByTheGeneratorReachTheChecker() {
        Handover.announceChecker();
        Handover.leaveOptions(
                Map.of("lockkeeper.rules", "guarded-by:warn", "lockkeeper.generate", "false", "other", "x"));

        assertThat(Handover.findOptions())
                .hasValue(Map.of("lockkeeper.rules", "guarded-by:warn", "lockkeeper.generate", "false"));
    }

    @Test
    void withoutAGeneratorThereAreNoOptions() {
        Handover.announceChecker();

        assertThat(Handover.findOptions()).isEmpty();
    }

    @Test
    void aGeneratorWithoutOptionsIsNotTheSameAsNoGenerator() {
        Handover.announceChecker();
        Handover.leaveOptions(Map.of());

        assertThat(Handover.findOptions()).hasValue(Map.of());
    }

    @Test
    void aCompilationInAnotherThreadSharesNothing() {
        Handover.announceChecker();

        assertThat(CompletableFuture.supplyAsync(Handover::isCheckerPresent).join())
                .isFalse();
        assertThat(Handover.isCheckerPresent()).isTrue();
    }

    @Test
    void nothingOutlivesTheCompilation() {
        Handover.announceChecker();
        Handover.leaveOptions(Map.of("lockkeeper.rules", "off"));
        Handover.clear();

        assertThat(Handover.isCheckerPresent()).isFalse();
        assertThat(Handover.findOptions()).isEmpty();
    }

    @Test
    void whatAFailedCompilationLeftIsGoneWhenTheNextOneStarts() {
        Handover.announceChecker();
        Handover.leaveOptions(Map.of("lockkeeper.rules", "off"));
        Handover.announceChecker();

        assertThat(Handover.findOptions()).isEmpty();
    }
}
