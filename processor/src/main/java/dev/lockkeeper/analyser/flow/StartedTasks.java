package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.TaskStarted;
import dev.lockkeeper.analyser.lock.DomainClasses;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import dev.lockkeeper.analyser.task.TaskStarters;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds out where code is handed over to run in another thread. */
final class StartedTasks implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;
    private final TaskStarters starters;
    private final Cycles cycles;
    private final TaskLines lines;
    private final RunnableObjects objects;
    /** Lambdas that are run for each element of something. */
    private final Set<Integer> perElement = new HashSet<>();

    StartedTasks(Engine engine, Program program, Cycles cycles, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        this.cycles = cycles;
        starters = new TaskStarters(engine.hierarchy());
        lines = new TaskLines(engine, program);
        objects = new RunnableObjects(engine.hierarchy(), engine.members());
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Call call) {
            worlds.all().forEach(world -> onCall(body, call, world));
        }
    }

    private void onCall(Body body, Step.Call call, World world) {
        boolean isParallel = call.codeUse() == CodeUse.FORKS;
        if (isParallel || starters.isStarting(call.method())) {
            call.arguments().forEach(argument -> onTask(body, call, argument, world, isParallel));
        } else if (call.isRunningCode() && call.method().getSimpleName().contentEquals("forEach")) {
            call.arguments().forEach(argument -> onElements(argument, world));
        } else if (starters.isStartingItself(call.method()) && call.receiver() != null) {
            onObject(body, call, engine.evaluator().evaluate(call.receiver(), world), world);
        }
    }

    private void onElements(Operand argument, World world) {
        if (engine.evaluator().evaluate(argument, world) instanceof Value.Code code) {
            engine.programs()
                    .codeOf(code.site())
                    .forEach(body -> perElement.add(body.start().id()));
        }
    }

    private void onTask(Body body, Step.Call call, Operand argument, World world, boolean isParallel) {
        Value value = engine.evaluator().evaluate(argument, world);
        if (!(value instanceof Value.Code code)) {
            if (!isParallel) {
                onObject(body, call, value, world);
            }
            return;
        }
        for (Body task : engine.programs().codeOf(code.site())) {
            if (task.kind() == Body.Kind.LAMBDA || task.kind() == Body.Kind.METHOD) {
                Set<Value> shared = captured(body, world);
                shared.add(new Value.Self(body.type()));
                start(body, call, Routines.of(task), isParallel || isRepeated(body, call), shared, world);
            }
        }
    }

    /** An object of a class that says itself what it runs. */
    private void onObject(Body body, Step.Call call, Value object, World world) {
        boolean isNew =
                object instanceof Value.Created created && (isCreatedInLoop(body, created) || !isRepeated(body, call));
        objects.findTask(object)
                .ifPresent(task -> start(
                        body, call, task, isRepeated(body, call), RunnableObjects.shared(task.type(), isNew), world));
    }

    private void start(Body body, Step.Call call, Routine task, boolean isRepeated, Set<Value> shared, World world) {
        Set<TaskLines.Line> found = lines.find(body, call, world);
        facts.accept(new TaskStarted(
                call.place(),
                Routines.of(body),
                task,
                isRepeated && found.stream().noneMatch(TaskLines.Line::isOneByOne),
                shared,
                isInDomainClass(body.type()),
                found.stream().map(TaskLines.Line::common).collect(Collectors.toSet())));
    }

    private boolean isRepeated(Body body, Step.Call call) {
        return cycles.isRepeated(body, call) || perElement.contains(body.start().id());
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
}
