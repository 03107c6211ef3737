package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What generated waits do on real threads. */
@Timeout(120)
final class AwaitBehaviourTest {
    private static final Domain STUDIO = Domain.compile("art.ConcurrentAtelier", """
            package art;
            import dev.lockkeeper.*;
            import dev.lockkeeper.processor.Studio;
            import java.io.IOException;
            import java.time.Duration;
            import java.util.concurrent.Callable;
            import java.util.concurrent.TimeoutException;
            abstract class Atelier implements Studio {
                private int finished;
                @Worker(pool = 2) public Object draw(Callable<?> work) throws Exception { return work.call(); }
                @Worker(pool = 1) public Object tidy(Callable<?> work) throws Exception { return work.call(); }
                @Override @Await("draw") public abstract void drain();
                @Override @Await("tidy") public abstract void drainTidy();
                @Override @Await public abstract void drainBoth() throws InterruptedException;
                @Override @Await("draw") public abstract boolean drain(Duration timeout);
                @Override @Await({"tidy"}) public abstract boolean drainTidy(Duration timeout) throws InterruptedException;
                @Override @Await(value = "draw", onFailure = OnFailure.COLLECT) public abstract void collect();
                @Override @Await(value = "draw", onFailure = OnFailure.IGNORE) public abstract void ignore();
                @Override @Await("draw") public String finish(String how) { finished++; return how; }
                @Override @Await("draw") public int checked() throws IOException { return ++finished; }
                @Override @Await("draw") public void failingWait() throws InterruptedException { finished++; }
                @Override @Await(value = "draw", timeout = "10ms") public void bounded() throws TimeoutException { finished++; }
                @Override @Await(value = "draw", timeout = "PT0.01S") public void boundedUndeclared() { finished++; }
                @Override public int finished() { return finished; }
            }
            """);

