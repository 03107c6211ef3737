package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<Thread, WaitingThread> waiting = new HashMap<>();
        Wait.collectInto(waiting);
        KnownChannels.all()
                .forEach(channel -> channel.forEachWaiter((waiter, goal) -> {
                    if (waiter.parking.isWaiting()) {
                        waiting.computeIfAbsent(waiter.parking.thread(), thread -> at(waiter.parking))
                                .add(goal);
                    }
                }));
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
        StringBuilder text = new StringBuilder("\"")
                .append(thread.getName())
                .append("\" (")
                .append(VirtualThreads.isVirtual(thread) ? "virtual " : "")
                .append("thread ")
                .append(threadId())
                .append(") has waited for ")
                .append(Duration.ofNanos(now - since).toMillis())
                .append(" ms ")
                .append(String.join(", or ", goals));
        findCaller().ifPresent(caller -> text.append("\n    at ").append(caller));
        return text.append("\n    could be woken by ")
                .append(String.join(", or ", wakers))
                .toString();
    }

    @SuppressWarnings("deprecation") // threadId() came with JDK 19
    private long threadId() {
        return thread.getId();
    }

    /** The line of the program that called this library. */
    private Optional<StackTraceElement> findCaller() {
        String own = WaitingThread.class.getPackageName() + ".";
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (!frame.getClassName().startsWith(own) && !frame.getClassName().startsWith("java.")) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
