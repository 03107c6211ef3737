package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.LockName;
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
record LockEdge(LockName held, LockName taken, Place place, List<Place> path, Set<LockName> gates) {}
