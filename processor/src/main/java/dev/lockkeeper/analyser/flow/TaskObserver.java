package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.TaskStarted;
import dev.lockkeeper.analyser.fact.ValueStored;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.fact.WorkerDeclared;
import dev.lockkeeper.analyser.lock.DomainClasses;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import dev.lockkeeper.analyser.task.TaskStarters;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Finds out where tasks are started, what they and others do with variables, and what kinds of objects those hold. */
final class TaskObserver implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;
    private final TaskStarters starters;
    private final Cycles cycles = new Cycles();
    /** Lambdas that are run for each element of something. */
    private final Set<Integer> perElement = new HashSet<>();

    TaskObserver(Engine engine, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        starters = new TaskStarters(engine.hierarchy());
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Touch touch) {
            onTouch(body, touch, worlds);
        } else if (step instanceof Step.Call call) {
            worlds.all().forEach(world -> onCall(body, call, world));
        } else if (step instanceof Step.Store store) {
            worlds.all().forEach(world -> onStored(body, step, store.field(), store.value(), world));
        } else if (step instanceof Step.Assign assign
                && assign.variable() instanceof Variable.Declared declared
                && declared.element() instanceof VariableElement variable) {
            worlds.all().forEach(world -> onStored(body, step, variable, assign.value(), world));
        }
    }

    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (body.method() != null && WorkerMethods.isWorker(body.method())) {
            facts.accept(new WorkerDeclared(body.place(), Routines.of(body)));
        }
    }

    private void onTouch(Body body, Step.Touch touch, Worlds worlds) {
        for (World world : worlds.all()) {
            Value owner = engine.evaluator().evaluateOwner(touch.owner(), world);
            boolean isUnshared = owner != null && world.unshared().contains(owner);
            if (!isUnshared) {
                Set<Hold> held = Set.copyOf(world.held().all());
                facts.accept(new VariableTouch(
                        touch.place(), Routines.of(body), touch.variable(), owner, touch.kind(), held));
            }
        }
    }

    private void onCall(Body body, Step.Call call, World world) {
        boolean isStarting = starters.isStarting(call.method());
        boolean isPerElement =
                call.isRunningCode() && call.method().getSimpleName().contentEquals("forEach");
        if (!isStarting && !isPerElement) {
            return;
        }
        for (Operand argument : call.arguments()) {
            if (engine.evaluator().evaluate(argument, world) instanceof Value.Code code) {
                for (Body task : engine.programs().codeOf(code.site())) {
                    onCode(body, call, task, isStarting, world);
                }
            }
        }
    }

    private void onCode(Body body, Step.Call call, Body task, boolean isStarting, World world) {
        if (!isStarting) {
            perElement.add(task.start().id());
        } else if (task.kind() == Body.Kind.LAMBDA || task.kind() == Body.Kind.METHOD) {
            boolean isRepeated = cycles.isRepeated(body, call)
                    || perElement.contains(body.start().id());
            facts.accept(new TaskStarted(
                    call.place(),
                    Routines.of(body),
                    Routines.of(task),
                    isRepeated,
                    captured(body, world),
                    isInDomainClass(body.type()),
                    call.site()));
        }
    }

    /** Objects in variables that are not new each time round a loop. */
    private Set<Value> captured(Body body, World world) {
        Set<Value> values = new HashSet<>();
        world.locals().values().stream()
                .filter(value -> value instanceof Value.Created created && !isCreatedInLoop(body, created))
                .forEach(values::add);
        body.parameters().forEach(parameter -> values.add(new Value.Entry(new Variable.Declared(parameter))));
        return values;
    }

    private boolean isCreatedInLoop(Body body, Value.Created created) {
        Step.Call call = Routines.callAt(body, created.site());
        return call != null && cycles.isRepeated(body, call);
    }

    private static boolean isInDomainClass(TypeElement type) {
        for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement each && DomainClasses.isDomainClass(each)) {
                return true;
            }
        }
        return false;
    }

    private void onStored(Body body, Step step, VariableElement variable, Operand value, World world) {
        boolean isNull = engine.evaluator().evaluate(value, world).equals(Value.Constant.NULL);
        if (!isNull && !variable.asType().getKind().isPrimitive()) {
            @Nullable
            TypeElement type =
                    engine.evaluator().evaluate(value, world) instanceof Value.Created created ? created.type() : null;
            facts.accept(
                    new ValueStored(placeOf(step), Routines.of(body), variable, type, cycles.isRepeated(body, step)));
        }
    }

    private static Place placeOf(Step step) {
        return step instanceof Step.Store store ? store.place() : ((Step.Assign) step).place();
    }
}
