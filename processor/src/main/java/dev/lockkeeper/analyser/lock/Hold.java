package dev.lockkeeper.analyser.lock;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lock, and the way in which it is held. */
public record Hold(Value lock, Mode mode) {

    /** The same hold with values replaced as {@link Value#rewrite} does. */
    public Hold rewrite(Map<Value, Value> replacements) {
        return new Hold(lock.rewrite(replacements), mode);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hold that && mode == that.mode && lock.equals(that.lock);
    }

    @Override
    public int hashCode() {
        return 31 * lock.hashCode() + mode.hashCode();
    }
}
