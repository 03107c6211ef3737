package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Premises;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what rules want to know that look at the compilation as a whole. */
final class WholeProgram {
    private final Engine engine;
    private final List<StepObserver> observers;

    WholeProgram(Engine engine, Program program, Origins origins, Extent extent, Consumer<Fact> facts) {
        this.engine = engine;
        Routines routines = new Routines();
        Cycles cycles = new Cycles();
        observers = new ArrayList<>(List.of(
                new AcquisitionObserver(engine, routines, facts),
                new CallObserver(engine, routines, facts),
                new BlockingObserver(engine, origins, facts),
                new DoneObserver(engine, facts),
                new ConstructionObserver(facts),
                new StoreObserver(engine, cycles, facts)));
        if (extent == Extent.TASKS) {
            observers.add(new InitializerObserver(facts));
            observers.add(new StartedTasks(engine, program, cycles, facts));
            observers.add(new TaskObserver(engine, facts));
        }
    }

    List<StepObserver> observers() {
        return observers;
    }

    /** Looks at a body in which no lock is taken. */
    void observe(Body body) {
        World entry = engine.entries().of(body);
        if (body.hasStep(step -> isAskingParameter(step, entry))) {
            engine.solver().solve(body, Worlds.of(entry)).show(body, observers);
        } else {
            observeFlat(body, Worlds.of(entry));
        }
    }

    private boolean isAskingParameter(Step step, World entry) {
        return step instanceof Step.Assume assume
                && Premises.isPremise(engine.evaluator().evaluate(assume.condition(), entry));
    }

    /** Where no parameter tells them apart, the ways through a body need not be followed: each step is looked at once. */
    private void observeFlat(Body body, Worlds entry) {
        Worlds worlds = entry;
        for (Block block : body.blocks()) {
            for (Step step : block.steps()) {
                for (StepObserver observer : observers) {
                    observer.onStep(body, step, worlds);
                }
                worlds = step instanceof Step.Assign ? engine.transfer().apply(step, worlds) : worlds;
            }
        }
        for (StepObserver observer : observers) {
            observer.onEnd(body, worlds, Worlds.NONE);
        }
    }
}
