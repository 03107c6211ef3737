package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of tasks when the system has no thread for a worker that was chosen for them. */
@Timeout(30)
class ThreadShortageTest {
    private static final OutOfMemoryError SHORTAGE = new OutOfMemoryError("unable to create native thread");

    private final PoolState state = new PoolState(
            new PoolSettings("short", 2, 3, PoolSettings.DEFAULT_IDLE, 0, Overflow.BLOCK, null, Threads.AUTO));
    private final PoolIntake intake = new PoolIntake(state);
    private final PoolClosing closing = new PoolClosing(state);
    private final PoolDispatch dispatch = new PoolDispatch(state);
    private final List<Throwable> failures = new ArrayList<>();
    private final PoolOwner owner = new PoolOwner("short", intake, 0, (task, failure) -> failures.add(failure));

    ThreadShortageTest() {
        state.roster.hireFor(dispatch);
    }

    /** Submits, and gives the worker that is to be roused for the task. */
    private @Nullable PoolWorker enqueue(Task<?> task) {
        state.lock.lock();
        try {
            return state.enqueue(task);
        } finally {
            state.lock.unlock();
        }
    }

    private PoolStats stats() {
        state.lock.lock();
        try {
            state.lineUp();
            return state.ledger.snapshot(state.roster.size(), state.queue.size(), state.tallies());
        } finally {
            state.lock.unlock();
        }
    }

    private <T> Task<T> task(Callable<T> body) {
        return Task.of(owner, body);
    }

    @Test
    void tasksFailIfThereIsNoWorkerAtAll() {
        Task<String> first = task(() -> "never");
        Task<String> second = task(() -> "never");
        PoolWorker worker = enqueue(first);
        assertThat(enqueue(second)).isNull(); // the worker that comes for the first would call another
        dispatch.strikeOff(worker, SHORTAGE);

        assertThatThrownBy(first::get).hasCause(SHORTAGE);
        assertThatThrownBy(second::get).hasCause(SHORTAGE);
        assertThat(failures).containsExactly(SHORTAGE, SHORTAGE);
        assertThat(stats()).isEqualTo(new PoolStats(0, 0, 0, 2, 0, 2, 0, 0, 0));
        closing.shutdown();
        assertThat(closing.isTerminated()).isTrue();
    }

    @Test
    void workersThatAreBusyDoTheWorkLater() throws Exception {
        Gate gate = new Gate();
        enqueue(task(gate::pass)).rouse();
        gate.awaitArrival();
        Task<String> second = task(() -> "second");
        dispatch.strikeOff(enqueue(second), SHORTAGE);
        assertThat(stats()).isEqualTo(new PoolStats(1, 1, 1, 2, 0, 0, 0, 0, 0));
        gate.open();
        assertThat(second.get()).isEqualTo("second");
        closing.shutdown();
        assertThat(closing.awaitTermination(TimeUnit.SECONDS.toNanos(20))).isTrue();
    }

    @Test
    void workersThatRestDoTheWorkAtOnce() throws Exception {
        Gate both = new Gate();
        enqueue(task(both::pass)).rouse();
        both.awaitArrival();
        enqueue(task(() -> "second")).rouse();
        both.open();
        closing.awaitQuiet();
        assertThat(stats().workers()).isEqualTo(2);

        Gate gate = new Gate();
        Task<String> second = task(() -> "second");
        Task<String> third = task(() -> "third");
        PoolWorker resting = enqueue(task(gate::pass));
        assertThat(enqueue(second)).isNull();
        PoolWorker newcomer = enqueue(third); // there are no more places for it
        resting.rouse();
        gate.awaitArrival(); // and has left it to the newcomer to call the other one
        dispatch.strikeOff(newcomer, SHORTAGE);
        assertThat(second.get()).isEqualTo("second");
        assertThat(third.get()).isEqualTo("third");
        gate.open();
        closing.shutdown();
        assertThat(closing.awaitTermination(TimeUnit.SECONDS.toNanos(20))).isTrue();
    }
}
