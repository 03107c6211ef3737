package dev.lockkeeper.samples.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.samples.CompilerMessages;
import dev.lockkeeper.samples.ProgramOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolSamplesTest {
    @Test
    void threeWorkersDoubleFiveNumbers() throws Exception {
        assertThat(ProgramOutput.of(ThreeWorkers::main)).containsExactly("doubled: [2, 4, 6, 8, 10]");
    }

    @Test
    void noWorkerIsLeftBehindTheBlock() {
        var workers = new ConcurrentThreeWorkers();
        try (workers) {
            workers.twiceAll(List.of(1, 2, 3));
            assertThat(workers.twiceStats().workers()).isBetween(1, 3);
        }

        assertThat(workers.twiceStats().workers()).isZero();
    }

    @Test
    void billsComeInTheOrderOfTheOrders() throws Exception {
        assertThat(ProgramOutput.of(TypedPool::main))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(id -> "Bill[order=" + id + ", cents=" + 250 * id + "]")
                        .toList());
    }

    @Test
    void thePoolGrowsToFiveAndShrinksToTwoInEveryBurst() throws Exception {
        List<String> lines = ProgramOutput.of(ScalingPool::main);
        List<String> sizes = lines.stream()
                .map(line -> line.replaceFirst(" workers.*", ""))
                .filter(line -> List.of("2", "5").contains(line))
                .toList();

        assertThat(sizes).containsSubsequence("5", "2", "5", "2", "5", "2");
        assertThat(lines).endsWith("60 tasks done");
    }

    @Test
    void noTaskOfTheGoodOnesIsLostBesideTheFailing() throws Exception {
        assertThat(ProgramOutput.of(FailingTasks::main))
                .containsExactly("halves: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", "10 done, 10 failed");
    }

    @Test
    void everyJobHasItsResult() throws Exception {
        assertThat(ProgramOutput.of(JobsAndResults::main))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                        .mapToObj(job -> "result of job " + job)
                        .toList());
    }

    @Test
    void aReaderWhoClosesTheResultsDoesNotCompile() throws Exception {
        assertThat(CompilerMessages.of("""
                        import dev.lockkeeper.runtime.ReceiveChannel;
                        class Broken {
                            void end(ReceiveChannel<String> results) {
                                results.close();
                            }
                        }
                        """)).contains("Broken.java:4: error: cannot find symbol");
    }

    @Test
    void resultsComeInTheOrderOfTheirTasksThoughTheLastIsReadyFirst() throws Exception {
        try (var relay = new ConcurrentRelay()) {
            assertThat(relay.passAll(List.of(1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void aPipeEndsBehindItsLastResultAndKeepsTheOrder() throws Exception {
        Channel<Integer> numbers = Channel.buffered(4);
        numbers.sendAll(List.of(1, 2, 3, 4));
        numbers.close();
        try (var relay = new ConcurrentRelay()) {
            assertThat(relay.pipePass(numbers).stream()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void aWorkerSurvivesTheFailureOfItsTask() throws Exception {
        try (var tasks = new ConcurrentFailingTasks()) {
            for (int odd = 1; odd < 40; odd += 2) {
                assertThat(tasks.submitHalf(odd)).failsWithin(Duration.ofSeconds(10));
            }

            assertThat(tasks.submitHalf(42).get(10, TimeUnit.SECONDS)).isEqualTo(21);
            assertThat(tasks.halfStats().workers()).isBetween(1, 4);
        }
    }
}
