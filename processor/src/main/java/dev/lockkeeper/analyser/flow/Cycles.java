package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
        Map<Block, List<Block>> backwards = new HashMap<>();
        for (Block block : body.blocks()) {
            for (Block successor : block.successors()) {
                backwards.computeIfAbsent(successor, each -> new ArrayList<>()).add(block);
            }
        }
        for (Block head : body.blocks()) {
            if (head.isLoopHead()) {
                Set<Block> round = reached(head, Block::successors);
                round.retainAll(reached(head, block -> backwards.getOrDefault(block, List.of())));
                round.forEach(block -> steps.addAll(block.steps()));
            }
        }
        return steps;
    }

    private static Set<Block> reached(Block start, Function<Block, List<Block>> next) {
        Set<Block> reached = new HashSet<>();
        Deque<Block> open = new ArrayDeque<>(next.apply(start));
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (reached.add(block)) {
                open.addAll(next.apply(block));
            }
        }
        return reached;
    }
}
