package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Variable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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

    Solution solve(Body body, Worlds entry) {
        Solution found = new Solution();
        // Earlier blocks first: what comes round a loop then meets what came before it.
        NavigableSet<Block> open = new TreeSet<>(Comparator.comparingInt(Block::id));
        found.begin(body.start(), entry);
        open.add(body.start());
        Visit visit = new Visit(body, found, open);
        int visits = 0;
        while (!open.isEmpty()) {
            if (++visits > MOST_VISITS) {
                throw new IllegalStateException(
                        "the locks of " + body.method() + " in " + body.type() + " do not settle");
            }
            Block block = open.pollFirst();
            visit.visit(block);
        }
        return found;
    }

    /** One run through the steps of a block. */
    private final class Visit {
        private final Body body;
        private final Solution found;
        private final NavigableSet<Block> open;
        private final Map<Variable, Boolean> reassigned = new HashMap<>();

        Visit(Body body, Solution found, NavigableSet<Block> open) {
            this.body = body;
            this.found = found;
            this.open = open;
        }

        void visit(Block block) {
            List<Worlds> states = found.restart(block);
            Worlds worlds = found.at(block);
            for (Step step : block.steps()) {
                states.add(worlds);
                List<Block> handlers = transfer.handlers(step);
                if (!handlers.isEmpty()) {
                    Worlds thrown = transfer.thrown(step, worlds);
                    handlers.forEach(handler -> send(thrown, handler));
                }
                worlds = transfer.apply(step, worlds).within(block.id());
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
            Worlds sent = target.isLoopHead()
                    ? worlds.map(world -> world.atLoopHead(target.id(), this::isReassigned))
                    : worlds;
            Worlds after = before.isEmpty() ? sent : before.join(target.id(), sent);
            if (!after.equals(before)) {
                found.begin(target, after);
                open.add(target);
            }
        }

        private boolean isReassigned(Variable variable) {
            return reassigned.computeIfAbsent(
                    variable,
                    each -> body.steps()
                                    .filter(step -> step instanceof Step.Assign assign
                                            && assign.variable().equals(each))
                                    .count()
                            > 1);
        }
    }
}
