package dev.lockkeeper.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then whether nothing but waits is left; see {@link Diagnostics}. Off unless the system property is set when this class
 * is loaded, and then without any cost.
 */
final class Watchdog {
    static final String PROPERTY = "dev.lockkeeper.watchdog";

    private static final Pattern MILLIS = Pattern.compile("(\\d+)ms");

    private static final @Nullable Watchdog INSTANCE = start(System.getProperty(PROPERTY));

    private final long patience;
    private final Consumer<String> alarm;

    /** Whom the last alarm was about; only used by the timer's thread. */
    private Set<WaitingThread> reported = Set.of();

    Watchdog(Duration patience, Consumer<String> alarm) {
        this.patience = Durations.toNanos(patience);
        this.alarm = alarm;
    }

    static boolean isOn() {
        return INSTANCE != null;
    }

    private static @Nullable Watchdog start(@Nullable String setting) {
        if (setting == null) {
            return null;
        }
        Logger logger = System.getLogger("dev.lockkeeper.watchdog");
        Optional<Duration> patience = findDuration(setting);
        if (patience.isEmpty()) {
            logger.log(
                    Level.WARNING, "The watchdog is off: \"{0}\" is no duration; write -D{1}=10s.", setting, PROPERTY);
            return null;
        }
        Watchdog watchdog = new Watchdog(patience.get(), text -> logger.log(Level.WARNING, text));
        watchdog.schedule();
        return watchdog;
    }

    /** Reads {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h} or ISO-8601; longer than zero. */
    static Optional<Duration> findDuration(String text) {
        Matcher millis = MILLIS.matcher(text);
        try {
            Duration duration = millis.matches()
                    ? Duration.ofMillis(Long.parseLong(millis.group(1)))
                    : Duration.parse(text.startsWith("P") ? text : "PT" + text);
            return duration.isZero() || duration.isNegative() ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException | NumberFormatException noDuration) {
            return Optional.empty();
        }
    }

    private void schedule() {
        SharedTimer.Entry unused = SharedTimer.schedule(Math.max(1, patience / 2), () -> {
            try {
                checkNow();
            } finally {
                schedule();
            }
        });
    }

    private void checkNow() {
        Set<Thread> tasks = LiveTasks.threads();
        if (tasks.isEmpty()) {
            return; // nobody to speak of, and no need to look at all threads of the JVM
        }
        Collection<WaitingThread> waiting = WaitingThread.all();
        Set<Thread> asleep = waiting.stream().map(WaitingThread::thread).collect(Collectors.toSet());
        boolean isWakerLeft = SharedTimer.pending() > 0 || ForeignThreads.canGoOn(asleep);
        check(tasks, waiting, isWakerLeft, System.nanoTime());
    }

    /**
     * Raises the alarm if nothing but waits is left, unless it was raised for the same.
     *
     * @param tasks the threads that run tasks
     * @param waiting all that wait
     * @param isWakerLeft whether a deadline or a tick is due, or a thread beside the tasks goes on, which may wake somebody
     * @param now the {@link System#nanoTime}
     */
    void check(Set<Thread> tasks, Collection<WaitingThread> waiting, boolean isWakerLeft, long now) {
        Set<WaitingThread> stuck = waiting.stream()
                .filter(thread -> tasks.contains(thread.thread()))
                .filter(thread -> !thread.isLimited() && now - thread.since() >= patience)
                .collect(Collectors.toSet());
        if (tasks.isEmpty() || stuck.size() < tasks.size() || isWakerLeft) {
            reported = Set.of();
        } else if (!stuck.equals(reported)) {
            reported = stuck;
            Stream<WaitingThread> others = waiting.stream().filter(thread -> !stuck.contains(thread));
            alarm.accept(Stream.concat(stuck.stream(), others)
                    .map(thread -> thread.describe(now))
                    .collect(Collectors.joining("\n\n", header(stuck.size()), "")));
        }
    }

    private static String header(int count) {
        return "All tasks of Lockkeeper are asleep (" + count
                + "). Unless another thread wakes one of them, this is a deadlock:\n\n";
    }
}
