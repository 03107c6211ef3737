package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What the methods of the compilation do for their callers, worked out from their bodies when first asked for. */
final class Summaries {
    private final Engine engine;
    private final SummaryInterest interest;
    private final Map<Body, Summary> summaries = new HashMap<>();
    private final Map<ExecutableElement, Optional<Value>> returned = new HashMap<>();

    Summaries(Engine engine) {
        this.engine = engine;
        interest = new SummaryInterest(engine);
    }

    /** What a call of the method does to the caller's locks; nothing for a method without source. */
    Summary of(ExecutableElement method) {
        return engine.programs().findBody(method).map(this::of).orElse(Summary.NOTHING);
    }

    /** The ways in which the method that is called runs the code that is passed as that argument; none if it may do more with it. */
    Set<Summary.Run> runsOf(Step.Call call, int argument) {
        List<? extends VariableElement> declared = call.method().getParameters();
        return argument < declared.size()
                ? of(call.method()).runs().getOrDefault(declared.get(argument), Set.of())
                : Set.of();
    }

    /** What running code by one of its methods does. */
    Summary ofCode(Value.Code code) {
        List<Body> bodies = engine.programs().codeOf(code.site());
        return bodies.size() == 1 ? of(bodies.get(0)) : Summary.NOTHING;
    }

    /** Whether calls of the body may do anything to the caller's locks. */
    boolean mayMatter(Body body) {
        return interest.mayMatter(body);
    }

    Summary of(Body body) {
        Summary known = summaries.get(body);
        if (known == null) {
            summaries.put(body, Summary.NOTHING); // what a recursive call finds
            known = interest.mayMatter(body) ? workOut(body) : Summary.NOTHING;
            summaries.put(body, known);
        }
        return known;
    }

    private Summary workOut(Body body) {
        World entry = engine.entries().of(body);
        EndObserver ends = new EndObserver(body, entry);
        ParameterRuns runs = new ParameterRuns(engine, body);
        new BodyAnalysis(engine, List.of(ends, runs)).runAlone(body, entry);
        List<Summary.Outcome> outcomes = ends.outcomes();
        return new Summary(outcomes, ends.known(), ends.givenUp(), leftByChance(body, outcomes), runs.found());
    }

    /**
     * The locks that the body tries to take and does not tell whether it has: the mistake is its own. What a private method leaves held is
     * looked at in its callers.
     */
    private Set<Hold> leftByChance(Body body, List<Summary.Outcome> outcomes) {
        ExecutableElement method = body.method();
        if (outcomes.size() < 2
                || method == null
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !body.hasStep(this::isTry)) {
            return Set.of();
        }
        Set<Hold> left = new HashSet<>();
        outcomes.forEach(one -> outcomes.forEach(other -> left.addAll(one.takenUnlike(other))));
        return left;
    }

    private boolean isTry(Step step) {
        return step instanceof Step.Call call
                && engine.locks()
                        .find(call.method())
                        .filter(LockOperation.TRY_LOCK::equals)
                        .isPresent();
    }

    /** What the method returns, if that is all it does and can be named: a field, a lock, a side of one. */
    Optional<Value> findReturned(ExecutableElement method) {
        Optional<Value> known = returned.get(method);
        if (known == null) {
            returned.put(method, Optional.empty());
            known = engine.programs()
                    .findBody(method)
                    .flatMap(this::readReturned)
                    .or(() -> engine.programs().plain().findReturned(method))
                    .or(() -> engine.members().findComponent(method).map(Summaries::ofThis));
            returned.put(method, known);
        }
        return known;
    }

    /** Whether the method throws nothing when used rightly, and no other one overrides it: it calculates, or takes locks. */
    boolean isQuiet(ExecutableElement method) {
        boolean isFixed = method.getModifiers().stream()
                .anyMatch(Set.of(Modifier.STATIC, Modifier.PRIVATE, Modifier.FINAL)::contains);
        return isFixed
                && engine.programs()
                        .findBody(method)
                        .filter(body -> !body.hasStep(Summaries::mayThrow))
                        .isPresent();
    }

    private static boolean mayThrow(Step step) {
        return step instanceof Step.Enter || !Graph.handlers(step).isEmpty();
    }

    private static Value ofThis(VariableElement field) {
        return new Value.Field(new Value.Self(DeclaringType.of(field)), field);
    }

    private Optional<Value> readReturned(Body body) {
        Step.@Nullable Return exit = null;
        for (Step step : body.steps().toList()) {
            if (step instanceof Step.Return found && exit == null) {
                exit = found;
            } else if (!(step instanceof Step.Access || step instanceof Step.Touch || isNaming(step))) {
                return Optional.empty();
            }
        }
        if (exit == null || exit.value() == null) {
            return Optional.empty();
        }
        Value value = engine.evaluator().evaluate(exit.value(), World.EMPTY);
        return value.root() instanceof Value.Self || value.root() instanceof Value.StaticField
                ? Optional.of(value)
                : Optional.empty();
    }

