package dev.lockkeeper.processor.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as annotations write them. */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,18})(ms|s|m|h)");

    private DurationText() {}

    /** The duration that {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h} or an ISO-8601 text stands for. */
    public static Optional<Duration> find(String text) {
        Matcher matcher = SHORT.matcher(text);
        try {
            return Optional.of(
                    matcher.matches()
                            ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
                            : Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }
}
