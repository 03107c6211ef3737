package dev.lockkeeper.analyser.fact;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * All that was found out about a top-level class.
 *
 * @param type the class
 * @param facts in the order in which they were found
 * @param declarations the members of the class and of those inside it
 */
public record ClassFacts(TypeElement type, List<Fact> facts, List<MemberDeclaration> declarations) {

    /** The same with more facts. */
    public ClassFacts with(List<? extends Fact> more) {
        return more.isEmpty()
                ? this
                : new ClassFacts(
                        type, Stream.concat(facts.stream(), more.stream()).toList(), declarations);
    }

    /** The same without what is of interest only while the class itself is checked. */
    public ClassFacts forWholeProgram() {
        return new ClassFacts(
                type, facts.stream().filter(Fact::isOfWholeProgram).toList(), List.of());
    }

    /** The facts of one sort. */
    public <F extends Fact> Stream<F> of(Class<F> sort) {
        return facts.stream().filter(sort::isInstance).map(sort::cast);
    }
}
