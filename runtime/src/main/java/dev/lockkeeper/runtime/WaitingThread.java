package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A thread that waits in an operation of this library.
 *
 * @param thread the thread
 * @param since the {@link System#nanoTime} at which it began to wait
 * @param isLimited whether a time-out will end the wait
 * @param goals what it waits to do; several for a select
 * @param wakers who could end the wait
 */
record WaitingThread(Thread thread, long since, boolean isLimited, List<String> goals, List<String> wakers) {
    /** All threads that wait now, in no order. Those that begin or end meanwhile may be among them or not. */
    static Collection<WaitingThread> all() {
        Map<Parking, WaitingThread> atChannels = new HashMap<>();
        KnownChannels.all()
                .forEach(channel -> channel.forEachWaiter((waiter, goal) -> {
                    if (waiter.parking.isWaiting()) {
                        atChannels
                                .computeIfAbsent(waiter.parking, WaitingThread::at)
                                .add(goal);
                    }
                }));
        Map<Thread, WaitingThread> waiting = new HashMap<>();
        Wait.collectInto(waiting);
        atChannels
                .values()
                .forEach(each -> waiting.put(each.thread(), each)); // within a wait of another kind, this one counts
        return waiting.values();
    }

    private static WaitingThread at(Parking parking) {
        return new WaitingThread(
                parking.thread(), parking.since(), parking.isLimited(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(WaitGoal goal) {
        goals.add(goal.what());
        wakers.add(goal.waker());
    }

    /** Several lines: who, since when, for what, where in the program, and who could end it. */
    String describe(long now) {
        return describe(now, "");
    }

    /** As {@link #describe(long)}, with something to add behind what it waits for. */
    String describe(long now, String more) {
        StringBuilder text = new StringBuilder(name(thread))
                .append(" has waited for ")
                .append(Duration.ofNanos(Math.max(0, now - since)).toMillis())
                .append(" ms ")
                .append(String.join(", or ", goals))
                .append(more);
        CallSite.find(thread.getStackTrace())
                .ifPresent(caller -> text.append("\n    at ").append(caller));
        return text.append("\n    could be woken by ")
                .append(String.join(", or ", wakers))
                .toString();
    }

    /** Names a thread of either kind. */
    static String name(Thread thread) {
        String kind = VirtualThreads.isVirtual(thread) ? "virtual thread " : "thread ";
        return "\"" + thread.getName() + "\" (" + kind + id(thread) + ")";
    }

    /** The id of the thread, for those who must not keep it. */
    long id() {
        return id(thread);
    }

    @SuppressWarnings("deprecation") // threadId() came with JDK 19
    private static long id(Thread thread) {
        return thread.getId();
    }
}
