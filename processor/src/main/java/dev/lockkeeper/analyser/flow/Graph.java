package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks the blocks of a body. */
public final class Graph {
    private Graph() {}

    /** All blocks that some way leads to from the start. */
    public static List<Block> blocks(Block start) {
        Set<Block> reached = new LinkedHashSet<>();
        Deque<Block> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (reached.add(block)) {
                open.addAll(block.successors());
                for (Step step : block.steps()) {
                    open.addAll(handlers(step));
                }
            }
        }
        return List.copyOf(reached);
    }

    /** Where control goes when the step throws. */
    static List<Block> handlers(Step step) {
        if (step instanceof Step.Call call) {
            return call.handlers();
        }
        return step instanceof Step.Risk risk ? risk.handlers() : List.of();
    }
}
