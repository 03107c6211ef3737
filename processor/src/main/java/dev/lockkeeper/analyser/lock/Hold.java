package dev.lockkeeper.analyser.lock;

import java.util.Map;

/** A lock, and the way in which it is held. */
public record Hold(Value lock, Mode mode) {

    /** The same hold with values replaced as {@link Value#rewrite} does. */
    public Hold rewrite(Map<Value, Value> replacements) {
        return new Hold(lock.rewrite(replacements), mode);
    }
}
