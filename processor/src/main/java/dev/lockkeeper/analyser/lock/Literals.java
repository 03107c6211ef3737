package dev.lockkeeper.analyser.lock;

import org.jspecify.annotations.Nullable;

/** Makes constants of the values of literals and constant variables, so that those of different types compare as the language does. */
public final class Literals {
    private Literals() {}

    /** Integral numbers and characters are kept as {@code Long}, all else as it is. */
    public static Value.Constant of(@Nullable Object value) {
        if (value instanceof Character character) {
            return new Value.Constant((long) character);
        }
        boolean isFraction = value instanceof Float || value instanceof Double;
        return new Value.Constant(value instanceof Number number && !isFraction ? number.longValue() : value);
    }
}
