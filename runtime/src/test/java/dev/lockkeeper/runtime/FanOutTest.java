package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Overflow;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class FanOutTest {
    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void resultsAreInTheOrderOfTheItemsWhateverTheOverflowPolicy(Overflow overflow) {
        try (WorkerPool pool =
                WorkerPool.builder().workers(3).queue(10).overflow(overflow).build()) {
            List<Integer> doubled = pool.fanOut(OnFailure.FAIL_FAST).collect(items(10_000), i -> 2 * i);
            assertThat(doubled)
                    .isEqualTo(IntStream.range(0, 10_000).mapToObj(i -> 2 * i).toList());
            assertThat(pool.stats().completed()).isEqualTo(10_000);
            assertThat(pool.stats().rejected()).isZero();
        }
    }

    @Test
    void iterableThatIsNoCollectionIsWorkedOnAsItGoes() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CountDownLatch first = new CountDownLatch(1);
            Iterable<Integer> items = () -> IntStream.range(0, 2)
                    .peek(i -> {
                        if (i == 1) {
                            awaitStubbornly(first);
                        }
                    })
                    .iterator();
            List<Integer> results = pool.fanOut(OnFailure.FAIL_FAST).collect(items, i -> {
                first.countDown();
                return i;
            });
            assertThat(results).containsExactly(0, 1);
        }
    }

    @Test
    void failFastInterruptsWhatRunsAndNeverStartsWhatIsQueued() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(2).queue(1_000).build()) {
            IOException failure = new IOException("item 1");
            CountDownLatch running = new CountDownLatch(2);
            CountDownLatch interrupted = new CountDownLatch(1);
            AtomicInteger started = new AtomicInteger();
            assertThatThrownBy(() -> pool.fanOut(OnFailure.FAIL_FAST).collect(items(500), i -> {
                        started.incrementAndGet();
                        running.countDown();
                        try {
                            running.await();
                            if (i == 1) {
                                throw failure;
                            }
                            return new Gate().pass();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                            throw expected;
                        }
                    }))
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCause(failure);
            interrupted.await();
            pool.await();
            assertThat(started.get())
                    .isBetween(2, 3); // the worker of item 1 may have taken one more before it was cancelled
            PoolStats stats = pool.stats();
            assertThat(stats.failed()).isEqualTo(1);
            assertThat(stats.cancelled()).isEqualTo(stats.submitted() - 1);
        }
    }

    @Test
    void failFastEndsASubmissionThatWaitsForRoom() {
        try (WorkerPool pool = WorkerPool.builder().workers(2).queue(1).build()) {
            IOException failure = new IOException("item 1");
            Gate gate = new Gate();
            assertThatThrownBy(() -> pool.fanOut(OnFailure.FAIL_FAST).collect(items(500), i -> {
                        if (i == 1) {
                            gate.awaitArrival();
                            throw failure;
                        }
                        return gate.pass();
                    }))
                    .hasCause(failure);
        }
    }

    @Test
    void collectFinishesAllAndThrowsTheFailuresTogether() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> pool.fanOut(OnFailure.COLLECT).collect(items(10), i -> {
                        if (i % 5 == 0) {
                            throw new IOException("item " + i);
                        }
                        return done.incrementAndGet();
                    }))
                    .hasRootCauseMessage("item 0")
                    .satisfies(thrown -> assertThat(thrown.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly("item 5"));
            assertThat(done).hasValue(8);
        }
    }

    @Test
    void ignoreGivesTheSuccessesInOrder() {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            try (WorkerPool pool = WorkerPool.fixed(3)) {
                List<Integer> odd = pool.fanOut(OnFailure.IGNORE).collect(items(100), i -> {
                    if (i % 2 == 0) {
                        throw new IOException("even");
                    }
                    return i;
                });
                assertThat(odd)
                        .isEqualTo(IntStream.range(0, 100)
                                .filter(i -> i % 2 == 1)
                                .boxed()
                                .toList());
                assertThat(pool.stats().failed()).isEqualTo(50);
            }
            assertThat(uncaught.recorded()).isEmpty();
        }
    }

    @Test
    void noItemsGiveNoResults() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            assertThat(pool.fanOut(OnFailure.FAIL_FAST).collect(new ArrayList<Integer>(), i -> i))
                    .isEmpty();
        }
    }

    @Test
    void noCollectionAndNoWorkAreNamed() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            assertThatThrownBy(() -> pool.fanOut(OnFailure.FAIL_FAST).collect((List<Integer>) null, i -> i))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("items");
            assertThatThrownBy(() ->
                            pool.fanOut(OnFailure.IGNORE).collect(List.of(1), (WorkFunction<Integer, Integer>) null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("work");
        }
    }

    @Test
    void timeLimitCancelsTheWork() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(1).queue(2).build()) {
            Duration limit = Duration.ofMillis(1);
            do { // until the limit is long enough for this machine to submit something
                limit = limit.multipliedBy(2);
                FanOut fanOut = pool.fanOut(OnFailure.COLLECT).within(limit);
                assertThatThrownBy(() -> fanOut.collect(items(10), i -> new Gate().pass()))
                        .isInstanceOf(WorkerFailedException.class)
                        .hasCauseInstanceOf(TimeoutException.class);
            } while (pool.stats().submitted() == 0);
            pool.await();
            assertThat(pool.stats().cancelled()).isEqualTo(pool.stats().submitted());
        }
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void workThatThrowsBeforeItHearsThatItIsCancelledIsNoFailure(OnFailure onFailure) throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CancellableContext context = Context.background().withCancel();
            Gate slow = new Gate();
            CancelListeners.listen(context, slow::passStubbornly); // before the fan-out and its task hear of it
            Gate gate = new Gate();
            Forked<List<Object>> collecting =
                    Forked.fork(() -> pool.fanOut(onFailure).under(context).collect(items(1), (c, i) -> {
                        gate.passStubbornly();
                        throw new IOException("late");
                    }));
            gate.awaitArrival();
            Forked<Boolean> canceller = Forked.fork(context::cancel);
            slow.awaitArrival();
            gate.open();
            assertThat(collecting.failure())
                    .isInstanceOf(CancelledException.class)
                    .hasCause(context.cause());
            slow.open();
            assertThat(canceller.result()).isTrue();
        }
    }

    @Test
    void contextCancelsTheWork() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(1).queue(2).build();
                CancellableContext context = Context.background().withCancel()) {
            IOException reason = new IOException("user left");
            Gate gate = new Gate();
            Go.run(() -> {
                awaitStubbornly(gate);
                context.cancel(reason);
            });
            AtomicBoolean heard = new AtomicBoolean();
            assertThatThrownBy(() -> pool.fanOut(OnFailure.COLLECT)
                            .under(context)
                            .collect(items(10), (c, i) -> {
                                try {
                                    return gate.pass();
                                } finally {
                                    heard.set(c.isCancelled());
                                }
                            }))
                    .isInstanceOf(CancelledException.class)
                    .hasCause(reason);
            pool.await();
            assertThat(heard).isTrue();
            assertThat(context.listeners().size()).isZero();
        }
    }

    @Test
    void itemsThatCannotBeHadLeaveNothingWithTheContext() {
        try (WorkerPool pool = WorkerPool.fixed(1);
                CancellableContext context = Context.background().withCancel()) {
            FanOut fanOut = pool.fanOut(OnFailure.FAIL_FAST).under(context);
            List<Integer> broken = new AbstractList<>() {
                @Override
                public Integer get(int index) {
                    if (index == 100) {
                        throw new IllegalStateException("item 100");
                    }
                    return index;
                }

                @Override
                public int size() {
                    return 200;
                }
            };
            assertThatThrownBy(() -> fanOut.collect(broken, (c, i) -> i)).hasMessage("item 100");
            Forked.awaitCondition(() -> context.listeners().size() == 0);
        }
    }

    @Test
    void contextThatCannotBeListenedToLeavesNothingOutstanding() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> worker =
                    workers.worker(WorkerSpec.builder("Twice.twice").workers(1).build());
            Context broken = (Context) Proxy.newProxyInstance(
                    Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        throw new IllegalStateException(method.getName());
                    });
            assertThatThrownBy(() ->
                            worker.fanOut(OnFailure.FAIL_FAST).under(broken).collect(List.of(1), i -> 2 * i))
                    .hasMessage("onCancel");
            assertThat(workers.tryAwait(Duration.ZERO, OnFailure.FAIL_FAST, worker))
                    .isTrue();
        }
    }

    @Test
    void interruptCancelsTheWorkAndIsRestored() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.fanOut(OnFailure.COLLECT).collect(items(2), i -> new Gate().pass()))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            pool.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(
                            () -> pool.fanOut(OnFailure.COLLECT).collectInterruptibly(items(2), i -> new Gate().pass()))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void closedPoolRejectsTheFanOut() {
        WorkerPool pool = WorkerPool.fixed(1);
        pool.close();
        assertThatThrownBy(() -> pool.fanOut(OnFailure.IGNORE).collect(items(2), i -> i))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void boundedCloseEndsAFanOutThatRuns() throws Exception {
        WorkerPool pool = WorkerPool.fixed(1);
        Gate gate = new Gate();
        WaitGroup closing = new WaitGroup();
        closing.go(() -> {
            awaitStubbornly(gate);
            pool.close(Duration.ZERO);
        });
        assertThatThrownBy(() -> pool.fanOut(OnFailure.COLLECT).collect(items(10), i -> gate.pass()))
                .isInstanceOf(WorkerFailedException.class)
                .hasCauseInstanceOf(CancelledException.class);
        closing.await();
    }

    @Test
    void taskThatFansOutOverItsOwnPoolIsToldSo() {
        try (WorkerPool pool = WorkerPool.fixed(2)) {
            Task<List<Integer>> task =
                    pool.submit(() -> pool.fanOut(OnFailure.FAIL_FAST).collect(items(2), i -> i));
            assertThatThrownBy(task::get).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void drainWaitsForTheTasksOfAFanOutAndHearsOfTheirFailures() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> render = workers.worker(
                    WorkerSpec.builder("Renderer.render").workers(2).build());
            Gate gate = new Gate();
            IOException failure = new IOException("item 1");
            WaitGroup fanOut = new WaitGroup();
            fanOut.go(() -> assertThatThrownBy(() -> render.fanOut(OnFailure.COLLECT)
                            .collect(items(2), i -> {
                                gate.pass();
                                if (i == 1) {
                                    throw failure;
                                }
                                return i;
                            }))
                    .hasCause(failure));
            gate.awaitArrival();
            assertThat(workers.tryAwait(Duration.ZERO, OnFailure.COLLECT, render))
                    .isFalse();
            WaitGroup drain = new WaitGroup();
            CountDownLatch draining = new CountDownLatch(1);
            drain.go(() -> {
                draining.countDown();
                assertThatThrownBy(() -> workers.await(OnFailure.COLLECT, render))
                        .hasCause(failure);
            });
            draining.await();
            while (workers.awaits() == 0) {
                Thread.onSpinWait();
            }
            gate.open();
            drain.await();
            fanOut.await();
            workers.await(OnFailure.FAIL_FAST, render);
        }
    }

    private static void awaitStubbornly(Gate gate) {
        try {
            gate.awaitArrival();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
