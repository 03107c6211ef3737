package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Tells which steps of a body are taken again and again. */
final class Cycles {
    private final Map<Body, Set<Step>> repeated = new HashMap<>();

    boolean isRepeated(Body body, Step step) {
        Set<Step> found = repeated.computeIfAbsent(body, Cycles::find);
        // What is done to clean up stands in the body once for each way out: those are one step, in a loop if one of
        // them is.
        return found.contains(step)
                || (step instanceof Step.Assign && found.stream().anyMatch(step::equals));
    }

    private static Set<Step> find(Body body) {
        if (!body.hasLoop()) {
            return Set.of();
        }
        Set<Step> steps = Collections.newSetFromMap(new IdentityHashMap<>()); // to hash a step costs more than the rest
        for (Block block : body.blocks()) {
            if (reachesItself(block)) {
                steps.addAll(block.steps());
            }
        }
        return steps;
    }

    private static boolean reachesItself(Block start) {
        Set<Block> seen = new HashSet<>();
        Deque<Block> open = new ArrayDeque<>(start.successors());
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (block.equals(start)) {
                return true;
            }
            if (seen.add(block)) {
                open.addAll(block.successors());
            }
        }
        return false;
    }
}
