package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContextTest {
    private static final Context.Key<String> USER = Context.key("user", String.class);

    @Test
    void X1_cancelReachesAllDescendantsAndNeverGoesUp() {
        CancellableContext root = Context.background().withCancel();
        CancellableContext middle = root.withValue(USER, "ann").withCancel();
        CancellableContext leaf = middle.withTimeout(Duration.ofHours(1));
        CancellableContext sibling = root.withCancel();
        assertThat(middle.cancel()).isTrue();
        assertThat(middle.cancel()).isFalse();
        assertThat(leaf.isCancelled()).isTrue();
        assertThat(root.isCancelled()).isFalse();
        assertThat(sibling.isCancelled()).isFalse();
        root.cancel();
        assertThat(sibling.isCancelled()).isTrue();
    }

    @Test
    void X1_cancelReachesDescendantsOfAnyDepth() {
        CancellableContext root = Context.background().withCancel();
        CancellableContext leaf = root;
        for (int i = 0; i < 100_000; i++) {
            leaf = leaf.withCancel();
        }
        root.cancel();
        assertThat(leaf.isCancelled()).isTrue();
    }

    @Test
    void X1_descendantsAreCancelledBeforeAnybodyElseHearsOfIt() throws Exception {
        CancellableContext root = Context.background().withCancel();
        Gate slow = new Gate();
        CancelListeners.listen(root, slow::passStubbornly);
        CancellableContext leaf = root.withCancel().withValue(USER, "ann").withCancel();
        Forked<Boolean> canceller = Forked.fork(root::cancel);
        slow.awaitArrival();
        assertThat(leaf.cause()).isNotNull().isSameAs(root.cause());
        slow.open();
        assertThat(canceller.result()).isTrue();
    }

    @Test
    void X1_childIsRemovedFromItsParentWhenItIsCancelled() {
        CancellableContext root = Context.background().withCancel();
        CancellableContext first = root.withCancel();
        CancellableContext second = root.withValue(USER, "ann").withTimeout(Duration.ofHours(1));
        assertThat(root.listeners().size()).isEqualTo(2);
        first.cancel();
        assertThat(root.listeners().size()).isEqualTo(1);
        second.close();
        assertThat(root.listeners().size()).isZero();
    }

    @Test
    void X1_childOfACancelledParentIsCancelled() {
        CancellableContext root = Context.background().withCancel();
        IOException reason = new IOException("gone");
        root.cancel(reason);
        assertThat(root.withCancel().cause()).isSameAs(reason);
        assertThat(root.withTimeout(Duration.ofHours(1)).cause()).isSameAs(reason);
    }

    @Test
    void X2_causeIsNullBeforeAndSaysWhichAfter() throws Exception {
        CancellableContext byHand = Context.background().withCancel();
        assertThat(byHand.cause()).isNull();
        byHand.throwIfCancelled();
        byHand.cancel();
        assertThat(byHand.cause()).isInstanceOf(CancelledException.class);
        assertThatThrownBy(byHand::throwIfCancelled)
                .isInstanceOf(CancelledException.class)
                .hasCause(byHand.cause());
        try (CancellableContext byTime = Context.background().withTimeout(Duration.ofMillis(1))) {
            CountDownLatch cancelled = new CountDownLatch(1);
            byTime.onCancel(cancelled::countDown);
            cancelled.await();
            assertThat(byTime.cause()).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void X2_doneIsFiredByTheTimeTheCauseIsSeen() throws Exception {
        for (int round = 0; round < 500; round++) {
            CancellableContext context = Context.background().withCancel();
            AtomicInteger fired = new AtomicInteger();
            context.doneSignal(() -> fired::incrementAndGet);
            Go.run(context::cancel);
            while (context.cause() == null) {
                Thread.onSpinWait();
            }
            assertThat(fired.get()).isPositive();
        }
    }

    @Test
    void X2_doneOfACancelledContextIsFiredAtOnce() {
        CancellableContext context = Context.background().withCancel();
        context.cancel();
        AtomicInteger fired = new AtomicInteger();
        context.doneSignal(() -> fired::incrementAndGet);
        assertThat(fired.get()).isPositive();
    }

    @Test
    void X3_firstCauseWinsAndIsVisibleBelow() {
        CancellableContext root = Context.background().withCancel();
        CancellableContext leaf = root.withCancel();
        IOException first = new IOException("first");
        assertThat(root.cancel(first)).isTrue();
        assertThat(root.cancel(new IOException("second"))).isFalse();
        assertThat(root.cause()).isSameAs(first);
        assertThat(leaf.cause()).isSameAs(first);
    }

    @Test
    void X3_deadlineMayHaveACauseOfItsOwn() {
        IOException slow = new IOException("too slow");
        assertThat(Context.background().withTimeout(Duration.ZERO, slow).cause())
                .isSameAs(slow);
        assertThat(Context.background().withDeadline(Instant.EPOCH, slow).cause())
                .isSameAs(slow);
    }

    @Test
    void X4_deadlineIsTheEarlierOfItsOwnAndTheParents() {
        Instant soon = Instant.now().plusSeconds(1_000);
        Instant late = soon.plusSeconds(1_000);
        CancellableContext root = Context.background().withDeadline(soon);
        assertThat(root.withDeadline(late).deadline()).contains(soon);
        assertThat(root.withValue(USER, "ann").withCancel().deadline()).contains(soon);
        Instant sooner = soon.minusSeconds(500);
        assertThat(root.withDeadline(sooner).deadline()).contains(sooner);
        assertThat(Context.background().deadline()).isEmpty();
        root.close();
    }

    @Test
    void X4_pastDeadlineCancelsAtOnce() {
        assertThat(Context.background().withDeadline(Instant.EPOCH).cause()).isInstanceOf(TimeoutException.class);
        assertThat(Context.background()
                        .withTimeout(Duration.ofSeconds(Long.MIN_VALUE))
                        .isCancelled())
                .isTrue();
        try (CancellableContext forever = Context.background().withTimeout(Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThat(forever.isCancelled()).isFalse();
        }
    }

    @Test
    void X5_cancelReleasesTheTimer() {
        int before = SharedTimer.pending();
        List<CancellableContext> contexts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            contexts.add(Context.background().withTimeout(Duration.ofHours(1)));
        }
        assertThat(SharedTimer.pending()).isGreaterThanOrEqualTo(before + 100);
        contexts.forEach(CancellableContext::cancel);
        assertThat(SharedTimer.pending()).isLessThanOrEqualTo(before);
    }

    @Test
    void X6_valuesAreLookedUpUpwardsByEqualKeys() {
        Context.Key<Integer> depth = Context.key("depth", Integer.class);
        Context root = Context.background().withValue(USER, "ann").withValue(depth, 1);
        Context leaf = root.withCancel().withValue(depth, 2);
        assertThat(leaf.findValue(Context.key("user", String.class))).contains("ann");
        assertThat(leaf.findValue(depth)).contains(2);
        assertThat(root.findValue(depth)).contains(1);
        assertThat(leaf.findValue(Context.key("user", Integer.class))).isEmpty();
        assertThat(leaf.findValue(Context.key("other", String.class))).isEmpty();
    }

    @Test
    void valuesAndDeadlinesAreFoundAtAnyHeight() {
        try (CancellableContext root =
                Context.background().withValue(USER, "ann").withTimeout(Duration.ofHours(1))) {
            Context leaf = root;
            for (int i = 0; i < 50_000; i++) {
                leaf = leaf.withValue(Context.key("at " + i, Integer.class), i).withCancel();
            }
            assertThat(leaf.findValue(USER)).contains("ann");
            assertThat(leaf.deadline()).isEqualTo(root.deadline());
            assertThat(leaf.withValue(USER, "bob").isCancelled()).isFalse();
        }
    }

    @Test
    void X6_keyMayHaveAPrimitiveType() {
        Context.Key<Integer> depth = Context.key("depth", int.class);
        assertThat(Context.background().withValue(depth, 3).findValue(depth)).contains(3);
    }

    @Test
    void X7_withoutCancelKeepsTheValuesAndNothingElse() {
        CancellableContext root = Context.background().withValue(USER, "ann").withTimeout(Duration.ofHours(1));
        Context detached = root.withoutCancel();
        AtomicInteger ran = new AtomicInteger();
        Context.Registration registration = detached.onCancel(ran::incrementAndGet);
        CancellableContext below = detached.withCancel();
        root.cancel();
        assertThat(detached.isCancelled()).isFalse();
        assertThat(detached.cause()).isNull();
        assertThat(detached.deadline()).isEmpty();
        assertThat(detached.findValue(USER)).contains("ann");
        assertThat(below.isCancelled()).isFalse();
        assertThat(registration.stop()).isTrue();
        assertThat(registration.stop()).isFalse();
        assertThat(ran).hasValue(0);
    }

    @Test
    void X8_onCancelRunsOnceInAThreadOfItsOwn() throws Exception {
        CancellableContext context = Context.background().withCancel();
        List<Thread> ran = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Context.Registration registration = context.onCancel(() -> {
            ran.add(Thread.currentThread());
            done.countDown();
        });
        context.cancel();
        context.cancel();
        done.await();
        assertThat(ran).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(registration.stop()).isFalse();
        CountDownLatch atOnce = new CountDownLatch(1);
        assertThat(context.onCancel(atOnce::countDown).stop()).isFalse();
        atOnce.await();
    }

    @Test
    void X8_stopIsTrueOnlyIfItKeptTheActionFromRunning() {
        CancellableContext context = Context.background().withCancel();
        AtomicInteger ran = new AtomicInteger();
        Context.Registration registration = context.onCancel(ran::incrementAndGet);
        assertThat(registration.stop()).isTrue();
        assertThat(registration.stop()).isFalse();
        context.cancel();
        assertThat(context.listeners().size()).isZero();
        assertThat(ran).hasValue(0);
    }

    @Test
    void X8_stopDoesNotWaitForAnActionThatRuns() throws Exception {
        CancellableContext context = Context.background().withCancel();
        Gate gate = new Gate();
        Context.Registration registration = context.onCancel(gate::passStubbornly);
        context.cancel();
        gate.awaitArrival();
        assertThat(registration.stop()).isFalse();
        gate.open();
    }

    @Test
    void X9_foreignParentIsHonoured() throws Exception {
        Foreign foreign = new Foreign();
        CancellableContext child = foreign.withValue(USER, "ann").withCancel();
        CountDownLatch cancelled = new CountDownLatch(1);
        child.onCancel(cancelled::countDown);
        assertThat(child.deadline()).contains(Foreign.DEADLINE);
        IOException reason = new IOException("foreign");
        foreign.delegate.cancel(reason);
        cancelled.await();
        assertThat(child.cause()).isSameAs(reason);
        assertThat(foreign.withCancel().cause()).isSameAs(reason);
    }

    @Test
    void X10_simultaneousCancelsAndCancelsWithinActionsDoNotDeadlock() throws Exception {
        for (int round = 0; round < 100; round++) {
            CancellableContext root = Context.background().withCancel();
            CancellableContext left = root.withCancel();
            CancellableContext right = root.withCancel();
            WaitGroup actions = new WaitGroup();
            actions.add(2);
            left.onCancel(() -> {
                right.cancel();
                root.cancel();
                actions.done();
            });
            right.onCancel(() -> {
                left.cancel();
                root.cancel();
                actions.done();
            });
            WaitGroup cancels = new WaitGroup();
            for (CancellableContext context : List.of(root, left, right)) {
                cancels.go(context::cancel);
            }
            cancels.await();
            actions.await();
            assertThat(root.isCancelled() && left.isCancelled() && right.isCancelled())
                    .isTrue();
        }
    }

    @Test
    void cancellingTheContextInterruptsTheTaskThatRunsUnderIt() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CancellableContext context = Context.background().withCancel();
            Gate gate = new Gate();
            Task<Void> running = pool.submit(context, c -> gate.pass());
            gate.awaitArrival();
            Task<String> queued = pool.submit(context, c -> "never");
            IOException reason = new IOException("user left");
            context.cancel(reason);
            assertThatThrownBy(running::get)
                    .isInstanceOf(CancellationException.class)
                    .hasCause(reason);
            assertThatThrownBy(queued::get)
                    .isInstanceOf(CancellationException.class)
                    .hasCause(reason);
            pool.await();
            assertThat(pool.stats().cancelled()).isEqualTo(2);
            assertThat(context.listeners().size()).isZero();
        }
    }

    @Test
    void aTaskThatComesToItsTurnWhileItsContextIsBeingCancelledIsCancelled() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CancellableContext parent = Context.background().withCancel();
            ContextBody<String> body = new ContextBody<>(parent, context -> "never", List.of());
            Gate hearing = new Gate();
            CancelListeners.listen(body.context(), hearing::passStubbornly); // before the task itself hears of it
            Gate before = new Gate();
            pool.submit(before::pass);
            before.awaitArrival();
            Task<String> queued = pool.submit(body);
            body.bind();
            IOException reason = new IOException("user left");
            Thread canceller = new Thread(() -> parent.cancel(reason));
            canceller.start();
            hearing.awaitArrival();
            before.open();
            assertThatThrownBy(queued::get)
                    .isInstanceOf(CancellationException.class)
                    .hasCause(reason);
            hearing.open();
            canceller.join();
            pool.await();
            assertThat(pool.stats().cancelled()).isEqualTo(1);
            assertThat(parent.listeners().size()).isZero();
        }
    }

    @Test
    void whatATaskThrowsBeforeItHearsThatItIsCancelledIsNoFailure() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CancellableContext parent = Context.background().withCancel();
            Gate slow = new Gate();
            CancelListeners.listen(parent, slow::passStubbornly); // before the task hears of it
            Gate gate = new Gate();
            Task<Object> task = pool.submit(parent, context -> {
                gate.passStubbornly();
                throw new IOException("late");
            });
            gate.awaitArrival();
            Forked<Boolean> canceller = Forked.fork(parent::cancel);
            slow.awaitArrival();
            gate.open();
            assertThatThrownBy(task::get)
                    .isInstanceOf(CancellationException.class)
                    .hasCause(parent.cause());
            slow.open();
            assertThat(canceller.result()).isTrue();
            pool.await();
            assertThat(pool.stats().failed()).isZero();
            assertThat(pool.stats().cancelled()).isEqualTo(1);
        }
    }

    @Test
    void taskOfAContextThatWasCancelledWithoutAReasonSaysThatItWasTheContext() {
        CancellableContext context = Context.background().withCancel();
        context.cancel();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Task<String> task = pool.submit(context, c -> "never");
            List<ThrowingCallable> asking =
                    List.of(task::get, () -> task.get(1, TimeUnit.SECONDS), task::join, () -> task.getNow("absent"));
            for (ThrowingCallable each : asking) {
                assertThatThrownBy(each)
                        .isInstanceOf(CancelledException.class)
                        .hasMessageContaining("the task was cancelled")
                        .hasCause(context.cause());
            }
        }
    }

    @Test
    void contextOfATaskIsCancelledWithTheTaskAndWhenItsBodyHasEnded() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CancellableContext parent = Context.background().withCancel();
            Context ofEnded = pool.submit(parent, context -> context).get();
            assertThat(ofEnded.isCancelled()).isTrue();
            CountDownLatch heard = new CountDownLatch(1);
            Gate gate = new Gate();
            Task<Void> running = pool.submit(parent, context -> {
                context.onCancel(heard::countDown);
                return gate.passStubbornly();
            });
            gate.awaitArrival();
            running.cancel(false);
            heard.await();
            gate.open();
            pool.await();
            assertThat(parent.isCancelled()).isFalse();
            assertThat(parent.listeners().size()).isZero();
        }
    }

    @Test
    void taskUnderACancelledContextNeverRuns() {
        CancellableContext context = Context.background().withCancel();
        context.cancel();
        AtomicInteger ran = new AtomicInteger();
        Gate gate = new Gate();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            pool.submit(gate::pass);
            Task<Integer> task = pool.submit(context, c -> ran.incrementAndGet());
            assertThat(task).isCancelled();
            gate.open();
        }
        assertThat(ran).hasValue(0);
    }

    @Test
    void waitGroupAwaitEndsWithTheContext() throws Exception {
        WaitGroup group = new WaitGroup();
        group.add(1);
        try (CancellableContext context = Context.background().withTimeout(Duration.ofMillis(1))) {
            assertThatThrownBy(() -> group.await(context))
                    .isInstanceOf(CancelledException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        CancellableContext open = Context.background().withCancel();
        group.done();
        group.await(open);
        assertThat(open.listeners().size()).isZero();
    }

    /** A context that is none of ours. */
    private static final class Foreign implements Context {
        static final Instant DEADLINE = Instant.now().plusSeconds(10_000);
        final CancellableContext delegate = Context.background().withCancel();

        @Override
        public @Nullable Throwable cause() {
            return delegate.cause();
        }

        @Override
        public Optional<Instant> deadline() {
            return Optional.of(DEADLINE);
        }

        @Override
        public <T> Optional<T> findValue(Key<T> key) {
            return Optional.empty();
        }

        @Override
        public Registration onCancel(Runnable action) {
            return delegate.onCancel(action);
        }
    }
}
