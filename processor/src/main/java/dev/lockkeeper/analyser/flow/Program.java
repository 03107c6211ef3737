package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.MemberDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A top-level class with everything in it, read and ready to be analysed.
 *
 * @param type the class
 * @param bodies what other code can start: methods, constructors, initialisers, of the class and its member classes
 * @param methods the bodies of methods and constructors, those of local classes too
 * @param codes the bodies of lambdas, method references and anonymous classes, by their number
 * @param declarations the members that guards or rules speak of
 * @param hasErrors whether the source names something that is not there
 */
public record Program(
        TypeElement type,
        List<Body> bodies,
        Map<ExecutableElement, Body> methods,
        Map<Integer, List<Body>> codes,
        List<MemberDeclaration> declarations,
        boolean hasErrors) {

    /** The bodies of all code in the class. */
    Stream<Body> allBodies() {
        return Stream.concat(
                Stream.concat(bodies.stream(), methods.values().stream()).distinct(),
                codes.values().stream().flatMap(List::stream));
    }

    /** The same in an order that does not change from run to run; bodies of local classes come after the others. */
    Set<Body> allInOrder() {
        Set<Body> all = new LinkedHashSet<>(bodies);
        codes.values().forEach(all::addAll);
        Deque<Body> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            open.remove()
                    .steps()
                    .filter(Step.Declare.class::isInstance)
                    .flatMap(step -> ((Step.Declare) step).bodies().stream())
                    .filter(all::add)
                    .forEach(open::add);
        }
        return all;
    }

    /** The fields that are assigned to by code that constructs nothing. */
    Set<VariableElement> reassignedFields() {
        return allBodies()
                .filter(body -> body.kind() == Body.Kind.METHOD || body.kind() == Body.Kind.LAMBDA)
                .flatMap(Body::steps)
                .filter(Step.Store.class::isInstance)
                .map(step -> ((Step.Store) step).field())
                .collect(Collectors.toSet());
    }
}
