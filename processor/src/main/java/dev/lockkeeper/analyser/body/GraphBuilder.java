package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.flow.Operand;
import dev.lockkeeper.analyser.flow.Step;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The control-flow graph of one body while it is built. */
final class GraphBuilder {
    private final Sites sites;
    private final Block start;
    private final Block normalEnd;
    private final Block abruptEnd;
    private Block current;

    GraphBuilder(Sites sites) {
        this.sites = sites;
        start = newBlock();
        normalEnd = newBlock();
        abruptEnd = newBlock();
        current = start;
    }

    Block start() {
        return start;
    }

    Block normalEnd() {
        return normalEnd;
    }

    Block abruptEnd() {
        return abruptEnd;
    }

    Block newBlock() {
        return new Block(sites.next(), false);
    }

    Block newLoopHead() {
        return new Block(sites.next(), true);
    }

    void add(Step step) {
        current.steps().add(step);
    }

    /** The call that was added last to the block that is filled now. */
    Optional<Step.Call> findLastCall() {
        Step.@Nullable Call last = null;
        for (Step step : current.steps()) {
            last = step instanceof Step.Call call ? call : last;
        }
        return Optional.ofNullable(last);
    }

    /** Control goes on at a block; what is added next is not reached from here. */
    void goTo(Block target) {
        current.addSuccessor(target);
        current = newBlock();
    }

    /** Control ends here; what is added next is not reached. */
    void stop() {
        current = newBlock();
    }

    /** What is added next stands in this block. */
    void beginAt(Block block) {
        current = block;
    }

    /** Control goes on at a block, which is filled next. */
    void continueAt(Block block) {
        goTo(block);
        beginAt(block);
    }

    /** Control goes to either block, as a condition turns out. */
    void fork(Operand condition, Block whenTrue, Block whenFalse) {
        Block before = current;
        addOutcome(before, condition, true, whenTrue);
        addOutcome(before, condition, false, whenFalse);
        current = newBlock();
    }

    private void addOutcome(Block before, Operand condition, boolean outcome, Block target) {
        if (condition instanceof Operand.Known known && known.value() instanceof Value.Constant constant) {
            if (!Boolean.valueOf(outcome).equals(constant.value())) {
                return;
            }
        }
        Block edge = newBlock();
        edge.steps().add(new Step.Assume(condition, outcome));
        edge.addSuccessor(target);
        before.addSuccessor(edge);
    }
}
