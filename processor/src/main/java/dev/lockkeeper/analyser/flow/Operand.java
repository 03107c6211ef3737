package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** An expression without effects, to be evaluated in the state that a step finds. */
public sealed interface Operand {

    /** An expression whose value does not depend on the state: {@code this}, a class literal, a constant. */
    record Known(Value value) implements Operand {}

    /** What a variable holds. */
    record Local(Variable variable) implements Operand {}

    /** What a field holds; {@code owner} is null for a static one. */
    record Field(@Nullable Operand owner, VariableElement field) implements Operand {}

    /** What a method without parameters returns, each time the same; {@code owner} is null for a static one. */
    record Getter(@Nullable Operand owner, ExecutableElement method, int site) implements Operand {}

    /** An element of an array or list. */
    record Item(Operand array, Operand index) implements Operand {}

    /** What the call at this site gave. */
    record Result(int site) implements Operand {}

    /** What an operator without effects makes of its operands. */
    record Computed(String operator, List<Operand> operands) implements Operand {}

    /** Whether two expressions are the same. */
    record Equal(Operand left, Operand right) implements Operand {}
}
