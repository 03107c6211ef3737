package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was begun with this library and not brought to an end: tasks that run, pools that nobody closed, and threads that wait in
 * its operations. Meant for tests; JUnit's are served by {@code @NoLeaks} of the module {@code dev.lockkeeper.testing}.
 *
 * <pre>{@code
 * try (LeakCheck check = LeakCheck.open()) {
 *     Channel<String> channel = Channel.unbuffered();
 *     Go.run(() -> channel.forEach(System.out::println));
 *     channel.close(); // without it, that thread would wait for ever
 *     for (String leak : check.awaitNone(Duration.ofSeconds(2))) {
 *         throw new AssertionError(leak);
 *     }
 * }
 * }</pre>
 *
 * <p>A check speaks of the whole JVM: it cannot tell who began what, so nothing else should use this library meanwhile. What was there
 * when it was opened is no leak, and neither are waits of threads that waited then. Tasks and pools are only kept track of while a check is open;
 * otherwise they cost nothing.
 *
 * <p>Used by one thread. Memory effects: if nothing is found, what the tasks did that the check has seen end happens-before the return.
 */
public final class LeakCheck implements AutoCloseable {
    private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Written under the lock. */
    private static volatile int open;

    private final @Nullable LeakCheck outer;

    /** The tasks, pools and waiting threads that are not to be told, by identity. */
    private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean closed;

    private LeakCheck(@Nullable LeakCheck outer) {
        this.outer = outer;
        count(1);
        known.addAll(LiveTasks.all());
        known.addAll(OpenPools.all().keySet());
        WaitingThread.all().forEach(waiting -> known.add(waiting.thread()));
    }

    /**
     * Begins to keep track.
     *
     * @return a check of what is begun from now on; to be closed
     */
    public static LeakCheck open() {
        return new LeakCheck(null);
    }

    /**
     * Begins a check within this one. What is left when it is closed is its own, and not told again by this one, nor by one around this.
     *
     * @return a check of what is begun from now on; to be closed before this one
     */
    public LeakCheck openNested() {
        return new LeakCheck(this);
    }

    /**
     * What is left behind at this moment.
     *
     * @return a text of several lines for each task, pool and wait; empty if there is none
     */
    public List<String> leaks() {
        return List.copyOf(find().values());
    }

    /**
     * Waits until nothing is left behind, and looks for that again and again: threads that were told to end need a moment to do so.
     *
     * @param patience for how long at most; zero or less looks once
     * @return as {@link #leaks}: empty, or what was left when the time was up
     * @throws InterruptedException if the caller is interrupted
     */
    public List<String> awaitNone(Duration patience) throws InterruptedException {
        long nanos = Durations.toNanos(patience);
        long begin = System.nanoTime();
        long pause = FIRST_PAUSE;
        List<String> leaks = leaks();
        while (!leaks.isEmpty() && System.nanoTime() - begin < nanos) {
            TimeUnit.NANOSECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            leaks = leaks();
        }
        return leaks;
    }

    /** Ends the check; to close it again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Set<Object> left = outer == null ? Set.of() : find().keySet();
        for (LeakCheck around = outer; around != null; around = around.outer) {
            around.known.addAll(left);
        }
        count(-1);
    }

    static boolean isAnyOpen() {
        return open > 0;
    }

    private Map<Object, String> find() {
        Map<Object, String> found = new LinkedHashMap<>();
        Map<Thread, WaitingThread> waiting = new HashMap<>();
        WaitingThread.all().forEach(each -> waiting.put(each.thread(), each));
        for (LiveTask task : LiveTasks.all()) {
            WaitingThread wait = task.findThread().map(waiting::remove).orElse(null);
            found.put(task, wait == null ? task.describe() : wait.describe(System.nanoTime(), task.startedAt()));
        }
        waiting.forEach((thread, wait) -> found.put(thread, wait.describe(System.nanoTime())));
        OpenPools.all().forEach((pool, opened) -> found.put(pool, OpenPools.describe(pool, opened)));
        found.keySet().removeAll(known);
        return found;
    }

    private static void count(int change) {
        LOCK.lock();
        try {
            int left = open + change;
            open = left;
            if (left == 0) {
                OpenPools.forgetAll();
            }
        } finally {
            LOCK.unlock();
        }
    }
}