    private final Studio studio = STUDIO.create(Studio.class);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        studio.close();
    }

    private static <T> Callable<T> failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }

    private Callable<Object> passing() {
        return () -> {
            gate.pass();
            return "passed";
        };
    }

    @Test
    void drainReturnsWhenNothingIsOutstanding() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            studio.submitDraw(done::incrementAndGet);
        }
        studio.drain();
        assertThat(done).hasValue(1_000);
        studio.drain(); // and may be used again
    }

    @Test
    void anAwaitSpeaksOfTheWorkersThatItNames() throws Exception {
        studio.submitTidy(passing());
        gate.awaitArrivals();
        studio.drain();
        assertThat(studio.drainTidy(Duration.ZERO)).isFalse();
        assertThat(studio.drain(Duration.ZERO)).isTrue();
    }

    @Test
    void anAwaitOfAllWorkersWaitsForEach() throws Exception {
        studio.submitTidy(passing());
        Thread waiter = new Thread(() -> {
            try {
                studio.drainBoth();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        waiter.start();
        Gate.awaitWaiting(waiter);
        gate.open();
        waiter.join();
        assertThat(studio.tidyStats().completed()).isEqualTo(1);
    }

    @Test
    void aBoundedDrainTellsWhetherItWasLongEnough() throws Exception {
        Task<Object> task = studio.submitDraw(passing());
        assertThat(studio.drain(Duration.ofMillis(1))).isFalse();
        assertThat(task).isNotDone();
        gate.open();
        assertThat(studio.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(task).isDone();
    }

    @Test
    void aBodyRunsWhenTheTasksAreDoneAndKeepsItsArgumentsAndResult() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            studio.submitDraw(done::incrementAndGet);
        }
        assertThat(studio.finish("well")).isEqualTo("well");
        assertThat(done).hasValue(100);
        assertThat(studio.finished()).isEqualTo(1);
    }

    @Test
    void aDeclaredFailureIsThrownAsItIsAndTheBodyDoesNotRun() {
        IOException failure = new IOException("disk");
        studio.submitDraw(failing(failure));
        assertThatThrownBy(studio::checked).isSameAs(failure);
        assertThat(studio.finished()).isZero();
    }

    @Test
    void anUndeclaredFailureIsTheCause() {
        IOException failure = new IOException("disk");
        studio.submitDraw(failing(failure));
        assertThatThrownBy(() -> studio.finish("badly"))
                .isInstanceOf(WorkerFailedException.class)
                .hasCause(failure)
                .hasMessageContaining("Atelier.draw");
        assertThat(studio.finished()).isZero();
    }

    @Test
    void theFirstFailureInterruptsWhatRunsAndCancelsWhatWaits() throws Exception {
        Task<Object> running = studio.submitDraw(passing());
        gate.awaitArrivals();
        AtomicInteger started = new AtomicInteger();
        Gate second = new Gate();
        studio.submitDraw(() -> {
            second.pass();
            throw new IOException("disk");
        });
        List<Task<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(studio.submitDraw(() -> {
                gate.pass();
                return started.incrementAndGet();
            }));
        }
        second.awaitArrivals();
        second.open();
        assertThatThrownBy(studio::drain).hasRootCauseMessage("disk");
        assertThat(running).isCancelled();
        assertThat(waiting).allSatisfy(task -> assertThat(task).isCancelled());
        Gate.awaitCondition(gate::wasInterrupted);
        assertThat(started).hasValue(0);
    }

    @Test
    void collectThrowsAllFailuresTogetherWhenAllTasksHaveEnded() {
        AtomicInteger done = new AtomicInteger();
        studio.submitDraw(failing(new IOException("one")));
        studio.submitDraw(failing(new IOException("two")));
        for (int i = 0; i < 50; i++) {
            studio.submitDraw(done::incrementAndGet);
        }
        WorkerFailedException thrown = catchThrowableOfType(WorkerFailedException.class, studio::collect);
        assertThat(done).hasValue(50);
        assertThat(List.of(thrown.getCause(), thrown.getSuppressed()[0]))
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void ignorePassesFailuresOver() {
        studio.submitDraw(failing(new IOException("one")));
        studio.ignore();
        assertThat(studio.drawStats().failed()).isEqualTo(1);
        studio.drain(); // who ignored it has seen to it
    }

    @Test
    void aTimeoutIsThrownAsItIsWhereItIsDeclared() throws Exception {
        studio.submitDraw(passing());
        gate.awaitArrivals();
        assertThatThrownBy(studio::bounded).isInstanceOf(TimeoutException.class);
        assertThat(studio.finished()).isZero();
    }

    @Test
    void aTimeoutIsTheCauseWhereItIsNotDeclared() throws Exception {
        studio.submitDraw(passing());
        gate.awaitArrivals();
        assertThatThrownBy(studio::boundedUndeclared)
                .isInstanceOf(WorkerFailedException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        gate.open();
        studio.drain();
        studio.boundedUndeclared();
        assertThat(studio.finished()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsAWaitThatDeclaresIt() throws Exception {
        studio.submitDraw(passing());
        assertThat(failureOfInterrupted(studio::failingWait)).isInstanceOf(InterruptedException.class);
        assertThat(studio.finished()).isZero();
    }

    @Test
    void anInterruptCancelsAWaitThatDoesNotDeclareIt() throws Exception {
        studio.submitDraw(passing());
        assertThat(failureOfInterrupted(studio::drain)).isInstanceOf(CancelledException.class);
    }

    @Test
    void overlappingAwaitsHearOfTheSameEnd() throws Exception {
        studio.submitDraw(passing());
        List<Thread> waiters = new ArrayList<>();
        AtomicInteger through = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            Thread waiter = new Thread(() -> {
                studio.drain();
                through.incrementAndGet();
            });
            waiter.start();
            waiters.add(waiter);
        }
        waiters.forEach(Gate::awaitWaiting);
        assertThat(through).hasValue(0);
        gate.open();
        for (Thread waiter : waiters) {
            waiter.join();
        }
        assertThat(through).hasValue(5);
    }

    @Test
    void overlappingAwaitsHearOfTheSameFailure() throws Exception {
        studio.submitDraw(() -> {
            gate.pass();
            throw new IOException("disk");
        });
        List<Thread> waiters = new ArrayList<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 5; i++) {
            Thread waiter = new Thread(() -> {
                try {
                    studio.drain();
                } catch (WorkerFailedException failed) {
                    failures.add(failed.getCause());
                }
            });
            waiter.start();
            waiters.add(waiter);
            Gate.awaitWaiting(waiter); // one after the other, so that what it waits for is not its predecessor
        }
        gate.open();
        for (Thread waiter : waiters) {
            waiter.join();
        }
        assertThat(failures).hasSize(5).containsOnly(failures.peek());
    }

    @Test
    void anAwaitMayBeUsedAgainAfterAFailure() throws Exception {
        studio.submitDraw(failing(new IOException("disk")));
        assertThatThrownBy(studio::drain).hasRootCauseMessage("disk");
        Task<Object> next = studio.submitDraw(() -> "next");
        studio.drain();
        assertThat(next.get()).isEqualTo("next");
        assertThat(studio.checked()).isEqualTo(1);
    }

    @Test
    void whatIsSubmittedDuringAnAwaitIsWaitedForToo() {
        AtomicInteger done = new AtomicInteger();
        studio.submitDraw(() -> {
            for (int i = 0; i < 10; i++) {
                studio.submitDraw(done::incrementAndGet);
            }
            return null;
        });
        studio.drain();
        assertThat(done).hasValue(10);
    }

    private Throwable failureOfInterrupted(Threads.ThrowingRunnable wait) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> isMarked = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                wait.run();
            } catch (Exception thrown) {
                failure.set(thrown);
            }
            isMarked.set(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        Gate.awaitWaiting(waiter);
        waiter.interrupt();
        waiter.join();
        assertThat(isMarked).hasValue(failure.get() instanceof CancelledException);
        return failure.get();
    }
}
