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
 * The channel of any capacity: what its operations do at once is in {@link ChannelCore}; here is how they wait.
 *
 * @param <T> the type of the values
 */
final class BufferedChannel<T> implements Channel<T> {
    /**
     * How often a waiting operation looks before it parks, on a channel without a buffer: there the counterpart is usually on its
     * way, and to be parked for it costs more. A buffer takes up such delays by itself, and on one processor nobody comes meanwhile.
     */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private static final long AT_ONCE = 0;

    private final ChannelCore<T> core;

    BufferedChannel(int capacity) {
        core = new ChannelCore<>(capacity);
    }

    @Override
    public void send(T value) throws InterruptedException {
        requireOpen(put(checked(value), Parking.FOREVER));
    }

    @Override
    public boolean offer(T value) {
        core.lock();
        try {
            return requireOpen(core.put(checked(value), null)) == Outcome.SENT;
        } finally {
            core.unlock();
        }
    }

    @Override
    public boolean offer(T value, Duration timeout) throws InterruptedException {
        return requireOpen(put(checked(value), nanos(timeout))) == Outcome.SENT;
    }

    @Override
    public void sendAll(Collection<? extends T> values) throws InterruptedException {
        requireNotInterrupted();
        @SuppressWarnings(
                "unchecked") // a copy, since foreign code must not run under the lock; nothing is stored in it
        T[] all = (T[]) values.toArray();
        for (T value : all) {
            checked(value);
        }
        for (int next = putWhileReady(all, 0); next < all.length; next = putWhileReady(all, next + 1)) {
            send(all[next]);
        }
    }

    /** Sends under one lock from the given index on; returns the index of the first value that has to wait. */
    private int putWhileReady(T[] all, int from) {
        core.lock();
        try {
            int next = from;
            while (next < all.length && requireOpen(core.put(all[next], null)) == Outcome.SENT) {
                next++;
            }
            return next;
        } finally {
            core.unlock();
        }
    }

    @Override
    public T receive() throws InterruptedException {
        Object taken = take(Parking.FOREVER);
        if (taken == Outcome.CLOSED) {
            throw core.closedException();
        }
        return value(taken);
    }

    @Override
    public @Nullable T receiveOrNull() throws InterruptedException {
        return valueOrNull(take(Parking.FOREVER));
    }

    @Override
    public @Nullable T poll() {
        core.lock();
        try {
            return valueOrNull(core.take(null));
        } finally {
            core.unlock();
        }
    }

    @Override
    public @Nullable T poll(Duration timeout) throws InterruptedException {
        return valueOrNull(take(nanos(timeout)));
    }

    @Override
    public int drainTo(Collection<? super T> target, int limit) {
        // Foreign code must not run under the lock, so the target gets the values after it is released.
        List<T> taken = new ArrayList<>();
        Object last = takeWhileReady(taken, limit);
        if (taken.isEmpty() && limit > 0) {
            valueOrNull(last); // throws if it is a failure that there is nothing
        }
        target.addAll(taken);
        return taken.size();
    }

    /** Receives under one lock; returns why there was no more, if the limit is not the reason. */
    private Object takeWhileReady(List<T> taken, int limit) {
        core.lock();
        try {
            Object last = Outcome.NOT_READY;
            while (taken.size() < limit) {
                last = core.take(null);
                if (last instanceof Outcome) {
                    break;
                }
                taken.add(value(last));
            }
            return last;
        } finally {
            core.unlock();
        }
    }

    @Override
    public void close() {
        closeWith(null);
    }

    @Override
    public void close(Throwable cause) {
        closeWith(Objects.requireNonNull(cause, "a failure to close the channel with; without one, use close()"));
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

    private Outcome put(T value, long nanos) throws InterruptedException {
        requireNotInterrupted();
        Waiter waiter;
        core.lock();
        try {
            Outcome outcome = core.put(value, null);
            if (outcome != Outcome.NOT_READY || nanos <= AT_ONCE) {
                return outcome;
            }
            waiter = core.enqueueSender(new Waiter(new Parking(), value, null));
        } finally {
            core.unlock();
        }
        return (Outcome) await(waiter, nanos);
    }

    /** Returns a value, {@link Outcome#CLOSED}, or {@link Outcome#NOT_READY} if time was up. */
    private Object take(long nanos) throws InterruptedException {
        requireNotInterrupted();
        Waiter waiter;
        core.lock();
        try {
            Object taken = core.take(null);
            if (taken != Outcome.NOT_READY || nanos <= AT_ONCE) {
                return taken;
            }
            waiter = core.enqueueReceiver(new Waiter(new Parking(), null, null));
        } finally {
            core.unlock();
        }
        return await(waiter, nanos);
    }

    private Object await(Waiter waiter, long nanos) throws InterruptedException {
        try {
            boolean isServed = waiter.parking.await(this, core.capacity == 0 ? SPINS : 0, nanos);
            return isServed ? waiter.servedResult() : Outcome.NOT_READY;
        } finally {
            core.forget(waiter);
        }
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
        return value(taken);
    }

    @SuppressWarnings("unchecked") // what is taken and no Outcome was put, and put accepts only values of type T
    private T value(Object taken) {
        return (T) taken;
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

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public String toString() {
        return core.toString();
    }
}
