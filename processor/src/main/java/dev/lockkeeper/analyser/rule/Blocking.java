package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import org.jspecify.annotations.Nullable;

/**
 * A routine may block.
 *
 * @param future what it calls the future that it waits for; null if it waits for something else
 */
record Blocking(Routine routine, @Nullable Value future) {
    /** The same for the routine that makes the call. */
    Blocking calledBy(CallMade call) {
        return new Blocking(call.routine(), future == null ? null : future.rewrite(call.names()));
    }

    /** A future that no caller can know is like anything else that is waited for. */
    Blocking asSeenOutside() {
        Value root = future == null ? null : future.root();
        return root instanceof Value.Entry || root instanceof Value.Self || root instanceof Value.StaticField
                ? this
                : new Blocking(routine, null);
    }
}
