package dev.lockkeeper.runtime;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A worker between two channels. One thread receives and submits, another one waits for the tasks in their order and sends their
 * results; between the two is a window of tasks, so that a slow receiver holds up the sender.
 *
 * <p>Memory effects: what the sender of a value did before happens-before the work on it, and that happens-before the receipt of the
 * result, through the channels and the pool.
 */
final class PipeRun<P, R> implements Batch {
    private final WorkerLedger worker;
    private final TaskSource source;
    private final ReceiveChannel<P> input;
    private final Function<P, Callable<R>> bodyOf;
    private final Channel<Task<R>> window;
    private final Channel<R> output = Channel.unbuffered();
    private volatile boolean stopped;

    PipeRun(WorkerLedger worker, TaskSource source, ReceiveChannel<P> input, Function<P, Callable<R>> bodyOf) {
        this.worker = worker;
        this.source = source;
        this.input = Objects.requireNonNull(input, "input");
        this.bodyOf = bodyOf;
        int length = (int) Math.min(2L * worker.spec().max(), Integer.MAX_VALUE);
        this.window = Channel.buffered(length); // enough for all workers while the first is slow
    }

    ReceiveChannel<R> start() {
        Go.run(this::submitAll);
        Go.run(this::deliverAll);
        return output;
    }

    private void submitAll() {
        try {
            P item = input.receiveOrNull();
            while (item != null && !stopped) {
                submit(item);
                item = input.receiveOrNull();
            }
            window.close();
        } catch (Throwable failure) {
            window.close(reason(failure));
        }
        dropRest();
    }

    private void submit(P item) throws InterruptedException {
        Task<R> task = source.newTask(bodyOf.apply(item));
        boolean taken = false;
        try {
            while (!taken && !stopped) {
                taken = source.submit(List.of(task), 0, this) > 0;
            }
        } finally {
            if (!taken) {
                task.forgetBody();
            }
        }
        if (taken) {
            window.send(task);
        }
    }

    /** Where the pipe has failed, senders must not wait for ever for somebody to receive; else there is no rest. */
    private void dropRest() {
        try {
            P dropped;
            do {
                dropped = input.receiveOrNull();
            } while (dropped != null);
        } catch (ChannelClosedException | InterruptedException end) {
            // No rest: that the input failed, too, is known, or too late for an output that is closed with the first
            // failure.
        }
    }

    private void deliverAll() {
        try {
            Task<R> task = window.receiveOrNull();
            while (task != null) {
                output.send(result(task));
                task = window.receiveOrNull();
            }
            output.close();
        } catch (Throwable failure) {
            stop(reason(failure));
        }
    }

    /** A channel that was closed because of a failure is not itself the failure. */
    private static Throwable reason(Throwable failure) {
        return failure instanceof ChannelClosedException closed && closed.getCause() != null
                ? closed.getCause()
                : failure;
    }

    private R result(Task<R> task) throws Throwable {
        try {
            R result = task.get();
            if (result == null) {
                throw new NullPointerException(worker.name() + ": the result is null, which no channel can carry");
            }
            return result;
        } catch (ExecutionException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    private void stop(Throwable failure) {
        stopped = true;
        worker.pool().wakeBatches();
        output.close(failure);
        try {
            window.forEach(task -> task.cancel(true));
        } catch (ChannelClosedException later) {
            // The input failed, too, behind the failure that closed the output.
        }
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public long nanosLeft() {
        return Long.MAX_VALUE;
    }
}
