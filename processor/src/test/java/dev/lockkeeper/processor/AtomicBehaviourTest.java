package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What atomic operations do on real threads. */
final class AtomicBehaviourTest {
    private static final String HITS = """
            package web;
            import dev.lockkeeper.Atomic;
            public class Hits {
                @Atomic volatile long total;
            }
            """;

    private final Subject hits = Subject.of(TestCompilation.of(HITS), "web.ConcurrentHits");

    @Test
    void noIncrementIsLostAmongThreads() throws Exception {
        Threads.run(8, () -> {
            for (int i = 0; i < 5_000; i++) {
                hits.call("incrementTotal");
                hits.call("updateTotal", (LongUnaryOperator) value -> value + 1);
            }
        });

        assertThat(hits.call("total")).isEqualTo(80_000L);
    }
}
