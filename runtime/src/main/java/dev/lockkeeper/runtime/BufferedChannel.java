package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The channel of any capacity. What its operations do at once is in {@link ChannelCore}, how they wait in
 * {@link WaitingOperations}; here is what they tell their callers.
 *
 * @param <T> the type of the values
 */
final class BufferedChannel<T> implements Channel<T> {
    private final ChannelCore<T> core;
    private final WaitingOperations<T> operations;

    BufferedChannel(int capacity) {
        this(new ChannelCore<>(capacity));
    }

    BufferedChannel(ChannelCore<T> core) {
        this.core = core;
        operations = new WaitingOperations<>(core);
    }

    ChannelCore<T> core() {
        return core;
    }

    @Override
    public void send(T value) throws InterruptedException {
        requireOpen(operations.put(checked(value), Parking.FOREVER));
    }

    @Override
    public void send(Context context, T value) throws InterruptedException {
        UnderContext.select(context, onSend(value, () -> {}));
    }

    @Override
    public boolean offer(T value) {
        checked(value);
        core.lock();
        try {
            return requireOpen(core.put(value)) == Outcome.SENT;
        } finally {
            core.unlock();
        }
    }

    @Override
    public boolean offer(T value, Duration timeout) throws InterruptedException {
        return requireOpen(operations.put(checked(value), nanos(timeout))) == Outcome.SENT;
    }

    @Override
    public void sendAll(Collection<? extends T> values) throws InterruptedException {
        // A copy, since foreign code must not run under the lock. Nothing is stored in it.
        @SuppressWarnings("unchecked")
        T[] all = (T[]) values.toArray();
        for (T value : all) {
            checked(value);
        }
        requireOpen(operations.putAll(all));
    }

    @Override
    public T receive() throws InterruptedException {
        Object taken = operations.take(Parking.FOREVER);
        if (taken == Outcome.CLOSED) {
            throw core.closedException();
        }
        return core.value(taken);
    }

    @Override
    public T receive(Context context) throws InterruptedException {
        return UnderContext.<T>select(context, onReceive(value -> value));
    }

    @Override
    public @Nullable T receiveOrNull() throws InterruptedException {
        return valueOrNull(operations.take(Parking.FOREVER));
    }

    @Override
    public @Nullable T poll() {
        core.lock();
        try {
            return valueOrNull(core.take());
        } finally {
            core.unlock();
        }
    }

    @Override
    public @Nullable T poll(Duration timeout) throws InterruptedException {
        return valueOrNull(operations.take(nanos(timeout)));
    }

    @Override
    public int drainTo(Collection<? super T> target, int limit) {
        Objects.requireNonNull(target, "a collection to drain to"); // asked now, since what is taken cannot be put back
        // Foreign code must not run under the lock, so the target gets the values after it is released.
        List<T> taken = new ArrayList<>();
        Object last = operations.takeWhileReady(taken, limit);
        if (taken.isEmpty() && limit > 0) {
            valueOrNull(last); // throws if it is a failure that there is nothing
        }
        target.addAll(taken);
        return taken.size();
    }

    @Override
    public void close() {
        closeWith(null);
    }

    @Override
    public void close(Throwable cause) {
        closeWith(Objects.requireNonNull(cause, "a failure to close the channel with; without one, use close()"));
    }

    /** Closes the channel if that has not happened. */
    void closeUnlessClosed() {
        core.lock();
        try {
            core.close(null);
        } finally {
            core.unlock();
        }
    }

    private void closeWith(@Nullable Throwable cause) {
        core.lock();
        try {
            if (!core.close(cause)) {
                throw core.closedException();
            }
        } finally {
            core.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        return locked(core::isClosed);
    }

    @Override
    public boolean isDrained() {
        return locked(core::isDrained);
    }

    @Override
    public int size() {
        return locked(core::size);
    }

    private <R> R locked(Supplier<R> question) {
        core.lock();
        try {
            return question.get();
        } finally {
            core.unlock();
        }
    }

    @Override
    public int capacity() {
        return core.capacity;
    }

    @Override
    public Iterator<T> iterator() {
        return new ReceivingIterator<>(this);
    }

    @Override
    public Stream<T> stream() {
        return StreamSupport.stream(new ReceivingSpliterator<>(this), false);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onSend(T value, Supplier<? extends R> then) {
        return new SendClause<>(core, checked(value), Objects.requireNonNull(then));
    }

    @Override
    @SuppressWarnings("overloads") // see ReceiveFunction
    public <R extends @Nullable Object> Clause<R> onReceive(ReceiveFunction<? super T, ? extends R> then) {
        return new ReceiveClause<>(core, Objects.requireNonNull(then), true);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onClosed(Supplier<? extends R> then) {
        return new ClosedClause<>(core, Objects.requireNonNull(then));
    }

    private Outcome requireOpen(Outcome outcome) {
        if (outcome == Outcome.CLOSED) {
            throw core.closedException();
        }
        return outcome;
    }

    private @Nullable T valueOrNull(Object taken) {
        if (taken instanceof Outcome) {
            if (taken == Outcome.CLOSED && core.closeCause() != null) {
                throw core.closedException();
            }
            return null;
        }
        return core.value(taken);
    }

    private T checked(@Nullable T value) {
        if (value == null) {
            throw new NullPointerException(
                    "null cannot be sent to " + core + ": receivers read null as \"nothing there\"");
        }
        return value;
    }

    private static long nanos(Duration timeout) {
        return TimeUnit.NANOSECONDS.convert(timeout); // saturates
    }

    @Override
    public String toString() {
        return core.toString();
    }
}
