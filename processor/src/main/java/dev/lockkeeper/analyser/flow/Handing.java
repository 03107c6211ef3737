package dev.lockkeeper.analyser.flow;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;

/** What a step hands on: to a method, a variable, a field, a caller or some other place where it can be used again. */
final class Handing {
    private Handing() {}

    /** Whether the step hands on the very object that the operand denotes, and not only uses it. */
    static boolean isOf(Operand object, Step step) {
        return handedOn(step).contains(object);
    }

    /** The steps of a class that hand on the object. */
    static Stream<Step> stepsOf(Operand object, Program program) {
        return program.allBodies().flatMap(Body::steps).filter(step -> isOf(object, step));
    }

    /** All that the step hands on. */
    static List<Operand> handedOn(Step step) {
        if (step instanceof Step.Call call) {
            return call.arguments();
        }
        if (step instanceof Step.Assign assign) {
            return List.of(assign.value());
        }
        if (step instanceof Step.Store store) {
            return List.of(store.value());
        }
        if (step instanceof Step.Release release) {
            return List.of(release.value());
        }
        return step instanceof Step.Return exit && exit.value() != null ? List.of(exit.value()) : List.of();
    }

    /** Whether the class hands on what the field of some object holds. */
    static boolean isOfField(VariableElement field, Program program) {
        return program.allBodies()
                .flatMap(Body::steps)
                .flatMap(step -> handedOn(step).stream())
                .anyMatch(operand ->
                        operand instanceof Operand.Field read && read.field().equals(field));
    }
}
