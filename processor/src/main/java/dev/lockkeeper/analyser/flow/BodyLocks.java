package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.Suppressions;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.finding.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a body treats the locks that it takes and releases, as far as that shows whether it means to do so for its callers. Worked
 * out only for bodies in which something looks wrong.
 */
final class BodyLocks {
    private final Engine engine;
    private final Body body;
    private final Solution solution;
    private final LockResult result;
    /** Calls that take a lock which the body has not released before. */
    private final List<Change> taken = new ArrayList<>();
    /** Calls that release what the body itself has taken. */
    private final List<Change> givenBack = new ArrayList<>();
    /** Calls that release a lock which is held on no way there. */
    private final List<Change> released = new ArrayList<>();

    /**
     * A call that changes what is held.
     *
     * @param origin where the lock was taken that is given back
     */
    private record Change(
            Block block, int index, Hold hold, @Nullable Object origin) {}

    BodyLocks(Engine engine, Body body) {
        this.engine = engine;
        this.body = body;
        solution = engine.solver().solve(body, Worlds.of(engine.entries().of(body)));
        result = new LockResult(body, solution.at(body.normalEnd()));
        for (Block block : body.blocks()) {
            List<Worlds> states = solution.statesIn(block);
            for (int i = 0; i < states.size(); i++) {
                if (block.steps().get(i) instanceof Step.Call call) {
                    note(block, i, call, states.get(i));
                }
            }
        }
    }

    private void note(Block block, int index, Step.Call call, Worlds before) {
        for (World world : before.all()) {
            for (World after : engine.transfer().apply(call, Worlds.of(world)).all()) {
                noteTaken(block, index, world, after);
                noteReleased(block, index, before, world, after);
            }
        }
    }

    private void noteTaken(Block block, int index, World before, World after) {
        for (Hold hold : after.held().takenHere()) {
            if (!before.held().has(hold) && !before.released().contains(hold)) {
                taken.add(new Change(block, index, hold, null));
            }
        }
    }

    private void noteReleased(Block block, int index, Worlds all, World before, World after) {
        before.held().entries().forEach((hold, entry) -> {
            if (entry.origin() != null && !after.held().has(hold)) {
                givenBack.add(new Change(block, index, hold, entry.origin()));
            }
        });
        for (Hold hold : after.released()) {
            if (!before.released().contains(hold)
                    && all.areAll(world -> !world.held().has(hold))) {
                released.add(new Change(block, index, hold, null));
            }
        }
    }

    /** Whether the body releases the lock once more than it takes it: nobody does that for a caller. */
    boolean isReleasedAgain(Hold hold) {
        return released.stream()
                .filter(again -> again.hold().equals(hold))
                .anyMatch(again ->
                        taken.stream().anyMatch(take -> take.hold().equals(again.hold()) && leads(take, again)));
    }

    /**
     * Whether the body takes the lock and gives it back on some ways and not on others, and does not tell its caller which. If it
     * also releases it without having taken it, then it knows of its ways what the analysis does not.
     */
    boolean isLeftByChance(Hold hold) {
        Set<Object> origins = new HashSet<>();
        boolean isAlwaysLeft = true;
        for (World end : result.ends().all()) {
            isAlwaysLeft &= end.held().has(hold);
            end.held().entries().forEach((held, entry) -> {
                if (held.equals(hold) && entry.origin() != null) {
                    origins.add(entry.origin());
                }
            });
        }
        boolean isReleasedElsewhere = result.ends().isAny(end -> end.released().contains(hold));
        return !isAlwaysLeft
                && !isReleasedElsewhere
                && givenBack.stream().anyMatch(back -> back.hold().equals(hold) && origins.contains(back.origin()))
                && !result.tells(hold);
    }

    private static boolean leads(Change from, Change to) {
        if (from.block().equals(to.block()) && from.index() < to.index()) {
            return true;
        }
        Set<Block> reached = new HashSet<>();
        Deque<Block> open = new ArrayDeque<>(from.block().successors());
        List<Step> steps = from.block().steps();
        steps.subList(from.index() + 1, steps.size()).forEach(step -> open.addAll(Graph.handlers(step)));
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (reached.add(block)) {
                open.addAll(block.successors());
                block.steps().forEach(step -> open.addAll(Graph.handlers(step)));
            }
        }
        return reached.contains(to.block());
    }

    /** Whether the body uses, before it releases the lock, what the lock guards, though neither it nor its annotation takes it. */
    boolean isWorkingWithout(Value lock) {
        Requirements requirements = new Requirements(engine);
        for (Block block : body.blocks()) {
            List<Worlds> states = solution.statesIn(block);
            for (int i = 0; i < states.size(); i++) {
                if (block.steps().get(i) instanceof Step.Access access
                        && isWithout(requirements, access, lock, states.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isWithout(Requirements requirements, Step.Access access, Value lock, Worlds worlds) {
        UseObserver.Use use =
                new UseObserver.Use(access.field(), access.owner(), access.ownerPlace(), access.kind(), List.of());
        return engine.guards().guardsOf(access.field()).stream()
                .filter(guard -> lock.equals(guard.lock())
                        && !isSilenced(guard, access.place().suppressed()))
                .anyMatch(guard -> worlds.areAll(world -> isOwn(access, world)
                        && world.released().stream()
                                .noneMatch(hold -> hold.lock().equals(lock))
                        && requirements.check(body, use, guard, world).coverage() == Coverage.NONE));
    }

    /** Whoever silences the rule there knows better. */
    private static boolean isSilenced(Guard guard, Suppressions suppressed) {
        return suppressed.rules().contains(Rule.GUARDED_BY) || (!guard.isOurs() && suppressed.areOthersGuardsSilent());
    }

    private boolean isOwn(Step.Access access, World world) {
        Value owner = engine.evaluator().evaluateOwner(access.owner(), world);
        return owner == null || owner instanceof Value.Self;
    }
}
