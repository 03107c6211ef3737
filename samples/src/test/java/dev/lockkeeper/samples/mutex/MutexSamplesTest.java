package dev.lockkeeper.samples.mutex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.WaitGroup;
import dev.lockkeeper.samples.CompilerMessages;
import dev.lockkeeper.samples.ProgramOutput;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MutexSamplesTest {
    @Test
    void aThousandTasksCountToAThousand() throws Exception {
        assertThat(ProgramOutput.of(SafeCounter::main)).containsExactly("counted to 1000");
    }

    @Test
    void anAccessWithoutTheMutexDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of("""
                        import dev.lockkeeper.GuardedBy;
                        class Broken {
                            @GuardedBy("this")
                            int count;
                            void increment() {
                                count++;
                            }
                        }
                        """)).contains("Broken.java:6: error: [lockkeeper:guarded-by]");
    }

    @Test
    void twoLoopsOfAThousandMakeTwoThousand() throws Exception {
        assertThat(ProgramOutput.of(TwoLoops::main)).containsExactly("total 2000");
    }

    @Test
    void lockIsReleasedWhenTheUpdateThrows() throws Exception {
        var loops = new ConcurrentTwoLoops();

        assertThatThrownBy(() -> loops.updateTotal(total -> Math.floorDiv(1, total)))
                .isInstanceOf(ArithmeticException.class);

        assertThat(CompletableFuture.supplyAsync(loops::incrementTotal).get(10, TimeUnit.SECONDS))
                .isEqualTo(1);
    }

    @Test
    void writersFillTheStoreAndReadersReadIt() throws Exception {
        assertThat(ProgramOutput.of(DataStore::main)).containsExactly("3 values");
    }

    @Test
    void aReaderSeesEachWriteWhole() throws Exception {
        var store = new ConcurrentDataStore();
        WaitGroup group = new WaitGroup();
        for (int writer = 0; writer < 3; writer++) {
            int value = writer;
            group.go(() -> store.updateValues(values -> {
                values.put("left", value);
                values.put("right", value);
            }));
        }
        for (int reader = 0; reader < 10; reader++) {
            group.go(() -> store.readValues(values -> {
                assertThat(values.get("left")).isEqualTo(values.get("right"));
                return values.size();
            }));
        }
        group.await();

        assertThat(store.values()).hasSize(2);
    }

    @Test
    void aReadBesideTheLockDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of("""
                        import dev.lockkeeper.GuardedBy;
                        import java.util.HashMap;
                        import java.util.Map;
                        import java.util.concurrent.locks.ReadWriteLock;
                        import java.util.concurrent.locks.ReentrantReadWriteLock;
                        class Broken {
                            final ReadWriteLock lock = new ReentrantReadWriteLock();
                            @GuardedBy("lock")
                            final Map<String, Integer> values = new HashMap<>();
                            Integer value(String key) {
                                return values.get(key);
                            }
                        }
                        """)).contains("Broken.java:11: error: [lockkeeper:guarded-by]");
    }

    @Test
    void anIncrementThatTimedOutLeavesTheLockFree() throws Exception {
        assertThat(ProgramOutput.of(TimedCounter::main))
                .containsExactly(
                        "locked, increments within 100 ms: false",
                        "unlocking",
                        "free, increments within 100 ms: true, count 1");
    }
}
