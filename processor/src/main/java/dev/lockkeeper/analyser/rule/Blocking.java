package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A routine may block.
 *
 * @param future what it calls the future that it waits for; null if it waits for something else
 * @param premises what its parameters have to be for that
 */
record Blocking(Routine routine, @Nullable Value future, Premises premises) {
    /** The same for the routine that makes the call; nothing if it does not lead there. */
    Optional<Blocking> calledBy(CallMade call) {
        return premises.forCaller(call.names())
                .flatMap(left -> left.and(call.premises()))
                .map(all -> new Blocking(call.routine(), nameFuture(call), all));
    }

    /** What the caller calls the future; an object that it has no name for may be any. */
    private @Nullable Value nameFuture(CallMade call) {
        if (future == null
                || (future.root() instanceof Value.Self self && !call.names().containsKey(self))) {
            return null;
        }
        return future.rewrite(call.names());
    }

    /** The same whatever the parameters are. */
    Blocking inAnyCase() {
        return new Blocking(routine, future, Premises.NONE);
    }

    /** A future that no caller can know is like anything else that is waited for. */
    Blocking asSeenOutside() {
        Value root = future == null ? null : future.root();
        return root instanceof Value.Entry || root instanceof Value.Self || root instanceof Value.StaticField
                ? this
                : new Blocking(routine, null, premises);
    }
}
