package dev.lockkeeper.samples.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.samples.CompilerMessages;
import dev.lockkeeper.samples.ProgramOutput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AtomicSamplesTest {
    @Test
    void everyOperationDoesWhatItsNameSays() throws Exception {
        assertThat(ProgramOutput.of(AtomicCounter::main))
                .containsExactly("increment: 1", "decrement: 0", "set, get: 42", "42 to 43: true", "42 to 44: false");
    }

    @Test
    void aPlainIncrementOfAnAtomicFieldDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of("""
                        import dev.lockkeeper.Atomic;
                        class Broken {
                            @Atomic
                            volatile long count;
                            void increment() {
                                count++;
                            }
                        }
                        """)).contains("Broken.java:6: error: [lockkeeper:atomic-compound]");
    }

    @Test
    void workersSeeOneOfTheTwoConfigurations() throws Exception {
        assertThat(ProgramOutput.of(Configuration::main))
                .hasSize(6)
                .endsWith("now Settings[version=2, host=host-2]")
                .allMatch(line -> line.contains("version=1, host=host-1") || line.contains("version=2, host=host-2"));
    }

    @Test
    void theAverageIsOverAllRequests() throws Exception {
        assertThat(ProgramOutput.of(RequestStatistics::main))
                .containsExactly("Stats[requests=100, errors=10, duration=PT5.05S], average PT0.0505S");
    }

    @Test
    void aSnapshotBelongsToOneMoment() throws InterruptedException {
        var statistics = new ConcurrentRequestStatistics();
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            for (int task = 0; task < 4; task++) {
                group.fork(() -> {
                    for (int request = 0; request < 1_000; request++) {
                        statistics.updateStats(stats -> stats.plus(true, Duration.ofSeconds(1)));
                        var stats = statistics.stats();
                        assertThat(stats.errors()).isEqualTo(stats.requests());
                        assertThat(stats.duration()).isEqualTo(Duration.ofSeconds(stats.requests()));
                    }
                    return 0;
                });
            }
            group.join();
        }

        assertThat(statistics.stats().requests()).isEqualTo(4_000);
    }

    @Test
    void aReaderNeverSeesOneFieldOfEachVersion() throws InterruptedException {
        var configuration = new ConcurrentConfiguration();
        try (TaskGroup<Boolean> group = TaskGroup.open()) {
            group.fork(() -> {
                for (int version = 2; version <= 20_000; version++) {
                    configuration.setSettings(new Configuration.Settings(version, "host-" + version));
                }
                return true;
            });
            for (int reader = 0; reader < 3; reader++) {
                group.fork(() -> {
                    Configuration.Settings seen;
                    do {
                        seen = configuration.settings();
                        assertThat(seen.host()).isEqualTo("host-" + seen.version());
                    } while (seen.version() < 20_000);
                    return true;
                });
            }
            group.join();
        }
    }

    @Test
    void aConfigurationOfAnotherTypeDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of("""
                        import dev.lockkeeper.Atomic;
                        class Broken {
                            record Settings(int version, String host) {}
                            @Atomic
                            volatile Settings settings = new Settings(1, "host-1");
                            static void swap(ConcurrentBroken configuration) {
                                configuration.setSettings("host-2");
                            }
                        }
                        """)).contains("Broken.java:7: error: incompatible types");
    }
}
