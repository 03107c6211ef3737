package dev.lockkeeper.samples.atomic;

import dev.lockkeeper.Atomic;

/**
 * A counter with every operation that a processor has for it.
 *
 * <p>Go's trap is one plain {@code c.n++} beside the atomic calls, which compiles; here {@code count++} on the field does not.
 */
public class AtomicCounter {
    @Atomic
    volatile long count;

    public static void main(String[] arguments) {
        var counter = new ConcurrentAtomicCounter();
        System.out.println("increment: " + counter.incrementCount());
        System.out.println("decrement: " + counter.decrementCount());
        counter.setCount(42);
        System.out.println("set, get: " + counter.count());
        System.out.println("42 to 43: " + counter.compareAndSetCount(42, 43));
        System.out.println("42 to 44: " + counter.compareAndSetCount(42, 44));
    }
}
