package dev.lockkeeper.analyser.flow;

import java.util.ArrayList;
import java.util.List;

/** Steps that are taken one after the other. Filled while a body is read, unchanged afterwards. */
public final class Block {
    private final int id;
    private final boolean isLoopHead;
    private final List<Step> steps = new ArrayList<>();
    private final List<Block> successors = new ArrayList<>(2);

    public Block(int id, boolean isLoopHead) {
        this.id = id;
        this.isLoopHead = isLoopHead;
    }

    public int id() {
        return id;
    }

    /** Whether a loop starts here, so that ways come back to it. */
    public boolean isLoopHead() {
        return isLoopHead;
    }

    public List<Step> steps() {
        return steps;
    }

    /** Where control may go on; each block once. */
    public List<Block> successors() {
        return successors;
    }

    public void addSuccessor(Block successor) {
        if (!successors.contains(successor)) {
            successors.add(successor);
        }
    }
}
