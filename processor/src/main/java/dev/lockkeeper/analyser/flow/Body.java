package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Place;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs as one: a method, a constructor, the initialisers of a class, a lambda.
 *
 * @param place its declaration
 * @param kind what it is
 * @param type the innermost class around it
 * @param method the method or constructor that it is; for a lambda null
 * @param parameters its parameters
 * @param start where it starts
 * @param normalEnd where it ends when it returns
 * @param abruptEnd where it ends when an exception leaves it
 * @param blocks all blocks that some way leads to
 */
public record Body(
        Place place,
        Kind kind,
        TypeElement type,
        @Nullable ExecutableElement method,
        List<? extends VariableElement> parameters,
        Block start,
        Block normalEnd,
        Block abruptEnd,
        List<Block> blocks) {

    /** What a body is. */
    public enum Kind {
        METHOD,
        CONSTRUCTOR,
        INSTANCE_INITIALIZER,
        STATIC_INITIALIZER,
        LAMBDA
    }

    /** Whether some step of the body answers the question with yes. */
    public boolean hasStep(Predicate<Step> question) {
        for (Block block : blocks) {
            for (Step step : block.steps()) {
                if (question.test(step)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether some way comes back to where it has been. */
    boolean hasLoop() {
        for (Block block : blocks) {
            if (block.isLoopHead()) {
                return true;
            }
        }
        return false;
    }

    /** All steps that some way leads to. */
    Stream<Step> steps() {
        return blocks.stream().flatMap(block -> block.steps().stream());
    }

    /** A body is only ever the same as itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
