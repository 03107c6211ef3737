package dev.lockkeeper.runtime;

import java.util.Set;

/**
 * The program's own threads beside the tasks of this library, as far as the JVM lists them: platform threads.
 *
 * <p>The JVM's internal threads live in groups beside "main", the group in which programs start, and do not count.
 */
final class ForeignThreads {
    private static final String OF_PROGRAMS = "main";

    /** Our own; the JVM's that has no code and waits for the end of the others; the flight recorder's, and that of an IDE. */
    private static final Set<String> OF_NOBODY =
            Set.of(SharedTimer.THREAD, Watchdog.THREAD, "DestroyJavaVM", "JFR Periodic Tasks", "Monitor Ctrl-Break");

    private ForeignThreads() {}

    /**
     * Whether one of them may go on by itself, and so may wake somebody: it runs, or waits for a limited time.
     *
     * @param asleep those known to wait, which do not count
     */
    static boolean canGoOn(Set<Thread> asleep) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread() && !asleep.contains(thread))
                .filter(thread -> isOfTheProgram(thread.getThreadGroup()))
                .filter(thread -> !OF_NOBODY.contains(thread.getName()))
                .map(Thread::getState)
                .anyMatch(state -> state == Thread.State.RUNNABLE || state == Thread.State.TIMED_WAITING);
    }

    private static boolean isOfTheProgram(ThreadGroup group) {
        for (ThreadGroup each = group; each != null; each = each.getParent()) {
            if (each.getName().equals(OF_PROGRAMS)) {
                return true;
            }
        }
        return false;
    }
}
