package dev.lockkeeper.analyser.flow;

import java.util.Comparator;
import java.util.List;
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

    Solution solve(Body body, Worlds entry) {
        Solution found = new Solution();
        // Earlier blocks first: what comes round a loop then meets what came before it.
        NavigableSet<Block> open = new TreeSet<>(Comparator.comparingInt(Block::id));
        found.begin(body.start(), entry);
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
        private final Solution found;
        private final NavigableSet<Block> open;

        Visit(Solution found, NavigableSet<Block> open) {
            this.found = found;
            this.open = open;
        }

        void visit(Block block) {
            List<Worlds> states = found.restart(block);
            Worlds worlds = found.at(block);
            for (Step step : block.steps()) {
                states.add(worlds);
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
            Worlds before = found.at(target);
            Worlds sent = target.isLoopHead() ? worlds.map(World::withoutTruthsOfFields) : worlds;
            Worlds after = before.isEmpty() ? sent : before.join(target.id(), sent);
            if (!after.equals(before)) {
                found.begin(target, after);
                open.add(target);
            }
        }
    }
}
