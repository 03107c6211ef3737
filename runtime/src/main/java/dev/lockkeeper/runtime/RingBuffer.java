package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A first-in first-out queue in an array that grows as needed, up to any size. Not safe for threads by itself: a channel uses it
 * under its lock.
 *
 * <p>A slot is cleared as its value is taken, so that no reference to a value stays behind. An array that had to grow large is
 * given up once the last value has left.
 */
final class RingBuffer<E> {
    private static final int FIRST_LENGTH = 16;
    private static final int LARGE = 1024;
    private static final @Nullable Object[] NOTHING = new @Nullable Object[0];

    /** A power of two long, so that a mask keeps indices within it; empty until the first value comes. */
    private @Nullable Object[] slots = NOTHING;

    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void addLast(E value) {
        if (size == slots.length) {
            grow();
        }
        slots[(head + size) & (slots.length - 1)] = value;
        size++;
    }

    /** Takes the oldest value; only to be called when there is one. */
    E removeFirst() {
        @SuppressWarnings("unchecked") // only addLast stores, and only values of type E
        E value = (E) slots[head];
        slots[head] = null;
        head = (head + 1) & (slots.length - 1);
        size--;
        if (size == 0 && slots.length > LARGE) {
            slots = NOTHING;
            head = 0;
        }
        return value;
    }

    private void grow() {
        @Nullable Object[] longer = new @Nullable Object[Math.max(FIRST_LENGTH, slots.length * 2)];
        int untilEnd = slots.length - head;
        System.arraycopy(slots, head, longer, 0, untilEnd);
        System.arraycopy(slots, 0, longer, untilEnd, size - untilEnd);
        slots = longer;
        head = 0;
    }
}
