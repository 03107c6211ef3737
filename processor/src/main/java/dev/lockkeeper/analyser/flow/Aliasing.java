package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Collection;

/**
 * Tells which values that are not equal may denote the same object all the same: elements of an array at two computed indices, and
 * what two calls found.
 */
final class Aliasing {
    private Aliasing() {}

    /** Whether one of the holds may be of the same lock. */
    static boolean isAmong(Collection<Hold> holds, Hold hold) {
        return holds.contains(hold)
                || holds.stream().anyMatch(each -> each.mode() == hold.mode() && mayBeSame(each.lock(), hold.lock()));
    }

    private static boolean mayBeSame(Value first, Value second) {
        if (first.equals(second) || (first instanceof Value.Opaque && second instanceof Value.Opaque)) {
            return true;
        }
        if (first instanceof Value.Item one && second instanceof Value.Item other) {
            return mayBeSameIndex(one.index(), other.index()) && mayBeSame(one.array(), other.array());
        }
        return first.parts().size() == 1
                && second.parts().size() == 1
                && mayBeSame(first.parts().get(0), second.parts().get(0))
                && first.mapParts(part -> second.parts().get(0)).equals(second);
    }

    private static boolean mayBeSameIndex(Value first, Value second) {
        return first.equals(second) || !(first instanceof Value.Constant && second instanceof Value.Constant);
    }
}
