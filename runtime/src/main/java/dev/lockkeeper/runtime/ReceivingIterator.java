package dev.lockkeeper.runtime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Receives from a channel until it is closed and drained; for one thread. */
final class ReceivingIterator<T> implements Iterator<T> {
    private final ReceiveChannel<T> channel;

    /** Received by {@link #hasNext} for the next {@link #next}. */
    private @Nullable T upcoming;

    ReceivingIterator(ReceiveChannel<T> channel) {
        this.channel = channel;
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = receiveUninterrupted(channel);
        }
        return upcoming != null;
    }

    @Override
    public T next() {
        T value = hasNext() ? upcoming : null;
        if (value == null) {
            throw new NoSuchElementException(channel + " is closed and has no value left");
        }
        upcoming = null;
        return value;
    }

    /**
     * Receives where {@link InterruptedException} cannot be thrown.
     *
     * @return {@code null} at the end
     * @throws CancelledException if interrupted; the thread is still interrupted then
     */
    static <T> @Nullable T receiveUninterrupted(ReceiveChannel<T> channel) {
        try {
            return channel.receiveOrNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for the next value of " + channel, e);
        }
    }
}
