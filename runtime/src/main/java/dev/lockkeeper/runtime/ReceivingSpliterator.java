package dev.lockkeeper.runtime;

import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives from a channel until it is closed and drained. It never splits: a part split off would hold values back that were
 * received, but not asked for.
 */
final class ReceivingSpliterator<T> implements Spliterator<T> {
    private final ReceiveChannel<T> channel;

    ReceivingSpliterator(ReceiveChannel<T> channel) {
        this.channel = channel;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T value = ReceivingIterator.receiveUninterrupted(channel);
        if (value == null) {
            return false;
        }
        action.accept(value);
        return true;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE; // unknown
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
