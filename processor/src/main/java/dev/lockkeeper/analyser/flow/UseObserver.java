package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.AtomicUse;
import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.GuardedUse;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.UnknownGuard;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the uses of guarded and atomic members, and how far each is covered by the locks held. */
final class UseObserver implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;
    private final Requirements requirements;
    private final SafeContents contents;

    UseObserver(Engine engine, Origins origins, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        requirements = new Requirements(engine);
        contents = new SafeContents(origins);
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Access access) {
            onAccess(body, access, worlds);
        } else if (step instanceof Step.Call call) {
            onCall(body, call, worlds);
        }
    }

    private void onAccess(Body body, Step.Access access, Worlds worlds) {
        for (Guard guard : engine.guards().guardsOf(access.field())) {
            boolean isSelf = requirements.isGuardedByItself(guard, access.field());
            if (!isSelf || access.kind() != UseKind.READ) {
                Use use = new Use(access.field(), access.owner(), access.ownerPlace(), access.kind(), List.of());
                report(body, access.place(), use, guard, worlds);
            }
        }
        if (engine.guards().isAtomic(access.field()) && worlds.isAny(world -> isShared(access, world))) {
            facts.accept(new AtomicUse(
                    access.place(),
                    access.field(),
                    access.kind(),
                    access.whole().source()));
        }
    }

    private boolean isShared(Step.Access access, World world) {
        Value owner = engine.evaluator().evaluateOwner(access.owner(), world);
        return owner == null || !world.unshared().contains(owner);
    }

    private void onCall(Body body, Step.Call call, Worlds worlds) {
        for (Guard guard : engine.guards().guardsOf(call.method())) {
            Use use = new Use(call.method(), call.receiver(), call.receiverPlace(), null, call.arguments());
            report(body, call.place(), use, guard, worlds);
        }
    }

    /** A use of a member, as a step has it. */
    record Use(
            Element member,
            @Nullable Operand owner,
            @Nullable Place ownerPlace,
            @Nullable UseKind kind,
            List<Operand> arguments) {}

    /** Of a use that is covered in every world nothing has to be told. */
    private void report(Body body, Place place, Use use, Guard guard, Worlds worlds) {
        Guard.Problem problem = guard.problem();
        if (guard.isOurs() && problem != null && problem.subject() == Guard.Subject.COMPILED_CLASS) {
            facts.accept(new UnknownGuard(place, problem));
        }
        Coverage worst = Coverage.HELD;
        String heldInstead = null;
        for (World world : worlds.all()) {
            Requirements.Answer answer = requirements.check(body, use, guard, world);
            if (answer.coverage().compareTo(worst) > 0) {
                worst = answer.coverage();
                heldInstead = answer.heldInstead();
            }
        }
        if (worst != Coverage.HELD && !(worst == Coverage.READ_ONLY && isChangeOfConcurrent(use))) {
            String owner = Wording.owner(body.type(), use);
            String lock = Wording.lock(body.type(), use, guard);
            facts.accept(new GuardedUse(
                    place, body.type(), use.member(), use.kind(), owner, guard, lock, worst, heldInstead));
        }
    }

    /** Who shares the lock with others may change what is made for changes by several threads. */
    private boolean isChangeOfConcurrent(Use use) {
        return use.kind() == UseKind.MUTATE
                && use.member() instanceof VariableElement field
                && (isConcurrent(field.asType()) || contents.holdsOnlySafeObjects(field));
    }

    private boolean isConcurrent(TypeMirror type) {
        return engine.hierarchy().findElement(type).stream()
                .flatMap(element -> engine.hierarchy().supertypes(element).stream())
                .anyMatch(name -> name.startsWith("java.util.concurrent."));
    }
}
