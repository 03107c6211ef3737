package dev.lockkeeper.analyser.flow;

import static java.util.Comparator.comparing;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.LockLeak;
import dev.lockkeeper.analyser.fact.LockUnheld;
import dev.lockkeeper.analyser.fact.LockUpgrade;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** Finds locks that are taken twice, not released, or released without being held. */
final class LockObserver implements StepObserver {
    private final Engine engine;
    private final HandedOverLocks handedOver;
    private final OtherHolders others;
    private final CollectedLocks collected;
    private final Consumer<Fact> facts;
    /** What the body that is looked at does without a lock, which may yet turn out to be its caller's. */
    private final Map<LockUnheld, Hold> unheld = new LinkedHashMap<>();
    /** The locks that it takes itself. */
    private final Set<Value> taken = new HashSet<>();
    /** Where it does so by methods of the locks, and not by others that do it for their callers. */
    private final Set<Place> takenAt = new HashSet<>();

    LockObserver(Engine engine, Program program, Consumer<Fact> facts) {
        this.engine = engine;
        others = new OtherHolders(engine, program);
        handedOver = new HandedOverLocks(engine, program, others);
        collected = new CollectedLocks(engine.hierarchy());
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Enter enter) {
            for (World world : worlds.all()) {
                taken.add(engine.evaluator().evaluate(enter.monitor(), world));
            }
        } else if (step instanceof Step.Call call && call.receiver() != null && !worlds.isApproximate()) {
            Optional<LockOperation> operation = engine.locks().find(call.method());
            if (operation.isPresent()) {
                onOperation(body, call, operation.get(), worlds);
            }
        }
    }

    private void onOperation(Body body, Step.Call call, LockOperation operation, Worlds worlds) {
        takenAt.add(call.place());
        if (LockEffects.isBlockingTake(operation)) {
            worlds.all().forEach(world -> onTake(body, call, operation, world));
        } else if (LockEffects.isHoldersAction(operation)) {
            onHoldersAction(body, call, operation, worlds);
        }
    }

    private void onTake(Body body, Step.Call call, LockOperation operation, World world) {
        Hold wanted = LockEffects.holdTaken(operation, receiver(call, world));
        taken.add(wanted.lock());
        boolean isStamped = LockTypes.isStamped(wanted.lock(), engine.hierarchy());
        boolean isWrite = wanted.mode() == Mode.EXCLUSIVE;
        Hold read = new Hold(wanted.lock(), Mode.READ);
        Set<Hold> held = world.held().certain();
        if (isWrite && held.contains(read) && !world.held().has(wanted)) {
            facts.accept(new LockUpgrade(call.place(), text(body, wanted.lock()), true));
        } else if (isStamped && held.contains(new Hold(wanted.lock(), Mode.EXCLUSIVE))) {
            facts.accept(new LockUpgrade(call.place(), text(body, wanted.lock()), false));
        }
    }

    private void onHoldersAction(Body body, Step.Call call, LockOperation operation, Worlds worlds) {
        boolean isUnheld = worlds.areAll(world -> isUnheld(call, operation, world));
        if (isUnheld && !worlds.isEmpty()) {
            World world = worlds.all().get(0);
            Value lock = named(LockEffects.lockOf(operation, receiver(call, world)), world);
            if (isNamed(lock)) {
                String action = call.method().getSimpleName().toString();
                LockUnheld fact = new LockUnheld(call.place(), text(body, lock), action, kind(operation, lock));
                unheld.put(fact, holdNeeded(operation, lock));
            }
        }
    }

    /** The hold, or one of two, without which the operation is a mistake. */
    private static Hold holdNeeded(LockOperation operation, Value lock) {
        Hold needed = LockEffects.holdsNeeded(operation, lock).get(0);
        return LockTransfer.holdOf(needed.lock(), needed.mode());
    }

    private static LockUnheld.Kind kind(LockOperation operation, Value lock) {
        return switch (operation) {
            case MONITOR ->
                lock instanceof Value.ConditionOf ? LockUnheld.Kind.MONITOR_OF_CONDITION : LockUnheld.Kind.MONITOR;
            case CONDITION, GUARD -> LockUnheld.Kind.CONDITION;
            default -> LockUnheld.Kind.RELEASE;
        };
    }

    private boolean isUnheld(Step.Call call, LockOperation operation, World world) {
        Value receiver = receiver(call, world);
        for (Hold needed : LockEffects.holdsNeeded(operation, receiver)) {
            if (world.held().has(needed)) {
                return false;
            }
        }
        return operation != LockOperation.CONDITION || receiver instanceof Value.ConditionOf;
    }

    private Value receiver(Step.Call call, World world) {
        return engine.evaluator().evaluate(Objects.requireNonNull(call.receiver()), world);
    }

    /** A new lock by the name of the field that it has been put into. */
    private static Value named(Value lock, World world) {
        if (!(lock.root() instanceof Value.Created)) {
            return lock;
        }
        Map<Value, Value> names = new HashMap<>();
        world.fields()
                .forEach((field, value) -> names.merge(value, field, BinaryOperator.minBy(comparing(Value::toString))));
        return lock.rewrite(names);
    }

    /** Whether the lock is reached from something that the class itself has, and not from what it was given or found. */
    private static boolean isNamed(Value lock) {
        Value root = lock.root();
        boolean isOwn = root instanceof Value.Self
                || root instanceof Value.StaticField
                || root instanceof Value.ClassObject
                || root instanceof Value.Created;
        return isOwn && !isOneOfMany(lock);
    }

    /**
     * Whether it is the element of an array, where even a constant index is only that of the first round in a loop, or what a method
     * returned that may have taken it.
     */
    private static boolean isOneOfMany(Value lock) {
        return lock instanceof Value.Item
                || lock instanceof Value.Getter
                || lock.parts().stream().anyMatch(LockObserver::isOneOfMany);
    }

    private static String text(Body body, Value lock) {
        return lock.text(body.type());
    }

    /** The name of a lock, or else what its method is called on where it is taken. */
    private static String text(Body body, Value lock, Place taken) {
        String name = text(body, lock);
        String source = taken.source();
        return name.contains("…") && source.contains(".") ? source.substring(0, source.lastIndexOf('.')) : name;
    }

    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (!normal.isApproximate() && !abrupt.isApproximate()) {
            reportUnheld(body, normal);
            reportLeaks(body, normal, abrupt);
        }
        unheld.clear();
        taken.clear();
        takenAt.clear();
    }

    private void reportUnheld(Body body, Worlds normal) {
        unheld.forEach((fact, hold) -> {
            Value lock = hold.lock();
            // Who releases has taken, or another method of the class has; who signals may have been called by a holder.
            boolean isCertain = fact.isRelease()
                    || fact.kind() == LockUnheld.Kind.MONITOR_OF_CONDITION
                    || taken.contains(lock)
                    || others.isStartedWithout(lock, body);
            if (isCertain
                    && !isReturned(lock, normal)
                    && !others.isPassedOn(lock)
                    && !(fact.isRelease() && others.isTakenOver(lock))
                    && !isCallersToRelease(fact, hold, body)) {
                facts.accept(fact);
            }
        });
    }

    /** Whether another method of the class takes the lock for those that call this one. */
    private boolean isCallersToRelease(LockUnheld fact, Hold hold, Body body) {
        return handedOver.isTakenForCaller(hold) && !(fact.isRelease() && handedOver.isReleasedByMistake(hold, body));
    }

    /** Whether the body releases the caller's lock in between only and takes it again before it returns. */
    private static boolean isReturned(Value lock, Worlds normal) {
        return normal.isAny(end -> end.held().all().stream()
                .anyMatch(hold -> hold.lock().equals(lock) && end.released().contains(hold)));
    }

    private void reportLeaks(Body body, Worlds normal, Worlds abrupt) {
        for (World world : normal.all()) {
            eachTakenHere(world, (hold, place) -> {
                if (!handedOver.isHandedToCaller(body, hold, normal) && !isMadeElsewhere(hold, place)) {
                    facts.accept(new LockLeak(place, text(body, hold.lock(), place), false));
                }
            });
        }
        reportLeaksByThrowing(body, normal, abrupt);
    }

    /** Whether another method has made the lock, and taken it: it may have put the new one aside again and taken one that was there. */
    private boolean isMadeElsewhere(Hold hold, Place place) {
        return hold.lock().root() instanceof Value.Created && !takenAt.contains(place);
    }

    private void reportLeaksByThrowing(Body body, Worlds normal, Worlds abrupt) {
        for (World world : abrupt.all()) {
            eachTakenHere(world, (hold, place) -> {
                boolean isOwn = takenAt.contains(place) && !isReleasedElsewhere(hold, normal, abrupt);
                if (normal.areAll(end -> !end.held().has(hold))
                        && (isOwn || !handedOver.isReleasedForCaller(hold))
                        && !(HandedOverLocks.isGiven(hold.lock()) && collected.isCollected(body, place))) {
                    facts.accept(new LockLeak(place, text(body, hold.lock(), place), true));
                }
            });
        }
    }

    /** Whether the body releases the lock on another way without holding it: it knows of its ways what the analysis does not. */
    private static boolean isReleasedElsewhere(Hold hold, Worlds normal, Worlds abrupt) {
        return normal.isAny(end -> Aliasing.isAmong(end.released(), hold))
                || abrupt.isAny(end -> Aliasing.isAmong(end.released(), hold));
    }

    private static void eachTakenHere(World world, BiConsumer<Hold, Place> action) {
        world.held().entries().forEach((hold, taken) -> {
            boolean isCallers = Aliasing.isAmong(world.released(), hold);
            if (taken.origin() instanceof Place place && hold.mode() != Mode.OPTIMISTIC && !isCallers) {
                action.accept(hold, place);
            }
        });
    }
}
