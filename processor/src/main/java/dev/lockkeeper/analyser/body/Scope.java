package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.flow.Block;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A statement around the current one that jumps or exceptions have to do with. */
sealed interface Scope {

    /**
     * A loop, switch or labelled statement.
     *
     * @param labels its labels
     * @param isPlain whether a {@code break} without a label means it
     * @param onContinue where {@code continue} goes; null when it is no loop
     * @param result what {@code yield} assigns; null when it is no switch expression
     */
    record Target(
            Set<String> labels,
            boolean isPlain,
            Block onBreak,
            @Nullable Block onContinue,
            @Nullable Variable result) implements Scope {}

    /**
     * The {@code catch} clauses of a {@code try}.
     *
     * @param onLeave puts into the graph what may happen before control leaves the block
     */
    record Catching(List<Clause> clauses, Runnable onLeave) implements Scope {}

    /** One {@code catch} clause: the types it names, and where it starts. */
    record Clause(List<TypeMirror> types, Block start) {}

    /** A clean-up that is being done: that its own calls throw is not expected. */
    record CleaningUp() implements Scope {}

    /**
     * Something to be done however control leaves: {@code finally}, the end of {@code synchronized}, closing a resource.
     *
     * @param action puts the steps into the graph, once for each way out
     * @param onThrow where control goes with an exception
     */
    record Cleanup(Runnable action, Block onThrow) implements Scope {}
}
