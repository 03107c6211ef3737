package dev.lockkeeper.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** Looks into the queues of a channel. */
final class Queues {
    private Queues() {}

    /** How many operations and clauses stand there, those included whose wait is over. */
    static int lengthAt(Channel<?> channel) {
        AtomicInteger length = new AtomicInteger();
        ((BufferedChannel<?>) channel).core().forEachWaiter((waiter, goal) -> length.incrementAndGet());
        return length.get();
    }
}
