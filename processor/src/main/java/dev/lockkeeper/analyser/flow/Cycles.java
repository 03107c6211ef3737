package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells which steps of a body are taken again and again. */
final class Cycles {
    private final Map<Body, Set<Step>> repeated = new HashMap<>();

    boolean isRepeated(Body body, Step step) {
        return repeated.computeIfAbsent(body, Cycles::find).contains(step);
    }

    private static Set<Step> find(Body body) {
        Set<Step> steps = new HashSet<>();
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
