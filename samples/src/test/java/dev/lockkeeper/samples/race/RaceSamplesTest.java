package dev.lockkeeper.samples.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.samples.CompilerMessages;
import dev.lockkeeper.samples.ProgramOutput;
import org.junit.jupiter.api.Test;

class RaceSamplesTest {
    private static final String COUNTER = """
            import dev.lockkeeper.GuardedBy;
            import dev.lockkeeper.Worker;
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
    void theViewCounterThatForgetsItsLockDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of(COUNTER.formatted("@GuardedBy(\"this\")")))
                .contains("Broken.java:8: error: [lockkeeper:guarded-by]");
    }

    @Test
    void theLockMendsIt() throws Exception {
        assertThat(ProgramOutput.of(GuardedViewCounter::main)).containsExactly("1000");
    }

    @Test
    void theAtomicFieldMendsIt() throws Exception {
        assertThat(ProgramOutput.of(AtomicViewCounter::main)).containsExactly("1000");
    }
}
