package dev.lockkeeper.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How loudly a rule speaks. */
public enum Level {
    ERROR,
    WARN,
    OFF;

    static Optional<Level> find(String name) {
        return Arrays.stream(values())
                .filter(level -> level.optionName().equals(name))
                .findFirst();
    }

    String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
