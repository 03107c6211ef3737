package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TaskGroupTest {
    @Test
    void joinGivesTheResultsInTheOrderOfTheForks() throws Exception {
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                int item = i;
                group.fork(() -> item);
                expected.add(item);
            }
            assertThat(group.join()).isEqualTo(expected);
        }
    }

    @Test
    void E1_joinThrowsTheFirstFailure() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            IOException first = new IOException("first");
            Task<Object> failing = group.fork(() -> {
                throw first;
            });
            assertThatThrownBy(failing::get).hasCause(first);
            assertThatThrownBy(group::join)
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCause(first);
        }
    }

    @Test
    void E1_laterFailuresAreSuppressed() throws Exception {
        Hooked parent = new Hooked();
        try (TaskGroup<Object> group = TaskGroup.open(parent)) {
            IOException first = new IOException("first");
            IOException later = new IOException("later");
            Gate one = new Gate();
            Gate two = new Gate();
            Task<Void> task = group.fork(one::pass);
            Task<Void> other = group.fork(two::pass);
            one.awaitArrival();
            two.awaitArrival();
            parent.hook = () -> {
                other.completeExceptionally(later); // the first has failed, and cancels nobody yet
                two.open();
            };
            task.completeExceptionally(first);
            one.open();
            assertThatThrownBy(group::join)
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCause(first)
                    .hasSuppressedException(later);
        }
    }

    /** Does something when a context below it is cancelled, before that is told to anybody. */
    private static final class Hooked implements Context {
        private volatile Runnable hook = () -> {};

        @Override
        public @Nullable Throwable cause() {
            return null;
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.empty();
        }

        @Override
        public <T> Optional<T> findValue(Key<T> key) {
            return Optional.empty();
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {
                hook.run();
                return true;
            };
        }
    }

    @Test
    void E1_whatACancelledTaskThrowsIsDropped() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            IOException first = new IOException("first");
            IOException later = new IOException("later");
            CountDownLatch both = new CountDownLatch(2);
            CountDownLatch firstFailed = new CountDownLatch(1);
            group.context().onCancel(firstFailed::countDown);
            group.fork(() -> {
                both.countDown();
                both.await();
                throw first;
            });
            Gate gate = new Gate();
            Task<Object> second = group.fork(() -> {
                both.countDown();
                gate.passStubbornly();
                throw later;
            });
            firstFailed.await();
            assertThat(second).isCancelled(); // its body still runs, and what it throws is dropped
            gate.open();
            assertThatThrownBy(group::join).hasCause(first).hasNoSuppressedExceptions();
        }
    }

    @Test
    void E1_whatATaskThrowsBeforeItHearsThatItIsCancelledIsDropped() throws Exception {
        CancellableContext parent = Context.background().withCancel();
        Gate slow = new Gate();
        CancelListeners.listen(parent, slow::passStubbornly); // before the group hears of it
        try (TaskGroup<Object> group = TaskGroup.open(parent)) {
            Gate gate = new Gate();
            group.fork(() -> {
                gate.passStubbornly();
                throw new IOException("late");
            });
            gate.awaitArrival();
            Forked<Boolean> canceller = Forked.fork(parent::cancel);
            slow.awaitArrival();
            gate.open();
            assertThatThrownBy(group::join)
                    .isInstanceOf(CancelledException.class)
                    .hasCause(parent.cause());
            slow.open();
            assertThat(canceller.result()).isTrue();
        }
    }

    @Test
    void E2_firstFailureCancelsTheContextAndInterruptsTheOthers() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            IOException failure = new IOException("disk");
            Gate gate = new Gate();
            CountDownLatch interrupted = new CountDownLatch(1);
            Task<Object> other = group.fork(() -> {
                try {
                    return gate.pass();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                    throw expected;
                }
            });
            gate.awaitArrival();
            group.fork(() -> {
                throw failure;
            });
            interrupted.await();
            assertThatThrownBy(group::join).hasCause(failure);
            assertThat(group.context().cause()).isSameAs(failure);
            assertThat(other).isCancelled();
        }
    }

    @Test
    void E2_ofFailuresAtOnceTheOneThatJoinThrowsIsTheCauseOfTheContext() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            try (TaskGroup<Object> group = TaskGroup.open()) {
                CyclicBarrier atOnce = new CyclicBarrier(3);
                for (int i = 0; i < 3; i++) {
                    group.fork(() -> {
                        atOnce.await();
                        throw new IOException("disk");
                    });
                }
                assertThatThrownBy(group::join).hasCause(group.context().cause());
            }
        }
    }

    @Test
    void E2_contextIsCancelledWhenJoinReturns() throws Exception {
        try (CancellableContext parent = Context.background().withCancel();
                TaskGroup<Boolean> group = TaskGroup.open(parent)) {
            group.fork(context -> context.isCancelled());
            assertThat(group.join()).containsExactly(false);
            assertThat(group.context().isCancelled()).isTrue();
            assertThat(parent.isCancelled()).isFalse();
            assertThat(parent.listeners().size()).isZero();
        }
    }

    @Test
    void E3_groupWithoutTasksJoinsAtOnce() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            assertThat(group.join()).isEmpty();
        }
    }

    @Test
    void E4_noMoreTasksRunThanTheLimit() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open().limit(3)) {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            for (int i = 0; i < 200; i++) {
                group.fork(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    return running.decrementAndGet();
                });
            }
            group.join();
            assertThat(most.get()).isBetween(1, 3);
        }
    }

    @Test
    void E4_limitWhileTasksRunThrows() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            Gate gate = new Gate();
            group.fork(gate::pass);
            assertThatThrownBy(() -> group.limit(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 tasks are running");
            gate.open();
            group.join();
        }
    }

    @Test
    void E4_limitOfZeroLetsNothingStart() {
        try (TaskGroup<Object> group = TaskGroup.open().limit(0)) {
            assertThat(group.tryFork(() -> null)).isEmpty();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> group.fork(() -> null)).isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void E4_forkThatWaitsAtTheLimitEndsWithTheContext() throws Exception {
        try (CancellableContext parent = Context.background().withCancel();
                TaskGroup<Object> group = TaskGroup.open(parent).limit(0)) {
            Go.run(parent::cancel);
            AtomicInteger ran = new AtomicInteger();
            Task<Object> task = group.fork(ran::incrementAndGet);
            assertThat(task).isCancelled();
            assertThat(ran).hasValue(0);
        }
    }

    @Test
    void E5_tryForkIsEmptyAtTheLimit() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open().limit(1)) {
            Gate gate = new Gate();
            Optional<Task<Object>> first = group.tryFork(gate::pass);
            assertThat(first).isPresent();
            assertThat(group.tryFork(() -> null)).isEmpty();
            gate.open();
            first.get().get();
            group.fork(() -> null); // waits until the first has left
            group.join();
        }
    }

    @Test
    void E6_errorsAreFailuresLikeAnyOther() {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            Error error = new AssertionError("bug");
            group.fork(() -> {
                throw error;
            });
            assertThatThrownBy(group::join).hasCause(error);
        }
    }

    @Test
    void whatSeveralThreadsForkWhileAnotherJoinsIsRefusedOrJoined() throws Exception {
        for (int round = 0; round < 50; round++) {
            try (TaskGroup<Object> group = TaskGroup.open()) {
                AtomicInteger forked = new AtomicInteger();
                List<Forked<Void>> forkers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    forkers.add(Forked.run(() -> forkUntilRefused(group, forked)));
                }
                List<Object> results = group.join();
                for (Forked<Void> forker : forkers) {
                    assertThat(forker.result()).isNull();
                }
                assertThat(results).hasSize(forked.get()).doesNotHaveDuplicates();
            }
        }
    }

    private static void forkUntilRefused(TaskGroup<Object> group, AtomicInteger forked) {
        try {
            for (int i = 0; i < 100; i++) {
                Object unique = new Object();
                group.fork(() -> unique);
                forked.incrementAndGet();
            }
        } catch (IllegalStateException joined) {
            assertThat(joined).hasMessageContaining("it was joined or closed");
        }
    }

    @Test
    void E7_tasksMayForkMoreTasks() throws Exception {
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            AtomicInteger leaves = new AtomicInteger();
            forkTree(group, 6, leaves);
            group.join();
            assertThat(leaves).hasValue(64);
        }
    }

    private static Integer forkTree(TaskGroup<Integer> group, int depth, AtomicInteger leaves) {
        if (depth == 0) {
            return leaves.incrementAndGet();
        }
        group.fork(() -> forkTree(group, depth - 1, leaves));
        group.fork(() -> forkTree(group, depth - 1, leaves));
        return depth;
    }

    @Test
    void cancelledParentCancelsTheTasksAndJoinSaysWhy() throws Exception {
        try (CancellableContext parent = Context.background().withCancel();
                TaskGroup<Object> group = TaskGroup.open(parent)) {
            Gate gate = new Gate();
            group.fork(gate::pass);
            gate.awaitArrival();
            IOException reason = new IOException("user left");
            parent.cancel(reason);
            assertThatThrownBy(group::join)
                    .isInstanceOf(CancelledException.class)
                    .hasCause(reason);
        }
    }

    @Test
    void closeCancelsAndWaits() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (TaskGroup<Object> group = TaskGroup.open()) {
            Gate gate = new Gate();
            group.fork(() -> {
                try {
                    return gate.pass();
                } finally {
                    ended.countDown();
                }
            });
            gate.awaitArrival();
        }
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void failureThatNobodyJoinedReachesTheHandlerAtClose() throws Exception {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            IOException failure = new IOException("unobserved");
            try (TaskGroup<Object> group = TaskGroup.open()) {
                CountDownLatch failed = new CountDownLatch(1);
                group.context().onCancel(failed::countDown);
                group.fork(() -> {
                    throw failure;
                });
                failed.await();
            }
            assertThat(uncaught.recorded()).containsExactly(failure);
        }
    }

    @Test
    void joinAfterCloseThrowsTheFailureThatCloseReported() {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            IOException failure = new IOException("unobserved");
            TaskGroup<Object> group = TaskGroup.open();
            group.fork(() -> {
                throw failure;
            });
            Forked.awaitCondition(() -> group.context().isCancelled());
            group.close();
            assertThatThrownBy(group::join)
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCause(failure);
            group.close();
            assertThat(uncaught.recorded()).containsExactly(failure);
        }
    }

    @Test
    void forkThatNeedNotWaitTakesNoNoticeOfAnInterrupt() throws Exception {
        for (int limit : new int[] {-1, 2}) {
            try (TaskGroup<Object> group = TaskGroup.open().limit(limit)) {
                Thread.currentThread().interrupt();
                group.fork(() -> "forked");
                assertThat(group.tryFork(() -> "tried")).isPresent();
                assertThat(Thread.interrupted()).isTrue();
                assertThat(group.join()).containsExactly("forked", "tried");
            }
        }
    }

    @Test
    void forkAfterJoinIsAnError() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            group.join();
            assertThatThrownBy(() -> group.fork(() -> null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("joined or closed");
        }
    }

    @Test
    void taskThatJoinsItsOwnGroupIsToldSo() {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            Task<Object> task = group.fork(group::join);
            assertThatThrownBy(task::get).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void interruptedJoinLeavesTheTasksRunning() throws Exception {
        try (TaskGroup<Object> group = TaskGroup.open()) {
            Gate gate = new Gate();
            Task<Object> task = group.fork(gate::pass);
            Thread.currentThread().interrupt();
            assertThatThrownBy(group::join).isInstanceOf(InterruptedException.class);
            assertThat(task).isNotDone();
            gate.open();
            group.join();
        }
    }
}
