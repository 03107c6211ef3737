package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.DurationText;
import java.time.Duration;

/** Durations of annotations as expressions, in the largest unit that gives a whole number. */
final class DurationCode {
    private DurationCode() {}

    /** A duration that was checked. */
    static CodeBlock of(String text) {
        return of(DurationText.find(text).orElseThrow());
    }

    static CodeBlock of(Duration duration) {
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return call("ofHours", duration.toHours());
        }
        if (duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            return call("ofMinutes", duration.toMinutes());
        }
        if (duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return call("ofSeconds", duration.toSeconds());
        }
        return isMillis(duration)
                ? call("ofMillis", duration.toMillis())
                : CodeBlock.of("$T.parse($S)", Duration.class, duration.toString());
    }

    private static boolean isMillis(Duration duration) {
        return duration.toSeconds() < Integer.MAX_VALUE && duration.equals(Duration.ofMillis(duration.toMillis()));
    }

    private static CodeBlock call(String factory, long amount) {
        return CodeBlock.of("$T.$L($L)", Duration.class, factory, amount > Integer.MAX_VALUE ? amount + "L" : amount);
    }
}
