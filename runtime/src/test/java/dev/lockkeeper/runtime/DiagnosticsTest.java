package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DiagnosticsTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final Channel<Integer> channel = Channel.unbuffered();
    private final Channel<Integer> other = Channel.buffered(1);

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void D2_dumpNamesTheThreadForWhatSinceWhenWhereAndWhoCouldWakeIt(ThreadKind kind) throws Exception {
        Forked<Integer> receiver = Forked.fork(kind, channel::receive).awaitParked();
        String kindOfThread = kind == ThreadKind.VIRTUAL ? "virtual thread" : "thread";
        assertThat(Diagnostics.dump())
                .contains(" in operations of Lockkeeper:")
                .containsPattern(
                        "\\(" + kindOfThread + " \\d+\\) has waited for \\d+ ms to receive from " + channel + "\n")
                .contains("could be woken by a send to " + channel + ", or its close");
        channel.send(1);
        receiver.result();
        assertThat(Diagnostics.dump()).doesNotContain(channel.toString());
    }

    @Test
    void D2_dumpNamesTheLineOfTheProgram() throws Exception {
        Forked<Integer> receiver = Forked.fork(channel::receive).awaitParked();
        // This test stands in the package of the library, which is never named.
        assertThat(Diagnostics.dump()).doesNotContain("at dev.lockkeeper").doesNotContain("at java.");
        channel.send(1);
        receiver.result();

        Thread caller = new Thread(new org.example.Caller(channel), "a program of somebody");
        caller.start();
        Forked.awaitCondition(() -> Diagnostics.dump().contains("a program of somebody"));
        assertThat(Diagnostics.dump()).containsPattern("\n    at org\\.example\\.Caller\\.run\\(Caller\\.java:\\d+\\)");
        channel.send(2);
        caller.join();
    }

    @Test
    void D2_dumpNamesAllClausesOfASelect() throws Exception {
        other.send(0);
        Forked<Integer> select = Forked.fork(() ->
                        Select.select(channel.onReceive(v -> v), other.onSend(1, () -> 2), other.onClosed(() -> 3)))
                .awaitParked();
        assertThat(Diagnostics.dump())
                .contains("to receive from " + channel)
                .contains("to send to " + other)
                .contains("for the close of " + other);
        channel.send(7);
        assertThat(select.result()).isEqualTo(7);
        assertThat(Diagnostics.dump()).doesNotContain(channel.toString()).doesNotContain(other.toString());
    }

    @Test
    void D2_dumpNamesWaitsForWhatIsNoChannel() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        WaitGroup group = new WaitGroup();
        group.add(1);
        Once once = new Once();
        try (WorkerPool pool =
                        WorkerPool.builder().name("mail").workers(1).queue(1).build();
                TaskGroup<Object> tasks = TaskGroup.open()) {
            Task<?> running = pool.submit(() -> {
                end.await();
                return 1;
            });
            Forked.awaitCondition(() -> pool.stats().active() == 1);
            pool.submit(() -> 2);
            tasks.fork(() -> {
                end.await();
                return 3;
            });
            Forked<?> body =
                    Forked.run(() -> once.run(() -> awaitUnchecked(end))).awaitParked();
            Forked<?>[] waiting = {
                Forked.run(group::await).awaitParked(),
                Forked.fork(running::get).awaitParked(),
                Forked.fork(() -> pool.submit(() -> 4)).awaitParked(),
                Forked.fork(tasks::join).awaitParked(),
                Forked.run(pool::await).awaitParked(),
                Forked.run(() -> once.run(() -> {})).awaitParked(),
                Forked.run(() -> Select.select(Select.after(LONG, () -> 1))).awaitParked(),
                Forked.run(() -> {
                            RateLimiter limiter = RateLimiter.of(1, LONG, 1);
                            limiter.acquire(1);
                            limiter.acquire(1);
                        })
                        .awaitParked(),
            };
            assertThat(Diagnostics.dump())
                    .contains("for a wait group to come to zero")
                    .contains("Task@")
                    .contains("for room in the queue of pool \"mail\"")
                    .contains("for the tasks of a task group")
                    .contains("for the tasks of pool \"mail\"")
                    .contains("for the body of Once")
                    .contains("for time to pass, in a select without a channel")
                    .contains("for a permit of the rate limiter of ");
            end.countDown();
            group.done();
            waiting[6].interrupt();
            waiting[7].interrupt();
            for (int i = 0; i < waiting.length; i++) {
                Forked.awaitCondition(waiting[i]::isDone);
                assertThat(waiting[i].isWaitingHere()).isFalse();
            }
            body.result();
        }
    }

    @Test
    void D2_dumpNamesTheLimiterThatAThreadWaitsAtUnderAContext() throws Exception {
        CancellableContext context = Context.background().withCancel();
        RateLimiter limiter = RateLimiter.of(1, LONG, 1);
        limiter.acquire(context);
        Forked<Void> waiting = Forked.run(() -> limiter.acquire(context)).awaitParked();
        assertThat(Diagnostics.dump())
                .contains("for a permit of the rate limiter of ")
                .contains("could be woken by the clock, or the cancellation of its context");
        context.cancel();
        assertThat(waiting.failure()).isInstanceOf(CancelledException.class);
        assertThat(waiting.isWaitingHere()).isFalse();
    }

    @Test
    void D2_dumpNamesWaitsForPoolsAndTheirTasks() throws Exception {
        Gate gate = new Gate();
        try (WorkerPool pool = WorkerPool.builder().name("render").workers(1).build()) {
            Forked<?> caller = Forked.fork(() -> pool.invokeAny(List.of(gate::pass)));
            gate.awaitArrival();
            Forked.awaitCondition(caller::isWaitingHere);
            Forked<?> closer = Forked.run(pool::close);
            Forked.awaitCondition(closer::isWaitingHere);
            assertThat(Diagnostics.dump())
                    .contains("for the first success of invokeAny")
                    .contains("for the end of pool \"render\"");
            gate.open();
            caller.result();
            closer.result();
            assertThat(caller.isWaitingHere() || closer.isWaitingHere()).isFalse();
        }
    }

    @Test
    void D2_dumpNamesTheContextThatAWaitIsUnder() throws Exception {
        try (CancellableContext context = Context.background().withCancel()) {
            Forked<Integer> receiver = Forked.fork(() -> channel.receive(context));
            // A select takes its places one by one, so the dump is asked until both are taken.
            Pattern waits = Pattern.compile("for the close of done channel \\d+ of a context");
            Forked.awaitCondition(() -> Diagnostics.dump().contains("to receive from " + channel)
                    && waits.matcher(Diagnostics.dump()).find());
            WaitGroup group = new WaitGroup();
            group.add(1);
            Forked<Void> waiter = Forked.run(() -> group.await(context)).awaitParked();
            assertThat(Diagnostics.dump())
                    .contains("could be woken by the last done(), or the cancellation of its context");
            context.cancel();
            assertThat(receiver.failure()).isInstanceOf(CancelledException.class);
            assertThat(waiter.failure()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void D2_dumpNamesTheInnermostWait() throws Exception {
        Forked<Integer> receiver = Forked.fork(() -> {
                    Wait outer = Wait.begin("something else", "somebody", Parking.FOREVER);
                    try {
                        return channel.receive();
                    } finally {
                        outer.end();
                    }
                })
                .awaitParked();
        assertThat(Diagnostics.dump()).contains("to receive from " + channel).doesNotContain("something else");
        channel.send(1);
        receiver.result();
    }

    @Test
    void D2_dumpMayBeMadeWhileThreadsBeginAndEndToWait() throws Exception {
        Channel<WaitGroup> groups = Channel.unbuffered();
        Forked<Void> waiter = Forked.run(() -> {
            for (WaitGroup group : groups) {
                group.await();
            }
        });
        Forked<Integer> dumper = Forked.fork(() -> {
            int dumps = 0;
            while (!groups.isClosed()) {
                assertThat(Diagnostics.dump()).contains("Lockkeeper");
                dumps++;
            }
            return dumps;
        });
        for (int i = 0; i < 10_000; i++) {
            WaitGroup group = new WaitGroup();
            group.add(1);
            groups.send(group);
            group.done();
        }
        groups.close();
        waiter.result();
        assertThat(dumper.result()).isPositive();
    }

    @Test
    void D2_whoRunsWhatIsAttachedToATaskWaitsForItNoMore() throws Exception {
        Gate task = new Gate();
        Gate first = new Gate();
        Gate second = new Gate();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Task<Void> awaited = pool.submit(task::pass);
            var unused = List.of(awaited.thenRun(first::passStubbornly), awaited.thenRun(second::passStubbornly));
            Forked<Void> waiter = Forked.fork(awaited::get).awaitParked();
            assertThat(waiter.isWaitingHere()).isTrue();
            task.open();
            first.awaitArrival(); // in one of the two threads
            second.awaitArrival(); // in the other
            assertThat(waiter.isWaitingHere()).isFalse();
            first.open();
            second.open();
            waiter.result();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
