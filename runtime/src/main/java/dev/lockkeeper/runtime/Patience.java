package dev.lockkeeper.runtime;

/**
 * Whether it has paid lately to look out for the counterpart for a moment instead of parking at once, at one channel.
 *
 * <p>Read and written without any order between threads: a lost update makes a guess a little worse.
 */
final class Patience {
    private static final int MOST = 16;
    private static final int PRICE = 4;

    /** Without credit, one in so many waits tries its luck nevertheless; a power of two. */
    private static final int SELDOM = 128;

    private int credit = MOST;
    private int refused;

    boolean isLeft() {
        return credit > 0 || (++refused & (SELDOM - 1)) == 0;
    }

    boolean isFull() {
        return credit == MOST;
    }

    void note(boolean hasPaid) {
        int before = credit;
        int after = hasPaid ? Math.min(before + 1, MOST) : Math.max(before - PRICE, 0);
        if (after != before) {
            credit = after;
        }
    }
}
