package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import java.util.List;
import java.util.function.Consumer;

/** Collects what rules want to know that look at the compilation as a whole. */
final class WholeProgram {
    private final Engine engine;
    private final List<StepObserver> observers;

    WholeProgram(Engine engine, Program program, Consumer<Fact> facts) {
        this.engine = engine;
        Routines routines = new Routines();
        Cycles cycles = new Cycles();
        observers = List.of(
                new AcquisitionObserver(engine, routines, facts),
                new CallObserver(engine, routines, facts),
                new BlockingObserver(engine, facts),
                new InitializerObserver(facts),
                new StartedTasks(engine, program, cycles, facts),
                new TaskObserver(engine, cycles, facts));
    }

    List<StepObserver> observers() {
        return observers;
    }

    /** Looks at a body in which no lock is taken: its ways need not be told apart, so each step is looked at once. */
    void observeFlat(Body body) {
        Worlds worlds = Worlds.of(engine.entries().of(body));
        for (Step step : body.steps().toList()) {
            for (StepObserver observer : observers) {
                observer.onStep(body, step, worlds);
            }
            worlds = step instanceof Step.Assign ? engine.transfer().apply(step, worlds) : worlds;
        }
        for (StepObserver observer : observers) {
            observer.onEnd(body, worlds, Worlds.NONE);
        }
    }
}
