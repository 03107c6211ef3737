package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
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

    /** The name of the thread that logs an alarm, since loggers are foreign code. */
    static final String THREAD = "lockkeeper-watchdog";

    private static final Pattern MILLIS = Pattern.compile("(\\d+)ms");

    private static final @Nullable Watchdog INSTANCE = start(System.getProperty(PROPERTY));

    private final long patience;
    private final Consumer<String> alarm;

    /** The ids of those who were stuck at the last look, and since when; only used by the timer's thread, as is the next. */
    private Map<Long, Long> suspected = Map.of();

    /** Whom the last alarm was about. */
    private Map<Long, Long> reported = Map.of();

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
        ThreadFactory threads = ThreadStarter.factory(Threads.PLATFORM, THREAD);
        Watchdog watchdog = new Watchdog(
                patience.get(),
                text -> threads.newThread(() -> logger.log(Level.WARNING, text)).start());
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
        long now = System.nanoTime(); // before the look: who has waited since then did so throughout
        Scene scene = Scene.now();
        check(scene.runners(), scene.waiting(), scene::isWakerLeft, now);
    }

    /**
     * Raises the alarm if nothing but waits is left, as it was when this was last called: whoever has just been woken may take a while to go on.
     * For the same it is raised once.
     *
     * @param tasks the threads that run tasks
     * @param waiting all that wait
     * @param isWakerLeft whether somebody beside these may wake one of them; only asked if they all wait
     * @param now the {@link System#nanoTime}
     */
    void check(Set<Thread> tasks, Collection<WaitingThread> waiting, BooleanSupplier isWakerLeft, long now) {
        List<WaitingThread> stuck = waiting.stream()
                .filter(each -> tasks.contains(each.thread()) && now - each.since() >= patience)
                .toList();
        boolean isAnyLimited = waiting.stream().anyMatch(WaitingThread::isLimited);
        if (stuck.isEmpty() || stuck.size() < tasks.size() || isAnyLimited || isWakerLeft.getAsBoolean()) {
            suspected = Map.of();
            reported = Map.of();
            return;
        }
        Map<Long, Long> waits = stuck.stream().collect(Collectors.toMap(WaitingThread::id, WaitingThread::since));
        if (waits.equals(suspected) && !waits.equals(reported)) {
            reported = waits;
            Stream<WaitingThread> others = waiting.stream().filter(each -> !stuck.contains(each));
            alarm.accept(Stream.concat(stuck.stream(), others)
                    .map(each -> each.describe(now))
                    .collect(Collectors.joining("\n\n", header(stuck.size()), "")));
        }
        suspected = waits;
    }

    private static String header(int count) {
        return "All tasks of Lockkeeper are asleep (" + count
                + "). Unless another thread wakes one of them, this is a deadlock:\n\n";
    }
}
