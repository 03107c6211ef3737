package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the private fields of a class whose objects keep code that they were given when they were created, and run it in
 * their methods only: {@code private final Decider decider = new Decider(this::reschedule)}. Nobody but this class calls them, so
 * that the code runs where the class calls them.
 */
final class Keepers {
    private final Engine engine;
    private final Program program;
    private @Nullable Set<VariableElement> candidates;

    Keepers(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** Whether the field is given a new object that is given code. */
    boolean isCandidate(VariableElement field) {
        if (candidates == null) {
            candidates = new HashSet<>();
            Set<Operand> created = new HashSet<>();
            if (!program.codes().isEmpty()) {
                steps(Step.Call.class).filter(Keepers::isGivingCode).forEach(call -> created.add(call.receiver()));
                steps(Step.Store.class)
                        .filter(store -> created.contains(store.value()))
                        .forEach(store -> candidates.add(store.field()));
            }
        }
        return candidates.contains(field);
    }

    private <T extends Step> Stream<T> steps(Class<T> kind) {
        return program.allBodies().flatMap(Body::steps).filter(kind::isInstance).map(kind::cast);
    }

    private static boolean isGivingCode(Step.Call call) {
        return call.created() != null && call.arguments().stream().anyMatch(Keepers::isCode);
    }

    private static boolean isCode(Operand operand) {
        return operand instanceof Operand.Known known && known.value() instanceof Value.Code;
    }

    /** The field with the one reference to the object created by the call, if that keeps this argument for itself. */
    Optional<VariableElement> find(Step.Call creation, int argument) {
        if (creation.created() == null
                || !isCode(creation.arguments().get(argument))
                || !(creation.receiver() instanceof Operand.Known known && known.value() instanceof Value.Created)) {
            return Optional.empty();
        }
        return findHolder(creation.receiver()).filter(this::isCandidate).filter(field -> isKept(creation, argument));
    }

    private Optional<VariableElement> findHolder(Operand created) {
        List<Step> uses = Handing.stepsOf(created, program).toList();
        return uses.size() == 1 && uses.get(0) instanceof Step.Store store && isClosed(store.field(), program)
                ? Optional.of(store.field())
                : Optional.empty();
    }

    private static boolean isClosed(VariableElement field, Program home) {
        return field.getModifiers().contains(Modifier.PRIVATE) && !Handing.isOfField(field, home);
    }

    private boolean isKept(Step.Call creation, int argument) {
        List<? extends VariableElement> declared = creation.method().getParameters();
        Optional<Program> keeper = engine.programs().findProgram(creation.method());
        if (keeper.isEmpty() || argument >= declared.size()) {
            return false;
        }
        Program home = keeper.get();
        return findField(declared.get(argument), home)
                .filter(field -> isClosed(field, home))
                .filter(field -> new CodeRunners(home, field).areMethodsOnly())
                .isPresent();
    }

    /** The one field in which the constructor, or another one that it calls, puts its parameter. */
    private Optional<VariableElement> findField(VariableElement parameter, Program home) {
        Operand given = new Operand.Local(new Variable.Declared(parameter));
        List<Step> uses = Handing.stepsOf(given, home).toList();
        boolean isCalled = home.allBodies()
                .anyMatch(body ->
                        body.hasStep(step -> step instanceof Step.Call call && given.equals(call.receiver())));
        if (uses.size() != 1 || isCalled) {
            return Optional.empty();
        }
        if (uses.get(0) instanceof Step.Store store) {
            return Optional.of(store.field());
        }
        boolean isOtherConstructor = uses.get(0) instanceof Step.Call call
                && call.method().getKind() == ElementKind.CONSTRUCTOR
                && call.created() == null
                && home.methods().containsKey(call.method());
        if (!isOtherConstructor) {
            return Optional.empty();
        }
        Step.Call other = (Step.Call) uses.get(0);
        int index = other.arguments().indexOf(given);
        return index < other.method().getParameters().size()
                ? findField(other.method().getParameters().get(index), home)
                : Optional.empty();
    }
}
