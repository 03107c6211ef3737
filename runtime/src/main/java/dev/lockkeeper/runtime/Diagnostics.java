package dev.lockkeeper.runtime;

import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Says who waits for what, when a program hangs.
 *
 * <pre>{@code
 * System.err.println(Diagnostics.dump());
 * }</pre>
 *
 * <p>prints, for a thread that has sent to a channel nobody receives from:
 *
 * <pre>
 * 1 thread waits in operations of Lockkeeper:
 *
 * "worker-1" (virtual thread 34) has waited for 12034 ms to send to unbuffered channel 7
 *     at shop.Orders.place(Orders.java:41)
 *     could be woken by a receive from unbuffered channel 7, or its close
 * </pre>
 *
 * <p>With the system property {@code dev.lockkeeper.watchdog} set to a time such as {@code 10s}, {@code 250ms} or {@code PT1M},
 * the same is logged when nothing but waits is left: when all tasks that were started by {@link Go}, {@link WaitGroup#go},
 * {@link TaskGroup} or a {@link WorkerPool} have waited for so long in operations of this library, none of them with a time-out, and
 * no deadline or tick is due, no task is about to start, and no other platform thread of the program runs, which those do that wait for the
 * network, or waits for a limited time. Go ends the process then; here a thread that the library knows nothing of may still wake them, a virtual
 * one, so it is a warning, given once until one of them moves. It names all other threads that wait, too.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /**
     * Names every thread that waits in an operation of this library, virtual ones too: for what, since when, where in the
     * program, and who could wake it. The longest waiting come first.
     *
     * <p>The program goes on meanwhile: a thread that begins or ends to wait may be named or not.
     *
     * @return several lines of text, meant for people
     */
    public static String dump() {
        var waiting = WaitingThread.all();
        long now = System.nanoTime();
        if (waiting.isEmpty()) {
            return "No thread waits in operations of Lockkeeper.";
        }
        return waiting.stream()
                .sorted(Comparator.comparingLong(thread -> thread.since() - now))
                .map(thread -> thread.describe(now))
                .collect(Collectors.joining("\n\n", header(waiting.size()) + "\n\n", ""));
    }

    private static String header(int count) {
        return (count == 1 ? "1 thread waits" : count + " threads wait") + " in operations of Lockkeeper:";
    }
}
