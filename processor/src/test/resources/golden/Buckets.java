package web;

import dev.lockkeeper.Atomic;

abstract class Buckets<T> {
    @Atomic
    final long[] counts = new long[16];

    @Atomic
    private final T[] owners;

    Buckets(T[] owners) {
        this.owners = owners;
    }

    abstract T owners(int index);

    abstract T getAndSetOwners(int index, T owner);

    abstract boolean compareAndSetOwners(int bucket, T before, T after);
}
