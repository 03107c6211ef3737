package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a context is to channels, and channels to a context. */
@Timeout(60)
class ContextChannelTest {
    private static final Context.Key<String> USER = Context.key("user", String.class);

    private final Channel<Integer> channel = Channel.unbuffered();
    private final CancellableContext context = Context.background().withCancel();
    private final Exception reason = new Exception("nobody waits for it any more");

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void X2_cancelEndsAReceiveThatWaits(ThreadKind kind) throws Exception {
        Forked<Integer> receiver =
                Forked.fork(kind, () -> channel.receive(context)).awaitParked();
        context.cancel(reason);
        assertThat(receiver.failure()).isInstanceOf(CancelledException.class).hasCause(reason);
        assertThat(channel.offer(1)).as("the receiver has left").isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void X2_cancelEndsASendThatWaits(ThreadKind kind) throws Exception {
        Forked<Void> sender = Forked.run(kind, () -> channel.send(context, 1)).awaitParked();
        context.cancel(reason);
        assertThat(sender.failure()).isInstanceOf(CancelledException.class).hasCause(reason);
        assertThat(channel.poll()).as("the sender has left").isNull();
    }

    @Test
    void X2_cancelledContextTakesNoPart() {
        Channel<Integer> ready = Channel.buffered(2);
        ready.offer(1);
        context.cancel(reason);
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> ready.receive(context))
                .withCause(reason);
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> ready.send(context, 2))
                .withCause(reason);
        assertThat(ready.size()).isEqualTo(1);
    }

    @Test
    void X2_operationsUnderAContextDoWhatTheyDoWithoutOne() throws Exception {
        Forked<Integer> receiver = Forked.fork(() -> channel.receive(context)).awaitParked();
        channel.send(1);
        assertThat(receiver.result()).isEqualTo(1);
        Forked<Void> sender =
                Forked.run(() -> channel.send(Context.background(), 2)).awaitParked();
        assertThat(channel.receive(context)).isEqualTo(2);
        sender.result();

        channel.close(reason);
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> channel.receive(context))
                .withCause(reason);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.send(context, 1));
    }

    @Test
    void X2_deadlineEndsAReceiveThatWaits() {
        try (CancellableContext brief = context.withTimeout(Duration.ofMillis(5))) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> channel.receive(brief))
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void X2_interruptEndsAReceiveUnderAContext() throws Exception {
        Forked<Integer> receiver = Forked.fork(() -> channel.receive(context)).awaitParked();
        receiver.interrupt();
        assertThat(receiver.failure()).isInstanceOf(InterruptedException.class);
        assertThat(context.isCancelled()).isFalse();
    }

    @Test
    void X2_doneIsClosedByTheCancellationAndCarriesNothing() throws Exception {
        ReceiveChannel<Void> done = context.done();
        assertThat(done.isClosed()).isFalse();
        Forked<Void> waiter = Forked.fork(done::receiveOrNull).awaitParked();
        context.cancel(reason);
        assertThat(waiter.result()).isNull();
        assertThat(context.done()).isSameAs(done);
        assertThat(done.isDrained()).isTrue();

        CancellableContext late = Context.background().withCancel();
        late.cancel();
        assertThat(late.done().isClosed()).isTrue();
    }

    /** Whoever sees the cause must find the channel closed, at whatever moment it looks. */
    @Test
    void X2_doneIsClosedBeforeTheCauseIsSeen() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            CancellableContext cancelled = Context.background().withCancel();
            Forked<Boolean> looker = Forked.fork(() -> {
                ReceiveChannel<Void> done = cancelled.done();
                while (cancelled.cause() == null) {
                    Thread.onSpinWait();
                }
                return done.isClosed();
            });
            cancelled.cancel(reason);
            assertThat(looker.result()).isTrue();
        }
    }

    @Test
    void X1_doneOfAChildIsClosedWithItsParent() throws Exception {
        CancellableContext child = context.withValue(USER, "ann").withCancel();
        Forked<Object> select = Forked.fork(
                        () -> Select.<Object>select(channel.onReceive(v -> v), child.onDone(() -> child.cause())))
                .awaitParked();
        context.cancel(reason);
        assertThat(select.result()).isSameAs(reason);
    }

    @Test
    void onDoneIsAClauseOfASelect() throws Exception {
        List<String> done = new ArrayList<>();
        Channel<Integer> buffered = Channel.buffered(1);
        buffered.send(1);
        assertThat(Select.<Integer>select(buffered.onReceive(v -> v), context.onDone(() -> -1)))
                .isEqualTo(1);
        context.cancel();
        assertThat(Select.<Integer>select(buffered.onReceive(v -> v), context.onDone(() -> -1)))
                .isEqualTo(-1);
        assertThat(Select.<Integer>select(context.done().onReceive(v -> 0), context.onDone(() -> -1)))
                .isEqualTo(-1);
        Object nothing = Select.select(context.onDone(() -> {
            done.add("done");
        }));
        assertThat(nothing).isNull();
        assertThat(done).containsExactly("done");
    }

    @Test
    void contextsThatAreNeverCancelledAreNeverDone() throws Exception {
        context.cancel();
        for (Context never : List.of(
                Context.background(),
                context.withoutCancel(),
                Context.background().withValue(USER, "ann"))) {
            assertThat(never.done().isClosed()).isFalse();
            assertThat(Select.<Integer>select(never.onDone(() -> 1), Select.orElse(() -> -1)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void whoWaitsUnderAContextThatIsNeverCancelledWaitsForNothingElse() throws Exception {
        Context named = Context.background().withValue(USER, "ann");
        Forked<Integer> receiver = Forked.fork(() -> channel.receive(named)).awaitParked();
        List<String> goals = WaitingThread.all().stream()
                .map(WaitingThread::goals)
                .filter(all -> all.contains("to receive from " + channel))
                .findAny()
                .orElseThrow();
        channel.send(1);
        assertThat(receiver.result()).isEqualTo(1);
        assertThat(goals).hasSize(1);
    }

    @Test
    void X9_contextOfAnotherMakeEndsAReceiveAndForgetsIt() throws Exception {
        ForeignContext foreign = new ForeignContext();
        Forked<Integer> served = Forked.fork(() -> channel.receive(foreign)).awaitParked();
        assertThat(foreign.actions).hasSize(1);
        channel.send(1);
        assertThat(served.result()).isEqualTo(1);
        assertThat(foreign.actions).isEmpty();

        Forked<Integer> cancelled = Forked.fork(() -> channel.receive(foreign.withValue(USER, "ann")))
                .awaitParked();
        Forked<Void> done = Forked.fork(() -> foreign.done().receiveOrNull()).awaitParked();
        foreign.cancel(reason);
        assertThat(cancelled.failure()).isInstanceOf(CancelledException.class).hasCause(reason);
        assertThat(done.result()).isNull();
    }

    /** A context written by somebody else, who knows the interface only. */
    private static final class ForeignContext implements Context {
        final List<Runnable> actions = new ArrayList<>();
        private Throwable cause;

        synchronized void cancel(Throwable reason) {
            cause = reason;
            List.copyOf(actions).forEach(Runnable::run);
        }

        @Override
        public synchronized Throwable cause() {
            return cause;
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
        public synchronized Registration onCancel(Runnable action) {
            actions.add(action);
            return () -> remove(action);
        }

        private synchronized boolean remove(Runnable action) {
            return actions.remove(action);
        }
    }
}
