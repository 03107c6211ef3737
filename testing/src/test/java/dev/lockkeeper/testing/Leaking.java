package dev.lockkeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.Go;
import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.runtime.WaitGroup;
import dev.lockkeeper.runtime.WorkerPool;
import dev.lockkeeper.runtime.WorkerSet;
import dev.lockkeeper.runtime.WorkerSpec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that leave something behind; {@link NoLeaksTest} runs them. Every leak ends with {@link #end}. */
final class Leaking {
    private static final Duration LONG = Duration.ofDays(1);

    private static CountDownLatch end = new CountDownLatch(1);

    private Leaking() {}

    /** Ends all leaks, so that they do not count as those of later tests. */
    static void end() {
        end.countDown();
        end = new CountDownLatch(1);
    }

    private static void endWith(AutoCloseable leak) {
        CountDownLatch latch = end;
        new Thread(() -> {
                    try (leak) {
                        latch.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .start();
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void busy() {
        CountDownLatch latch = end;
        Go.run(() -> awaitEnd(latch));
    }

    @NoLeaks(patienceMillis = 0)
    static class PerTest {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Test
        void goRun() {
            busy();
        }

        @Test
        void goOfAWaitGroup() {
            CountDownLatch latch = end;
            new WaitGroup().go(() -> awaitEnd(latch));
        }

        @Test
        void openPool() {
            endWith(WorkerPool.builder().name("mail").workers(1).build());
        }

        @Test
        void openPoolOfASet() {
            WorkerSet workers = WorkerSet.open();
            workers.worker(WorkerSpec.builder("Renderer.render")
                    .pool("render")
                    .workers(1)
                    .build());
            endWith(workers);
        }

        @Test
        void taskOfAPoolThatWasShutDown() throws Exception {
            WorkerPool pool = WorkerPool.fixed(1);
            CountDownLatch latch = end;
            CountDownLatch running = new CountDownLatch(1);
            pool.execute(() -> {
                running.countDown();
                awaitEnd(latch);
            });
            running.await();
            pool.shutdown();
        }

        @Test
        void taskOfAGroup() {
            TaskGroup<Integer> group = TaskGroup.open();
            endWith(group);
            group.fork(() -> channel.receive());
        }

        @Test
        void receiverInAThreadOfItsOwn() throws Exception {
            endWith(channel::close);
            Thread receiver = new Thread(() -> channel.forEach(value -> {}), "receiver");
            receiver.start();
            while (receiver.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        @Test
        void failingTestThatLeaksToo() {
            busy();
            throw new IllegalStateException("the test itself");
        }

        @Test
        void interruptedTestThatLeaks() {
            busy();
            Thread.currentThread().interrupt();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void oneInvocationOfTwo(int number) {
            if (number == 2) {
                busy();
            }
        }

        @Nested
        class Inner {
            @Test
            void inNestedClass() {
                busy();
            }
        }
    }

    static class PerMethod {
        @BeforeEach
        void begin() {
            busy();
        }

        @Test
        @NoLeaks(patienceMillis = 0)
        void leakOfBeforeEach() {}

        @Test
        void withoutTheAnnotation() {}
    }

    @NoLeaks(patienceMillis = 0)
    static class PerInstance {
        private final WorkerPool pool = openField();

        @Test
        void leavesAFieldOpen() {
            assertThat(pool.isShutdown()).isFalse();
        }

        @Nested
        class Inner {
            private final WorkerPool own = openField();

            @Test
            void leavesAFieldOfEachClassOpen() {
                assertThat(pool.isShutdown() || own.isShutdown()).isFalse();
            }
        }
    }

    static class PerInstanceOfAMethod {
        private final WorkerPool pool = openField();

        @Test
        @NoLeaks(patienceMillis = 0)
        void leavesAFieldOpen() {
            assertThat(pool.isShutdown()).isFalse();
        }
    }

    @NoLeaks(patienceMillis = 0)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerInstanceOfAClass {
        private final WorkerPool pool = openField();

        @Test
        void usesTheField() {
            assertThat(pool.isShutdown()).isFalse();
        }

        @Test
        void usesItToo() {
            assertThat(pool.isShutdown()).isFalse();
        }
    }

    private static WorkerPool openField() {
        WorkerPool pool = WorkerPool.builder().name("field").workers(1).build();
        endWith(pool);
        return pool;
    }

    @NoLeaks(patienceMillis = 0)
    static class PerClass {
        @BeforeAll
        static void begin() {
            busy();
        }

        @Test
        void usesWhatBeforeAllBegan() {}
    }

    @NoLeaks
    static class Clean {
        private static WorkerPool shared;

        private final Channel<Integer> channel = Channel.unbuffered();

        private final WorkerPool field = WorkerPool.fixed(1);

        private WorkerPool pool;

        @BeforeAll
        static void openShared() {
            shared = WorkerPool.fixed(1);
        }

        @AfterAll
        static void closeShared() {
            shared.close();
        }

        @BeforeEach
        void open() {
            pool = WorkerPool.fixed(1);
        }

        @AfterEach
        void close() {
            pool.close();
            field.close();
        }

        @Test
        void tasksThatEnd() throws Exception {
            shared.submit(() -> 1).get();
            pool.submit(() -> 2).get();
        }

        @Test
        void threadThatIsToldToEnd() throws Exception {
            Go.run(() -> channel.forEach(value -> {}));
            channel.send(1);
            channel.close();
        }

        @Test
        void groupThatIsClosed() throws Exception {
            try (TaskGroup<Integer> group = TaskGroup.open()) {
                group.fork(() -> channel.receive());
            }
        }

        @Test
        void waitGroupThatIsAwaited() throws Exception {
            WaitGroup group = new WaitGroup();
            group.go(() -> {});
            group.await();
        }

        @Test
        void whatNeedsNoEnd() {
            Context.background().withTimeout(LONG).onCancel(() -> {});
            Channel.buffered(1).offer(1);
        }

        @Test
        void taskThatIsCancelled() throws Exception {
            pool.submit(() -> channel.receive()).cancel(true);
        }

        @Test
        void threadThatEndsALittleLater() {
            Go.run(() -> awaitQuietly(Duration.ofMillis(50)));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void eachInvocation(int number) throws Exception {
            pool.submit(() -> number).get();
        }

        private void awaitQuietly(Duration time) {
            try {
                channel.poll(time);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
