package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that was found out about a compilation.
 *
 * @param classes its classes, in the order in which the compiler finished with them
 */
public record ProgramFacts(List<ClassFacts> classes, TypeHierarchy hierarchy) {

    /** Whether there is a fact of that sort; most compilations have none of some. */
    boolean has(Class<? extends Fact> sort) {
        for (ClassFacts each : classes) {
            for (Fact fact : each.facts()) {
                if (sort.isInstance(fact)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The facts of one sort. */
    <F extends Fact> Stream<F> of(Class<F> sort) {
        return classes.stream().flatMap(each -> each.of(sort));
    }
}
