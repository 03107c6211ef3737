package dev.lockkeeper.analyser.flow;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Follows all ways through a body until nothing new is found at any block. */
final class Solver {
    /** Bodies that settle do so in a few rounds; this is far beyond. */
    private static final int MOST_VISITS = 20_000;

    private final Transfer transfer;

    Solver(Transfer transfer) {
        this.transfer = transfer;
    }

    /** The worlds at the start of each block that can be reached. */
    Map<Block, Worlds> solve(Body body, Worlds entry) {
        Map<Block, Worlds> found = new HashMap<>();
        // Earlier blocks first: what comes round a loop then meets what came before it.
        NavigableSet<Block> open = new TreeSet<>(Comparator.comparingInt(Block::id));
        found.put(body.start(), entry);
        open.add(body.start());
        int visits = 0;
        while (!open.isEmpty()) {
            if (++visits > MOST_VISITS) {
                throw new IllegalStateException(
                        "the locks of " + body.method() + " in " + body.type() + " do not settle");
            }
            Block block = open.pollFirst();
            new Visit(found, open).visit(block);
        }
        return found;
    }

    /** One run through the steps of a block. */
    private final class Visit {
        private final Map<Block, Worlds> found;
        private final NavigableSet<Block> open;

        Visit(Map<Block, Worlds> found, NavigableSet<Block> open) {
            this.found = found;
            this.open = open;
        }

        void visit(Block block) {
            Worlds worlds = found.getOrDefault(block, Worlds.NONE);
            for (Step step : block.steps()) {
                for (Block handler : transfer.handlers(step)) {
                    send(worlds, handler);
                }
                worlds = transfer.apply(step, worlds);
                if (worlds.isEmpty()) {
                    return;
                }
            }
            for (Block successor : block.successors()) {
                send(worlds, successor);
            }
        }

        private void send(Worlds worlds, Block target) {
            Worlds before = found.getOrDefault(target, Worlds.NONE);
            Worlds sent = target.isLoopHead() ? worlds.map(World::withoutTruthsOfFields) : worlds;
            Worlds after = before.join(target.id(), sent);
            if (!after.equals(before)) {
                found.put(target, after);
                open.add(target);
            }
        }
    }
}
