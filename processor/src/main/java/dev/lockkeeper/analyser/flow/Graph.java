package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Walks the blocks of a body. */
final class Graph {
    private Graph() {}

    /** All steps of the body that some way leads to. */
    static Stream<Step> steps(Body body) {
        return blocks(body).stream().flatMap(block -> block.steps().stream());
    }

    static Set<Block> blocks(Body body) {
        Set<Block> reached = new LinkedHashSet<>();
        Deque<Block> open = new ArrayDeque<>();
        open.add(body.start());
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (reached.add(block)) {
                open.addAll(block.successors());
                block.steps().forEach(step -> open.addAll(handlers(step)));
            }
        }
        return reached;
    }

    /** Where control goes when the step throws. */
    static List<Block> handlers(Step step) {
        if (step instanceof Step.Call call) {
            return call.handlers();
        }
        return step instanceof Step.Risk risk ? risk.handlers() : List.of();
    }
}
