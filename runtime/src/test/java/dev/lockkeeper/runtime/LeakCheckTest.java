package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.Overflow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeakCheckTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Channel<Integer> channel = Channel.unbuffered();
    private final CountDownLatch end = new CountDownLatch(1);
    private final LeakCheck check = LeakCheck.open();

    @AfterEach
    void close() {
        end.countDown();
        check.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void D2_threadThatWaitsIsFoundUntilItIsWoken() throws Exception {
        Forked<Integer> receiver = Forked.fork(channel::receive).awaitParked();
        assertThat(check.leaks())
                .singleElement()
                .asString()
                .contains("to receive from " + channel)
                .contains("could be woken by a send to " + channel + ", or its close");
        channel.send(1);
        receiver.result();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_taskIsFoundFromItsStartToItsEnd() throws Exception {
        Go.run(this::awaitEnd);
        assertThat(check.leaks()).singleElement().asString().contains("task").contains("started at ");
        end.countDown();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_taskThatWaitsIsToldOnceWithWhereItWasStarted() throws Exception {
        WaitGroup group = new WaitGroup();
        group.go(() -> channel.forEach(value -> {}));
        Forked.awaitCondition(() -> check.leaks().toString().contains("to receive from"));
        assertThat(check.leaks()).singleElement().asString().contains("to receive from " + channel + ", started at ");
        channel.close();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_poolIsFoundUntilItIsClosed() throws Exception {
        WorkerPool pool = WorkerPool.builder().name("forgotten").workers(1).build();
        assertThat(check.leaks())
                .singleElement()
                .asString()
                .contains("pool \"forgotten\" is open, opened at ")
                .contains("could be ended by its close()");
        pool.close();
        assertThat(check.leaks()).isEmpty();
    }

    @Test
    void D2_taskOfAPoolThatWasShutDownIsFoundUntilItEnds() throws Exception {
        WorkerPool pool = WorkerPool.fixed(1);
        CountDownLatch running = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            awaitEnd();
        });
        running.await();
        pool.shutdown();
        assertThat(check.leaks()).singleElement().asString().contains("runs a task");
        end.countDown();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_taskThatItsSubmitterRunsIsFound() throws Exception {
        Gate busy = new Gate();
        Gate guest = new Gate();
        WorkerPool pool = WorkerPool.builder()
                .workers(1)
                .queue(0)
                .overflow(Overflow.CALLER_RUNS)
                .build();
        pool.submit(busy::pass);
        busy.awaitArrival();
        Forked<?> submitter = Forked.run(() -> pool.execute(guest::passStubbornly));
        guest.awaitArrival();
        pool.shutdown();
        busy.open();
        Forked.awaitCondition(() -> check.leaks().size() == 1);
        assertThat(check.leaks()).singleElement().asString().contains("runs a task");
        guest.open();
        submitter.result();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_taskWhoseThreadCannotBeStartedIsNotKept() {
        assertThatThrownBy(() -> LiveTasks.start(
                        body -> {
                            throw new OutOfMemoryError("no thread to give");
                        },
                        () -> {}))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(check.leaks()).isEmpty();
    }

    @Test
    void D2_taskOfAGroupIsFound() throws Exception {
        TaskGroup<Integer> group = TaskGroup.open();
        group.fork(() -> channel.receive());
        assertThat(check.leaks()).hasSize(1);
        group.close();
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_whatIsBroughtToAnEndIsNoLeak() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(2);
                TaskGroup<Integer> group = TaskGroup.open();
                Ticker ticker = Ticker.every(LONG);
                CancellableContext context = Context.background().withTimeout(LONG)) {
            pool.submit(() -> 1).get();
            group.fork(() -> 2);
            group.join();
            Go.run(() -> channel.forEach(value -> {}));
            channel.send(3);
            channel.close();
            assertThat(ticker.ticks().poll()).isNull();
            assertThat(context.isCancelled()).isFalse();
        }
        assertThat(check.awaitNone(LONG)).isEmpty();
    }

    @Test
    void D2_whatIsCollectableIsNoLeak() throws Exception {
        Ticker ticker = Ticker.every(LONG); // nobody has to stop it
        RateLimiter limiter = RateLimiter.perSecond(1);
        assertThat(limiter.tryAcquire()).isTrue();
        channel.close();
        assertThat(Channel.buffered(1).offer(1)).isTrue();
        assertThat(check.leaks()).as(ticker.toString()).isEmpty();
    }

    @Test
    void D2_whatWasThereBeforeIsNoLeak() throws Exception {
        WorkerPool pool = WorkerPool.fixed(1);
        CountDownLatch running = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            awaitEnd();
        });
        Forked<Integer> receiver = Forked.fork(channel::receive).awaitParked();
        running.await(); // the stats count a task a moment before the check can know of it
        try (LeakCheck later = LeakCheck.open()) {
            assertThat(later.leaks()).isEmpty();
            channel.send(1);
            receiver.result();
            assertThat(later.leaks()).isEmpty();
        }
        assertThat(check.leaks()).as("the pool and its task").hasSize(2);
        end.countDown();
        pool.close();
    }

    @Test
    void D2_leakOfANestedCheckIsNotToldAgain() throws Exception {
        WorkerPool outer = WorkerPool.builder().name("outer").workers(1).build();
        WorkerPool inner;
        try (LeakCheck between = check.openNested()) {
            try (LeakCheck nested = between.openNested()) {
                inner = WorkerPool.builder().name("inner").workers(1).build();
                assertThat(nested.leaks()).singleElement().asString().contains("inner");
            }
            assertThat(between.leaks()).isEmpty();
        }
        assertThat(check.leaks()).singleElement().asString().contains("outer");
        outer.close();
        inner.close();
    }

    @Test
    void D2_nothingIsKeptWhenNoCheckIsOpen() {
        check.close();
        check.close();
        WorkerPool pool = WorkerPool.fixed(1);
        assertThat(OpenPools.all()).isEmpty();
        pool.close();
        assertThat(LiveTasks.areKept()).isFalse();
    }

    @Test
    void D2_patienceEndsWithWhatIsLeft() throws Exception {
        WorkerPool pool = WorkerPool.builder().name("left").workers(1).build();
        assertThat(check.awaitNone(Duration.ofMillis(1)))
                .singleElement()
                .asString()
                .contains("left");
        pool.close();
        assertThat(check.awaitNone(Duration.ZERO)).isEqualTo(List.of());
    }
}
