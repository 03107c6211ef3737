package dev.lockkeeper.analyser.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * All that was found out about a top-level class.
 *
 * @param type the class
 * @param facts in the order in which they were found
 * @param declarations the members of the class and of those inside it
 * @param reassigned the fields that are assigned to by code that constructs nothing
 */
public record ClassFacts(
        TypeElement type, List<Fact> facts, List<MemberDeclaration> declarations, Set<VariableElement> reassigned) {

    /** Whether the field may refer to another object later on. */
    public boolean isReassigned(VariableElement field) {
        return reassigned.contains(field) || !field.getModifiers().contains(Modifier.PRIVATE);
    }

    /** The same with more facts. */
    public ClassFacts with(List<? extends Fact> more) {
        return more.isEmpty()
                ? this
                : new ClassFacts(
                        type, Stream.concat(facts.stream(), more.stream()).toList(), declarations, reassigned);
    }

    /** The same without what is of interest only while the class itself is checked. */
    public ClassFacts forWholeProgram() {
        return new ClassFacts(
                type, facts.stream().filter(Fact::isOfWholeProgram).toList(), List.of(), Set.of());
    }

    /** The facts of one sort. */
    public <F extends Fact> Stream<F> of(Class<F> sort) {
        List<F> found = List.of();
        for (Fact fact : facts) {
            if (sort.isInstance(fact)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(sort.cast(fact));
            }
        }
        return found.stream();
    }
}
