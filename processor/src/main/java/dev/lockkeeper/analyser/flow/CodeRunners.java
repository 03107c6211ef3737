package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The code of a class that runs, by itself or through its own methods, what a field of the class holds. */
final class CodeRunners {
    private final Program home;
    private final VariableElement field;
    private final TypeElement type;

    CodeRunners(Program home, VariableElement field) {
        this.home = home;
        this.field = field;
        type = DeclaringType.of(field);
    }

    /**
     * Whether only methods of the object run the code, none of them from code that may run later, and the object gives itself to
     * nobody who could call them.
     */
    boolean areMethodsOnly() {
        return isPlainObject()
                && !Handing.stepsOf(new Operand.Known(new Value.Self(type)), home)
                        .findAny()
                        .isPresent()
                && stores().allMatch(body -> body.kind() == Body.Kind.CONSTRUCTOR)
                && all().stream().allMatch(this::isOwnMethod);
    }

    /** What the class inherits could call its methods, too. */
    private boolean isPlainObject() {
        return type.getSuperclass().toString().equals("java.lang.Object");
    }

    private Stream<Body> stores() {
        return home.allBodies()
                .filter(body -> body.hasStep(step ->
                        step instanceof Step.Store store && store.field().equals(field)));
    }

    private boolean isOwnMethod(Body body) {
        return body.kind() == Body.Kind.METHOD
                && body.type().equals(type)
                && home.bodies().contains(body);
    }

    private Set<Body> all() {
        Set<ExecutableElement> running = new HashSet<>();
        Set<Body> found = new HashSet<>();
        int before;
        do {
            before = found.size();
            home.allBodies()
                    .filter(body -> body.hasStep(step -> runs(step, running)))
                    .forEach(body -> {
                        found.add(body);
                        if (body.method() != null) {
                            running.add(body.method());
                        }
                    });
        } while (found.size() > before);
        return found;
    }

    private boolean runs(Step step, Set<ExecutableElement> running) {
        return step instanceof Step.Call call
                && (running.contains(call.method())
                        || (call.receiver() instanceof Operand.Field read
                                && read.field().equals(field)));
    }
}
