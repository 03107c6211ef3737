package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.MutableTypes;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which mutable objects of guarded fields operands denote. */
final class GuardedObjects {
    private final Engine engine;
    private final MutableTypes mutableTypes;
    private final SafeContents contents;

    GuardedObjects(Engine engine, Origins origins) {
        this.engine = engine;
        mutableTypes = new MutableTypes(engine.hierarchy());
        contents = new SafeContents(origins);
    }

    /** The guarded field whose mutable object the operand denotes. */
    Optional<Value.Field> find(Operand operand, World world) {
        return engine.evaluator().evaluate(operand, world) instanceof Value.Field field && isOpen(field, world)
                ? Optional.of(field)
                : Optional.empty();
    }

    private boolean isOpen(Value.Field field, World world) {
        return !engine.guards().guardsOf(field.field()).isEmpty()
                && mutableTypes.contains(field.field().asType())
                && !contents.holdsOnlySafeObjects(field.field())
                && !world.unshared().contains(field.owner());
    }

    /** The same for an expression with several ways through it, or whose object is assigned to a field on the way. */
    List<Value.Field> findAll(Body body, Operand operand, World world) {
        List<Value.Field> found = new ArrayList<>();
        find(operand, world).ifPresent(found::add);
        if (operand instanceof Operand.Local local && local.variable() instanceof Variable.Temporary) {
            body.steps()
                    .filter(step -> step instanceof Step.Assign assign
                            && assign.variable().equals(local.variable()))
                    .forEach(step -> found.addAll(findAll(body, ((Step.Assign) step).value(), world)));
        } else if (isOfOneExpression(operand)) {
            body.steps()
                    .filter(step ->
                            step instanceof Step.Store store && store.value().equals(operand))
                    .flatMap(step -> findStored((Step.Store) step, world).stream())
                    .filter(field -> !contents.isSafe(operand))
                    .forEach(found::add);
        }
        return found;
    }

    /** Whether the operand stands for one expression of the source: who has it in two places has {@code f = new X()} in one. */
    private static boolean isOfOneExpression(Operand operand) {
        return operand instanceof Operand.Result
                || operand instanceof Operand.Getter
                || (operand instanceof Operand.Known known && known.value() instanceof Value.Created);
    }

    private Optional<Value.Field> findStored(Step.Store store, World world) {
        return store.owner() == null
                ? Optional.empty()
                : Optional.of(new Value.Field(engine.evaluator().evaluate(store.owner(), world), store.field()))
                        .filter(field -> isOpen(field, world));
    }
}
