package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.LockName;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One lock is waited for while another is held.
 *
 * @param held the lock held
 * @param taken the lock waited for
 * @param place where: the call that leads to it, if it is waited for in another method
 * @param path the places from there on, down to the one that takes the lock
 * @param gates what else is held: two such edges with a common gate exclude each other
 */
record LockEdge(LockName held, LockName taken, Place place, List<Place> path, Set<LockName> gates) {
    /** Whether no two threads can be on both: each of them needs a lock that the other one has. */
    boolean excludes(LockEdge other) {
        return !Collections.disjoint(gates, other.gates) || isGateOf(other) || other.isGateOf(this);
    }

    /**
     * Whether this one's lock is held at the other one. If it is not what is waited for there, for another object of that declaration, then
     * an edge leads from it straight to what is.
     */
    private boolean isGateOf(LockEdge other) {
        return other.gates.contains(held) && !other.taken.equals(held);
    }
}
