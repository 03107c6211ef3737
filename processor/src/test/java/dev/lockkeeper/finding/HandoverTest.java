package dev.lockkeeper.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.scope.ClassSource;
import dev.lockkeeper.scope.SourceImport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void sourcesReachTheGeneratorUntilItEnds() {
        ClassSource source = new ClassSource(
                Optional.of("Main.java"),
                List.of(
                        new SourceImport(SourceImport.Kind.TYPE, "a.b.C"),
                        new SourceImport(SourceImport.Kind.STATIC, "a.b.C.*"),
                        new SourceImport(SourceImport.Kind.MODULE, "java.base")));
        Handover.announceChecker();
        Handover.leaveSource("app.Account", source);
        Handover.leaveSource("app.Empty", new ClassSource(Optional.empty(), List.of()));

        assertThat(Handover.findSource("app.Account")).hasValue(source);
        assertThat(Handover.findSource("app.Empty")).hasValue(new ClassSource(Optional.empty(), List.of()));
        assertThat(Handover.findSource("app.Other")).isEmpty();
        assertThat(CompletableFuture.supplyAsync(() -> Handover.findSource("app.Account"))
                        .join())
                .isEmpty();
        CompletableFuture.runAsync(Handover::clearSources).join();
        assertThat(Handover.findSource("app.Account")).isPresent();

        Handover.clearSources();
        assertThat(Handover.findSource("app.Account")).isEmpty();
        assertThat(Handover.isCheckerPresent()).isTrue();
    }
}
