package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** All that a pool remembers, and the one lock that guards it: every method wants {@link #lock} held. */
final class PoolState {
    /** From this length on, submitters are not woken for every single place. */
    private static final int LONG_QUEUE = 16;

    /** For how long a place may be free before a submitter is woken for it. */
    private static final long OFFER_NANOS = 500_000;

    final PoolSettings settings;
    final ReentrantLock lock = new BriefLock();

    /** Signalled when a submission may find room. */
    final Condition room = lock.newCondition();

    /** Signalled when the pool came to rest, or ended. */
    final Condition changed = lock.newCondition();

    /** For submissions that need no more than a place. Moved to the queue whenever somebody looks at that. */
    final Inbox inbox = new Inbox();

    final TaskQueue queue = new TaskQueue();
    final Hands hands = new Hands(this);
    final Roster roster;
    final PoolLedger ledger = new PoolLedger();
    final PaceMaker paceMaker;

    /** The tallies of submitters that run a task themselves. */
    final Set<Tally> guests = new LinkedHashSet<>();

    /** Whether the timer will let submitters in. */
    private boolean offering;

    /** How many submitters wait for room. */
    int blocked;

    /** How often the pool came to rest. */
    long quietMoments;

    boolean closed;

    /** The threads that have left since it was closed, for whoever waits until they have ended. */
    final List<Thread> leaving = new ArrayList<>();

    PoolState(PoolSettings settings) {
        this.settings = settings;
        this.roster = new Roster(settings);
        this.paceMaker = new PaceMaker(settings.pace());
    }

    /** Whether all places of the queue are taken, beyond the tasks that free workers are about to take. */
    boolean isFull() {
        int waiting = queue.size() + hands.most();
        if (waiting < settings.queue()) {
            return false;
        }
        long free = paceMaker.isLimited() ? 0 : roster.free();
        long limit = settings.queue() + free;
        return waiting >= limit && queue.size() + hands.count() >= limit;
    }

    /** Whether all workers that there may be are at work, and only a task that ends lets another start. */
    boolean isBusy() {
        return !paceMaker.isLimited() && roster.isAtWork();
    }

    /** Whether it is full and has as many workers as it may. */
    boolean hasNoRoom() {
        return isFull() && !roster.canGrow();
    }

    void requireOpen(Task<?> task) {
        if (closed) {
            throw rejection(task, "it is closed and takes no more tasks. Submit before close()", null);
        }
    }

    /** Counts a task that is not taken, and gives the reason as an exception to throw. */
    RejectedExecutionException rejection(Task<?> task, String why, @Nullable Throwable cause) {
        turnAway(task);
        return new RejectedExecutionException(task.owner().name() + ": the task was rejected: " + why + ".", cause);
    }

    /** Counts a task that is not taken. */
    void turnAway(Task<?> task) {
        ledger.reject();
        task.forgetBody();
    }

    /** Puts a task in the queue and chooses a worker to rouse for it, if one is needed. */
    @Nullable
    PoolWorker enqueue(Task<?> task) {
        boolean full = isFull();
        queue.add(task);
        task.owner().taken();
        ledger.accept(1);
        return roster.call(queue.size(), full);
    }

    /** Lets submissions in without the lock, if they need no more than that. */
    void openInbox() {
        if (mayTakeMore()) {
            inbox.open();
        }
    }

    /** Whether what is submitted next needs nothing but a place, since a worker is sure to look for it. */
    private boolean mayTakeMore() {
        return roster.isAttended()
                && !closed
                && blocked == 0
                && !paceMaker.isLimited()
                && queue.size() + hands.most() <= settings.queue() - Inbox.PLACES;
    }

    /** Moves what was submitted without the lock to the queue. */
    void collect() {
        ledger.accept(inbox.moveTo(queue));
    }

    /** Moves what was submitted without the lock to the queue; from then on submissions need the lock. */
    void shutInbox() {
        ledger.accept(inbox.shut(queue));
    }

    /** From then on every task waits in the queue, or runs, or has ended. */
    void lineUp() {
        collect();
        hands.takeBack();
    }

    /** Takes all that wait out of the queue, as they will not run; the caller makes that known. */
    List<Task<?>> dropAll(TaskStage verdict) {
        lineUp();
        List<Task<?>> dropped = new ArrayList<>();
        for (Task<?> task = drop(verdict); task != null; task = drop(verdict)) {
            dropped.add(task);
        }
        room.signalAll();
        announceIfQuiet();
        return dropped;
    }

    /** Takes the task that waits longest out of the queue, as it will not run; the caller makes that known. */
    @Nullable
    Task<?> drop(TaskStage verdict) {
        Task<?> oldest = queue.poll();
        if (oldest != null) {
            oldest.withdraw(verdict);
            ledger.withdraw(verdict);
        }
        return oldest;
    }

    /** Brings tasks to the empty queue; if there is none, submissions need the lock from then on, and the worker may rest. */
    void refill() {
        collect();
        if (queue.isEmpty()) {
            hands.takeBack();
        }
        if (queue.isEmpty()) {
            shutInbox();
        }
    }

    /** Chooses a worker to rouse for tasks that wait, if one is needed. */
    @Nullable
    PoolWorker call() {
        if (!roster.isAttended()) {
            shutInbox();
        }
        return roster.call(queue.size(), false);
    }

    /**
     * Lets a submitter in, if one waits: at once when half the queue is free, and soon after its first place became free. To wake
     * one for each place would have it and a worker of small tasks take turns, one task at a time.
     */
    void offerRoom() {
        if (blocked == 0) {
            return;
        }
        if (settings.queue() < LONG_QUEUE || queue.size() <= settings.queue() / 2) {
            room.signal();
        } else if (!offering) {
            offering = true;
            SharedTimer.schedule(OFFER_NANOS, this::offerLate);
        }
    }

    private void offerLate() {
        lock.lock();
        try {
            offering = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells those who wait for it that the pool came to rest or ended, if it did. */
    void announceIfQuiet() {
        if (isQuiet()) {
            quietMoments++;
            changed.signalAll();
        }
    }

    boolean isQuiet() {
        return queue.isEmpty() && guests.isEmpty() && roster.areAllResting();
    }

    boolean isTerminated() {
        return closed && queue.isEmpty() && guests.isEmpty() && roster.size() == 0;
    }

    @Override
    public String toString() {
        return "pool \"" + settings.name() + "\"";
    }

    List<Tally> tallies() {
        List<Tally> tallies = new ArrayList<>(guests);
        roster.addTallies(tallies);
        return tallies;
    }

    /** The tasks that run now; one or the other may have ended just so. */
    List<Task<?>> running() {
        List<Task<?>> running = new ArrayList<>();
        for (Tally tally : tallies()) {
            Task<?> current = tally.current();
            if (current != null) {
                running.add(current);
            }
        }
        return running;
    }
}
