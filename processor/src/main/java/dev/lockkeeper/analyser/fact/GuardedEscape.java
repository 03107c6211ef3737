package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Guard;
import javax.lang.model.element.VariableElement;

/**
 * A mutable object that a guarded field refers to gets where its lock does not follow.
 *
 * @param field the guarded field
 * @param guard its guard
 * @param way how it gets there
 */
public record GuardedEscape(Place place, VariableElement field, Guard guard, Way way) implements Fact {

    /** How an object leaves its lock. */
    public enum Way {
        RETURNED,
        STORED,
        USED_LATER
    }
}
