package dev.lockkeeper.runtime;

/**
 * Remembers which threads have just served one that was off its processor. If they are virtual, that one is in the queue of the same
 * carrier now: it is the successor of whoever served it, and nothing is gained by waiting for it without giving way.
 *
 * <p>A guess, not a state: threads whose ids collide forget, and then lose a moment.
 */
final class Successors {
    private static final int SLOTS = 64;

    /** The id of the thread that has a successor, by its remainder. */
    private static final long[] WITH_SUCCESSOR = new long[SLOTS];

    private Successors() {}

    /** Notes that the current thread has served another. */
    static void note(boolean wasOffProcessor) {
        long id = currentId();
        int slot = (int) id & (SLOTS - 1);
        if (wasOffProcessor) {
            WITH_SUCCESSOR[slot] = id;
        } else if (WITH_SUCCESSOR[slot] == id) {
            WITH_SUCCESSOR[slot] = 0;
        }
    }

    /** Tells whether the current thread has a successor, which it now gives way to. */
    static boolean comes() {
        long id = currentId();
        int slot = (int) id & (SLOTS - 1);
        boolean comes = WITH_SUCCESSOR[slot] == id;
        if (comes) {
            WITH_SUCCESSOR[slot] = 0;
        }
        return comes;
    }

    @SuppressWarnings("deprecation") // threadId() came with JDK 19
    private static long currentId() {
        return Thread.currentThread().getId();
    }
}