    /** Whether the step calls what only names something: a side of a lock, or what another such method returns. */
    private boolean isNaming(Step step) {
        if (!(step instanceof Step.Call call) || !call.arguments().isEmpty()) {
            return false;
        }
        Operand named = new Operand.Getter(call.receiver(), call.method(), call.site());
        return engine.evaluator().evaluate(named, World.EMPTY) instanceof Value.Side
                || findReturned(call.method()).isPresent();
    }

    /** Collects the ways in which a body returns. */
    private static final class EndObserver implements StepObserver {
        private final Body summarised;
        private final World entry;
        private final Set<Summary.Outcome> found = new LinkedHashSet<>();
        private @Nullable Set<Hold> known;
        private @Nullable Set<Hold> givenUp;

        EndObserver(Body summarised, World entry) {
            this.summarised = summarised;
            this.entry = entry;
        }

        @Override
        public void onEnd(Body body, Worlds normal, Worlds abrupt) {
            if (body.equals(summarised) && !normal.isApproximate()) {
                normal.all().forEach(this::add);
            }
            if (body.equals(summarised) && !abrupt.isApproximate()) {
                abrupt.all().forEach(world -> givenUp = common(givenUp, notHeldAnyMore(world)));
            }
        }

        private Set<Hold> notHeldAnyMore(World world) {
            Set<Hold> released = released(world);
            released.removeIf(world.held()::has); // taken again
            return released;
        }

        private static Set<Hold> common(@Nullable Set<Hold> before, Set<Hold> added) {
            if (before == null) {
                return added;
            }
            before.retainAll(added);
            return before;
        }

        private void add(World world) {
            Set<Hold> checked = new HashSet<>(world.held().certain());
            checked.removeAll(world.held().takenHere());
            checked.removeAll(entry.held().all());
            found.add(outcome(world, Set.copyOf(checked)));
            known = common(known, checked);
        }

        Set<Hold> known() {
            return known == null ? Set.of() : Set.copyOf(known);
        }

        Set<Hold> givenUp() {
            return givenUp == null ? Set.of() : Set.copyOf(givenUp);
        }

        private Summary.Outcome outcome(World world, Set<Hold> checked) {
            Set<Hold> taken = world.held().takenHere();
            taken.removeAll(entry.held().all());
            Value returned = world.locals().getOrDefault(Transfer.RESULT, new Value.Opaque(0));
            Boolean truth = world.truths().get(returned);
            Value result = truth == null ? returned : new Value.Constant(truth);
            return new Summary.Outcome(
                    withCaptured(result, world),
                    LockTransfer.isStamp(returned, world),
                    taken,
                    released(world),
                    world.fields(),
                    Premises.of(world.truths()),
                    checked);
        }

        private Set<Hold> released(World world) {
            HeldLocks before = entry.held();
            Set<Hold> released = new HashSet<>(world.released());
            released.removeIf(hold -> before.has(hold) && world.held().has(hold)); // taken again
            before.all().stream().filter(hold -> !world.held().has(hold)).forEach(released::add);
            return released;
        }

        /** Code that is returned takes along what it captured. */
        private static Value withCaptured(Value result, World world) {
            if (!(result instanceof Value.Code code)) {
                return result instanceof Deferred deferred ? deferred.object() : result;
            }
            Map<Value, Value> captured = new HashMap<>(code.captured());
            world.locals().forEach((variable, value) -> captured.put(new Value.Entry(variable), value));
            captured.remove(new Value.Entry(Transfer.RESULT));
            return new Value.Code(code.site(), captured);
        }

        /** Nothing when every way leaves the caller's locks alone. */
        List<Summary.Outcome> outcomes() {
            if (found.stream().allMatch(EndObserver::isNothing)) {
                return List.of();
            }
            Set<Hold> taken = new HashSet<>();
            found.forEach(outcome -> taken.addAll(outcome.taken()));
            return found.stream()
                    .map(outcome -> outcome.withFound(intersection(outcome.found(), taken)))
                    .distinct()
                    .toList();
        }

        private static Set<Hold> intersection(Set<Hold> first, Set<Hold> second) {
            Set<Hold> both = new HashSet<>(first);
            both.retainAll(second);
            return both;
        }

        private static boolean isNothing(Summary.Outcome outcome) {
            Value result = outcome.result();
            return outcome.taken().isEmpty()
                    && outcome.released().isEmpty()
                    && outcome.fields().isEmpty()
                    && !(result instanceof Value.Code
                            || result instanceof Value.IsHeld
                            || result instanceof Value.Side);
        }
    }
}
