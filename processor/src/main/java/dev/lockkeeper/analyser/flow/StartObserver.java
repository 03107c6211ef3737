package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.MutableTypes;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds out in which worlds a body starts others: code that it hands out, and methods whose callers are all known. */
final class StartObserver implements StepObserver {
    private final Engine engine;
    private final BiConsumer<Body, World> start;
    private final CallStarts calls;
    private final @Nullable KeptCode kept;
    private final MutableTypes mutableTypes;
    /** Code that an object runs if somebody uses that, with what is known where the object was made. */
    private final Map<Body, World> wrapped = new HashMap<>();

    /** For a body by itself, or a class: of that, all calls of the objects are known that keep code of it. */
    StartObserver(Engine engine, BiConsumer<Body, World> start, CallStarts calls, @Nullable KeptCode kept) {
        this.engine = engine;
        this.start = start;
        this.calls = calls;
        this.kept = kept;
        mutableTypes = new MutableTypes(engine.hierarchy());
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        for (World world : worlds.all()) {
            if (step instanceof Step.Call call) {
                onCall(call, world);
            } else if (step instanceof Step.Use use) {
                startNow(engine.evaluator().evaluate(use.object(), world), world, false);
            } else if (step instanceof Step.Store store) {
                startLater(store.value(), world, ofObjectsIn(store, world));
            } else if (step instanceof Step.Release release) {
                startLater(release.value(), world, HeldLocks.NONE);
            } else if (step instanceof Step.Return exit && exit.value() != null) {
                startLater(exit.value(), world, HeldLocks.NONE);
            } else if (step instanceof Step.Initialize initialize) {
                onInitialize(initialize.initializers(), world);
            } else if (step instanceof Step.Declare declare) {
                startedBesideCalls(declare.bodies())
                        .forEach(each -> start.accept(each, engine.entries().later(each, world)));
            }
        }
    }

    /** Where all constructors are known, the initialisers start in those; else they start anywhere. */
    private void onInitialize(Body initializers, World world) {
        if (calls.isStartedByCallsOnly(initializers)) {
            start.accept(initializers, engine.entries().atOnce(initializers, world));
        }
    }

    private void onCall(Step.Call call, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        List<Value> arguments = engine.evaluator().evaluateAll(call.arguments(), world);
        if (Escapes.startsThread(call)) {
            startLater(receiver, world, HeldLocks.NONE);
        } else if (call.codeUse() == CodeUse.WRAPS) {
            wrap(receiver, world);
        } else {
            startNow(receiver, world, call.created() != null);
        }
        for (int i = 0; i < arguments.size(); i++) {
            for (Value.Code code : Deferred.codesOf(arguments.get(i))) {
                onHandedOver(call, i, code, receiver, arguments, world);
            }
        }
        if (kept != null) {
            kept.call(call, world).forEach(this::startKept);
        }
        for (Body body : calls.startedBy(call.method())) {
            start.accept(body, engine.entries().called(body, receiver, arguments, world));
        }
    }

    private void onHandedOver(
            Step.Call call, int index, Value.Code code, @Nullable Value receiver, List<Value> arguments, World world) {
        if (call.isRunningCode()) {
            startNow(code, call.codeUse() == CodeUse.FORKS ? world.forked() : world, false);
            return;
        }
        if (receiver != null && makesGuard(call.method())) {
            startLater(code, world, HeldLocks.NONE.taking(new Hold(receiver, Mode.EXCLUSIVE), null));
            return;
        }
        Set<Summary.Run> runs = engine.summaries().runsOf(call, index);
        if (runs.isEmpty()) {
            onKept(call, index, code, world);
        }
        Map<Value, Value> names = Frames.intoCaller(call.method(), receiver, arguments);
        runs.forEach(run -> run.forCaller(names).ifPresent(own -> onRun(code, own, world)));
    }

    private void onRun(Value.Code code, Summary.Run run, World world) {
        HeldLocks held = canonical(run.held(), world);
        World given = given(code, run, world);
        if (run.isLater()) {
            startLater(code, given, held);
        } else {
            HeldLocks left = world.held().without(canonical(run.givenUp(), world));
            startNow(code, given.withHeld(left.plus(held)), false);
        }
    }

