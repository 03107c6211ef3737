package dev.lockkeeper.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workers of a pool: which there are, which rest, and which are on their way to work. Guarded by the pool's lock. */
final class Roster {
    private final PoolSettings settings;
    private final int min;
    private final int max;
    private final boolean isWatched = Watchdog.isOn();
    private final Set<PoolWorker> workers = new LinkedHashSet<>();
    private final ArrayDeque<PoolWorker> resting = new ArrayDeque<>();

    /** Those of the resting that wait until a task may start. */
    private final Set<PoolWorker> pacers = new HashSet<>();

    /** How many workers were started or woken and have not asked for a task since. */
    private int arriving;

    private long threadsMade;

    private @Nullable PoolDispatch dispatch;

    Roster(PoolSettings settings) {
        this.settings = settings;
        this.min = settings.min();
        this.max = settings.max();
    }

    /** Says where the workers get their tasks; once, before the first is hired. */
    void hireFor(PoolDispatch dispatch) {
        this.dispatch = dispatch;
    }

    int size() {
        return workers.size();
    }

    boolean hasSpare() {
        return workers.size() > min;
    }

    /**
     * Whether it may have more workers than it keeps anyway; {@link #free} counts those. One that is free is enough where tasks start one
     * at a time.
     */
    boolean canGrow() {
        boolean isOneFree = arriving > 0 || !pacers.isEmpty();
        return workers.size() >= min && workers.size() < max && (settings.pace() == null || !isOneFree);
    }

    /** Whether there are as many workers as there may be, and none rests. */
    boolean isAtWork() {
        return resting.isEmpty() && workers.size() >= max;
    }

    /** Whether a worker is sure to look for tasks before there is none that could. */
    boolean isAttended() {
        return arriving > 0 || isAtWork();
    }

    boolean areAllResting() {
        return resting.size() == workers.size();
    }

    /** How many tasks could start at once without waiting for another to end. */
    int free() {
        return resting.size() + arriving + Math.max(0, min - workers.size());
    }

    /**
     * Chooses a worker to rouse for tasks that wait. One at a time: the one that arrives calls the next.
     *
     * @param waiting how many tasks wait
     * @param full whether the queue has no room, so that the pool grows sooner than it would
     */
    @Nullable
    PoolWorker call(int waiting, boolean full) {
        if (waiting == 0 || isAtWork() || !pacers.isEmpty() || (arriving > 0 && !full)) {
            return null;
        }
        if (full && canGrow()) {
            return hire(); // those that rest are counted on for tasks that wait already
        }
        PoolWorker worker = resting.pollLast();
        if (worker == null) {
            return workers.size() < min || (waiting > 2 * workers.size() && canGrow()) ? hire() : null;
        }
        worker.setResting(false);
        setArriving(worker, true);
        return worker;
    }

    /** Wakes all who rest, so that they see that the pool is closed. */
    List<PoolWorker> callAll() {
        List<PoolWorker> called = new ArrayList<>(resting);
        resting.clear();
        for (PoolWorker worker : called) {
            worker.setResting(false);
            setArriving(worker, true);
        }
        return called;
    }

    void arrived(PoolWorker worker) {
        setArriving(worker, false);
    }

    /** The worker rests; if it is because no task may start yet, it sees to those that wait when one may. */
    void rest(PoolWorker worker, boolean pacing) {
        worker.tally().forget();
        worker.setResting(true);
        if (pacing && pacers.add(worker)) {
            countComing(true);
        }
        resting.addLast(worker);
    }

    /** The worker woke; tells whether somebody called it, as opposed to its time being over. */
    boolean wasCalled(PoolWorker worker) {
        removePacer(worker);
        if (worker.isResting()) {
            worker.setResting(false);
            resting.remove(worker);
            return false;
        }
        arrived(worker);
        return true;
    }

    /** Strikes off the worker and tells whether it was still there. */
    boolean remove(PoolWorker worker) {
        arrived(worker);
        resting.remove(worker);
        removePacer(worker);
        return workers.remove(worker);
    }

    void addTallies(List<Tally> tallies) {
        workers.forEach(worker -> tallies.add(worker.tally()));
    }

    private PoolWorker hire() {
        PoolWorker worker = new PoolWorker(
                Objects.requireNonNull(dispatch), settings.threads(), settings.name() + "-" + ++threadsMade);
        workers.add(worker);
        setArriving(worker, true);
        return worker;
    }

    private void removePacer(PoolWorker worker) {
        if (pacers.remove(worker)) {
            countComing(false);
        }
    }

    private void countComing(boolean more) {
        if (isWatched) {
            LiveTasks.countComing(more ? 1 : -1);
        }
    }

    private void setArriving(PoolWorker worker, boolean isArriving) {
        if (worker.isArriving() != isArriving) {
            worker.setArriving(isArriving);
            arriving += isArriving ? 1 : -1;
            countComing(isArriving);
        }
    }
}
