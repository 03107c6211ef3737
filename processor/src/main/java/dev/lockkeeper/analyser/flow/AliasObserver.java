package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.GuardedEscape;
import dev.lockkeeper.analyser.fact.GuardedUse;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Mutators;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at what is done with the objects of guarded fields by other names than that of the field. */
final class AliasObserver implements StepObserver {
    private final Engine engine;
    private final GuardedObjects objects;
    private final ReplacedObjects replaced;
    private final Requirements requirements;
    private final Mutators mutators;
    private final Consumer<Fact> facts;

    AliasObserver(Engine engine, Program program, Origins origins, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        objects = new GuardedObjects(engine, origins);
        replaced = new ReplacedObjects(program);
        requirements = new Requirements(engine);
        mutators = new Mutators(engine.hierarchy());
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Items items) {
            onUse(body, items.place(), items.owner(), items.kind(), worlds);
        } else if (step instanceof Step.Call call) {
            Optional<Operand> changed = mutators.isMutator(call.method())
                    ? Optional.ofNullable(call.receiver())
                    : mutators.findChangedArgument(call.method()).map(call.arguments()::get);
            if (changed.isPresent()) {
                onUse(body, call.place(), changed.get(), UseKind.MUTATE, worlds);
            } else if (call.receiver() instanceof Operand.Local local) {
                onUse(body, call.place(), local, UseKind.USE, worlds);
            }
        }
    }

    /** What is called a field there has been looked at as such. */
    private void onUse(Body body, Place place, Operand object, UseKind kind, Worlds worlds) {
        if (object instanceof Operand.Field || object instanceof Operand.Known) {
            return;
        }
        for (World world : worlds.all()) {
            if (object instanceof Operand.Local) {
                objects.find(object, world).ifPresent(field -> onLocal(body, place, field, kind, world));
            }
            if (kind.isChange()) {
                objects.findAll(body, object, world).forEach(field -> onChange(body, place, field, kind, world));
            }
        }
    }

    /** A variable still refers to the object when the lock is no longer, or in later code never, held. */
    private void onLocal(Body body, Place place, Value.Field field, UseKind kind, World world) {
        if (kind.isChange() || !replaced.isOnlyReplaced(field.field())) {
            findGuard(body, use(field, UseKind.READ), Coverage.NONE, world)
                    .ifPresent(guard ->
                            facts.accept(new GuardedEscape(place, field.field(), guard, GuardedEscape.Way.USED_LATER)));
        }
    }

    private void onChange(Body body, Place place, Value.Field field, UseKind kind, World world) {
        UseObserver.Use use = use(field, kind);
        findGuard(body, use, Coverage.READ_ONLY, world).ifPresent(guard -> {
            String owner = Wording.owner(body.type(), use);
            String lock = Wording.lock(body.type(), use, guard);
            facts.accept(new GuardedUse(
                    place, body.type(), field.field(), kind, owner, guard, lock, Coverage.READ_ONLY, null));
        });
    }

    private static UseObserver.Use use(Value.Field field, UseKind kind) {
        return new UseObserver.Use(field.field(), new Operand.Known(field.owner()), null, kind, List.of());
    }

    /** The first guard of what is used that is held no more than that. */
    private Optional<Guard> findGuard(Body body, UseObserver.Use use, Coverage coverage, World world) {
        return engine.guards().guardsOf(use.member()).stream()
                .filter(guard -> requirements.check(body, use, guard, world).coverage() == coverage)
                .findFirst();
    }
}
