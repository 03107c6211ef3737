package dev.lockkeeper.jcstress;

import dev.lockkeeper.GuardedBy;
import java.util.concurrent.locks.StampedLock;

/** Two numbers, each with a getter that reads optimistically first. */
class Point {
    final StampedLock lock = new StampedLock();

    @GuardedBy("lock")
    long x;

    @GuardedBy("lock")
    long y;
}