    /** The world in which the parameters of a lambda are what it is given. */
    private World given(Value.Code code, Summary.Run run, World world) {
        Map<Integer, Value> arguments =
                run.mapArguments(value -> engine.evaluator().canonical(value, world));
        World given = world;
        for (Body body : engine.programs().codeOf(code.site())) {
            for (int i = 0; i < body.parameters().size() && body.kind() == Body.Kind.LAMBDA; i++) {
                Value argument = arguments.get(i);
                Variable parameter = new Variable.Declared(body.parameters().get(i));
                given = argument == null ? given : given.withLocal(parameter, argument);
            }
        }
        return given;
    }

    private void onKept(Step.Call call, int index, Value.Code code, World world) {
        if (call.codeUse() == CodeUse.WRAPS) {
            wrap(code, world);
            return;
        }
        Optional<Set<KeptCode.Start>> starts =
                kept == null ? Optional.empty() : kept.keep(call, index, new KeptCode.Kept(code, world));
        starts.ifPresentOrElse(each -> each.forEach(this::startKept), () -> startLater(code, world, HeldLocks.NONE));
    }

    /** Whoever gets the result runs the code. */
    private void wrap(@Nullable Value object, World world) {
        for (Value.Code code : Deferred.codesOf(object)) {
            bodiesOf(code).forEach(body -> wrapped.put(body, world));
        }
    }

    /** Starts a body that nobody was seen to start. */
    void startUnused(Body body) {
        World around = wrapped.get(body);
        start.accept(
                body,
                around == null ? engine.entries().of(body) : engine.entries().later(body, around));
    }

    private void startKept(KeptCode.Start started) {
        World world = started.kept().world();
        startLater(started.kept().code(), world, canonical(started.held(), world));
    }

    /** Guava asks the guards of a monitor while it is occupied. */
    private static boolean makesGuard(ExecutableElement method) {
        return method.getSimpleName().contentEquals("newGuard")
                && DeclaringType.of(method).getQualifiedName().contentEquals(LockKind.GUAVA_TYPE);
    }

    private HeldLocks canonical(HeldLocks held, World world) {
        HeldLocks result = HeldLocks.NONE;
        for (Hold hold : canonical(held.all(), world)) {
            result = result.taking(hold, null);
        }
        return result;
    }

    private Set<Hold> canonical(Set<Hold> holds, World world) {
        Set<Hold> result = new LinkedHashSet<>();
        for (Hold hold : holds) {
            Value lock = engine.evaluator().canonical(hold.lock(), world);
            result.add(LockTransfer.holdOf(lock, hold.mode()));
        }
        return result;
    }

    /** Of an object just created only the initialisers run; the rest of an anonymous class is up to who gets the object. */
    private void startNow(@Nullable Value object, World world, boolean isCreation) {
        for (Value.Code code : Deferred.codesOf(object)) {
            bodiesOf(code)
                    .filter(body -> (body.kind() == Body.Kind.INSTANCE_INITIALIZER) == isCreation)
                    .forEach(body -> start.accept(body, engine.entries().atOnce(body, world)));
        }
    }

    private void startLater(Operand operand, World world, HeldLocks held) {
        startLater(engine.evaluator().evaluate(operand, world), world, held);
    }

    /** A collection in a guarded field is used with the lock only, and so runs what an anonymous class has overridden. */
    private HeldLocks ofObjectsIn(Step.Store store, World world) {
        Value self = new Value.Self(DeclaringType.of(store.field()));
        return mutableTypes.contains(store.field().asType())
                        && self.equals(engine.evaluator().evaluateOwner(store.owner(), world))
                ? engine.entries().guarding(store.field(), DeclaringType.of(store.field()), world)
                : HeldLocks.NONE;
    }

    private void startLater(@Nullable Value object, World world, HeldLocks held) {
        for (Value.Code code : Deferred.codesOf(object)) {
            bodiesOf(code)
                    .filter(body -> body.kind() != Body.Kind.INSTANCE_INITIALIZER)
                    .forEach(body -> {
                        World entry = engine.entries().later(body, world);
                        start.accept(body, entry.withHeld(entry.held().plus(held)));
                    });
        }
    }

    private Stream<Body> bodiesOf(Value.Code code) {
        return startedBesideCalls(engine.programs().codeOf(code.site()));
    }

    /** Private methods of a class that is no member of another start where they are called, like those of any other class. */
    private Stream<Body> startedBesideCalls(List<Body> bodies) {
        return bodies.stream().filter(body -> !calls.isStartedByCallsOnly(body));
    }
}
