package dev.lockkeeper.samples.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.samples.CompilerMessages;
import dev.lockkeeper.samples.ProgramOutput;
import org.junit.jupiter.api.Test;

class RaceSamplesTest {
    private static final String COUNTER = """
            import dev.lockkeeper.*;
            class Broken {
                %s
                long views;
                @Worker(pool = 4)
                void view() {
                    views++;
                }
            }
            """;

    @Test
    void theUnguardedViewCounterDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of(COUNTER.formatted("")))
                .contains("Broken.java:7: error: [lockkeeper:worker-race]", "'views'", "hint:");
    }

    @Test
    void theViewCounterThatForgetsItsLockDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of(COUNTER.formatted("@GuardedBy(\"this\")")))
                .contains("Broken.java:7: error: [lockkeeper:guarded-by]");
    }

    @Test
    void theAtomicViewCounterWithAnotherAccessDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of(COUNTER.formatted("@Atomic volatile")))
                .contains("Broken.java:7: error: [lockkeeper:atomic-compound]");
    }

    @Test
    void theLockMendsIt() throws Exception {
        assertThat(ProgramOutput.of(GuardedViewCounter::main)).containsExactly("views: 1000");
    }

    @Test
    void theAtomicFieldMendsIt() throws Exception {
        assertThat(ProgramOutput.of(AtomicViewCounter::main)).containsExactly("views: 1000");
    }
}
