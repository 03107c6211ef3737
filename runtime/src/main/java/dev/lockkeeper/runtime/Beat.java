package dev.lockkeeper.runtime;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the timer knows of a {@link Ticker}: when its ticks are due and, weakly, where they go. Ticks end when nobody refers to that
 * channel any more, be it the ticker, a user of the channel, or a thread that waits for a tick.
 */
final class Beat {
    private final WeakReference<ChannelCore<Instant>> target;
    private final ReentrantLock lock = new ReentrantLock();

    /** These are guarded by the lock. */
    private long period;

    private long due;
    private SharedTimer.@Nullable Entry entry;

    /** Counts starts and stops, so that a tick that was on its way when one came is recognised as stale. */
    private int generation;

    Beat(ChannelCore<Instant> target, long period) {
        this.target = new WeakReference<>(target);
        this.period = period;
    }

    void start() {
        lock.lock();
        try {
            due = System.nanoTime() + period;
            scheduleNext();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            generation++;
            if (entry != null) {
                entry.cancel();
                entry = null;
            }
        } finally {
            lock.unlock();
        }
    }

    void restart(long newPeriod) {
        lock.lock();
        try {
            stop();
            withdrawTick();
            period = newPeriod;
            start();
        } finally {
            lock.unlock();
        }
    }

    /** The {@link System#nanoTime} of the next tick. */
    long due() {
        lock.lock();
        try {
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void withdrawTick() {
        ChannelCore<Instant> channel = target.get();
        if (channel != null) {
            channel.lock();
            try {
                channel.take();
            } finally {
                channel.unlock();
            }
        }
    }

    private void scheduleNext() {
        int current = generation;
        entry = SharedTimer.schedule(due - System.nanoTime(), () -> tick(current));
    }

    private void tick(int scheduledIn) {
        lock.lock();
        try {
            ChannelCore<Instant> channel = target.get();
            if (scheduledIn != generation || channel == null) {
                return;
            }
            send(channel);
            due = nextDue(due, period, System.nanoTime());
            scheduleNext();
        } finally {
            lock.unlock();
        }
    }

    private static void send(ChannelCore<Instant> channel) {
        channel.lock();
        try {
            channel.put(Instant.now()); // if one waits there already, this one is dropped
        } finally {
            channel.unlock();
        }
    }

    /** The first beat after now: those that were missed are left out, and the others keep their times. */
    static long nextDue(long due, long period, long now) {
        long missed = Math.max(0, (now - due) / period);
        return due + period * (missed + 1);
    }
}
