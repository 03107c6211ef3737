package dev.lockkeeper.processor.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tasks may start in a unit of time.
 *
 * @param per the unit of time
 */
public record RateModel(int permits, Duration per) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/(.+)");
    private static final Pattern UNIT = Pattern.compile("[a-z]+");

    /** The rate that {@code 10/s}, {@code 600/m}, {@code 5/250ms} or the like stands for. */
    public static Optional<RateModel> find(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? find(Integer.parseInt(matcher.group(1)), matcher.group(2)) : Optional.empty();
    }

    private static Optional<RateModel> find(int permits, String unit) {
        return DurationText.find(UNIT.matcher(unit).matches() ? "1" + unit : unit)
                .filter(per -> permits > 0 && per.compareTo(Duration.ZERO) > 0)
                .map(per -> new RateModel(permits, per));
    }
}
