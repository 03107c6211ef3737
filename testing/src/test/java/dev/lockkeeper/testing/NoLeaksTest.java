package dev.lockkeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Go;
import dev.lockkeeper.runtime.LeakCheck;
import dev.lockkeeper.runtime.WorkerPool;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

@Timeout(60)
class NoLeaksTest {
    private final LeakCheck check = LeakCheck.open();

    @AfterEach
    void endLeaks() throws InterruptedException {
        Leaking.end();
        assertThat(check.awaitNone(Duration.ofSeconds(20))).isEmpty();
        check.close();
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter").selectors(selector).execute();
    }

    private static Throwable failureOf(EngineExecutionResults results) {
        return results.allEvents()
                .finished()
                .filter(event -> status(event) == Status.FAILED)
                .findFirst()
                .flatMap(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .orElseThrow();
    }

    private static Status status(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class).getStatus();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            goRun | started at dev.lockkeeper.testing.Leaking.busy(Leaking.java
            goOfAWaitGroup | started at dev.lockkeeper.testing.Leaking$PerTest.goOfAWaitGroup(Leaking.java
            openPool | pool "mail" is open, opened at dev.lockkeeper.testing.Leaking$PerTest.openPool(Leaking.java
            openPoolOfASet | is open, opened at dev.lockkeeper.testing.Leaking$PerTest.openPoolOfASet(Leaking.java
            taskOfAPoolThatWasShutDown | runs a task
            taskOfAGroup | started at dev.lockkeeper.testing.Leaking$PerTest.taskOfAGroup(Leaking.java
            receiverInAThreadOfItsOwn | could be woken by a send to unbuffered channel
            interruptedTestThatLeaks | started at dev.lockkeeper.testing.Leaking.busy(Leaking.java
            """)
    void testThatLeaksFailsAndNamesWhatItLeft(String method, String told) {
        EngineExecutionResults results = run(selectMethod(Leaking.PerTest.class, method));
        results.testEvents().assertStatistics(events -> events.started(1).failed(1));
        results.containerEvents().assertStatistics(events -> events.failed(0));
        assertThat(failureOf(results))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(method + "() left 1 thing of Lockkeeper behind:\n\n")
                .hasMessageContaining(told);
    }

    @Test
    void failureOfTheTestItselfComesFirst() {
        EngineExecutionResults results = run(selectMethod(Leaking.PerTest.class, "failingTestThatLeaksToo"));
        Throwable failure = failureOf(results);
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("the test itself");
        assertThat(failure.getSuppressed()).singleElement().asString().contains("left 1 thing of Lockkeeper behind");
    }

    @Test
    void oneInvocationOfAParameterizedTestFailsAlone() {
        run(selectMethod(Leaking.PerTest.class, "oneInvocationOfTwo", int.class))
                .testEvents()
                .assertStatistics(events -> events.started(2).succeeded(1).failed(1));
    }

    @Test
    void testOfANestedClassFails() {
        run(selectClass(Leaking.PerTest.Inner.class))
                .testEvents()
                .assertStatistics(events -> events.started(1).failed(1));
    }

    @Test
    void annotationOnAMethodSpeaksOfThatMethodOnlyAndOfItsBeforeEach() {
        EngineExecutionResults results = run(selectClass(Leaking.PerMethod.class));
        results.testEvents()
                .assertStatistics(events -> events.started(2).succeeded(1).failed(1));
        assertThat(failureOf(results)).hasMessageStartingWith("leakOfBeforeEach() left 1 thing");
    }

    @ParameterizedTest
    @ValueSource(classes = {Leaking.PerInstance.class, Leaking.PerInstanceOfAMethod.class})
    void whatAFieldBeganIsTheLeakOfTheTest(Class<?> tests) {
        EngineExecutionResults results = run(selectClass(tests));
        long started = results.testEvents().started().count();
        results.testEvents().assertStatistics(events -> events.failed(started));
        results.containerEvents().assertStatistics(events -> events.failed(0));
        assertThat(failureOf(results)).hasMessageContaining("pool \"field\" is open");
    }

    @Test
    void whatAFieldOfAnInstanceForAllTestsBeganIsTheLeakOfTheClass() {
        EngineExecutionResults results = run(selectClass(Leaking.PerInstanceOfAClass.class));
        results.testEvents().assertStatistics(events -> events.started(2).succeeded(2));
        assertThat(failureOf(results))
                .hasMessageContaining("PerInstanceOfAClass left 1 thing")
                .hasMessageContaining("pool \"field\" is open");
    }

    @Test
    void whatBeforeAllBeganIsTheLeakOfTheClass() {
        EngineExecutionResults results = run(selectClass(Leaking.PerClass.class));
        results.testEvents().assertStatistics(events -> events.started(1).succeeded(1));
        assertThat(failureOf(results)).hasMessageContaining("PerClass left 1 thing");
    }

    @Test
    void testsThatLeaveNothingBehindSucceed() {
        EngineExecutionResults results = run(selectClass(Leaking.Clean.class));
        results.testEvents().assertStatistics(events -> events.started(9).succeeded(9));
        results.containerEvents().assertStatistics(events -> events.failed(0));
    }

    @Test
    void whatWasThereBeforeTheTestIsNotItsLeak() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Channel<Integer> channel = Channel.unbuffered();
        AtomicInteger received = new AtomicInteger();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            pool.execute(() -> channel.forEach(received::addAndGet));
            Go.run(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            run(selectClass(Leaking.Clean.class))
                    .testEvents()
                    .assertStatistics(events -> events.started(9).succeeded(9));
            channel.send(1);
            channel.close();
        } finally {
            end.countDown();
        }
        assertThat(received).hasValue(1);
    }

    @Test
    void testsWithTheAnnotationRunAloneWhereOthersRunInParallel() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(
                        selectClass(Alone.class),
                        selectClass(Neighbours.class),
                        selectClass(Leaking.PerTest.Inner.class))
                .execute();
        assertThat(results.testEvents().finished().list())
                .filteredOn(event -> status(event) == Status.FAILED)
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .containsExactly("inNestedClass()");
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2 * Neighbours.TESTS);
    }

    /** Tests with the annotation that look whether a neighbour runs. */
    static class Alone {
        @NoLeaks(patienceMillis = 0)
        @ParameterizedTest
        @MethodSource("dev.lockkeeper.testing.NoLeaksTest$Neighbours#numbers")
        void runsAlone(int number) {
            assertThat(Neighbours.RUNNING).as("neighbours during %s", number).hasValue(0);
        }
    }

    /** Tests without the annotation, each of which has a pool open and a task running for a while. */
    static class Neighbours {
        static final int TESTS = 40;
        static final AtomicInteger RUNNING = new AtomicInteger();

        @BeforeEach
        void begin() {
            RUNNING.incrementAndGet();
        }

        @AfterEach
        void end() {
            RUNNING.decrementAndGet();
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void usesLockkeeper(int number) throws Exception {
            try (WorkerPool pool = WorkerPool.fixed(1)) {
                Channel<Integer> channel = Channel.unbuffered();
                Go.run(() -> channel.forEach(value -> {}));
                channel.send(pool.submit(() -> number).get());
                channel.close();
            }
        }

        static int[] numbers() {
            int[] numbers = new int[TESTS];
            Arrays.setAll(numbers, i -> i);
            return numbers;
        }
    }
}
