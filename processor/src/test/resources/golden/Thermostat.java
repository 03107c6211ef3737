package home;

import dev.lockkeeper.Access;
import dev.lockkeeper.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public abstract class Thermostat {
    final ReadWriteLock lock = new ReentrantReadWriteLock();

    @GuardedBy("lock")
    protected int target;

    @GuardedBy("lock")
    private Instant changed = Instant.EPOCH;

    @GuardedBy(value = "lock", access = Access.READ)
    public boolean isWarmerThan(int degrees) {
        return target > degrees;
    }

    @GuardedBy("lock")
    public void warm(int degrees) {
        target += degrees;
        changed = Instant.now();
    }

    public abstract Instant getChanged();

    protected abstract boolean tryIsWarmerThan(int degrees, Duration patience)
            throws InterruptedException, TimeoutException;
}
