package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what rules want to know that look at the compilation as a whole. */
final class WholeProgram {
    private final Engine engine;
    private final List<StepObserver> observers;

    WholeProgram(Engine engine, Program program, Extent extent, Consumer<Fact> facts) {
        this.engine = engine;
        Routines routines = new Routines();
        Cycles cycles = new Cycles();
        observers = new ArrayList<>(List.of(
                new AcquisitionObserver(engine, routines, facts),
                new CallObserver(engine, routines, facts),
                new BlockingObserver(engine, facts),
                new DoneObserver(engine, facts),
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

    /** Looks at a body in which no lock is taken: its ways need not be told apart, so each step is looked at once. */
    void observeFlat(Body body) {
        Worlds worlds = Worlds.of(engine.entries().of(body));
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
