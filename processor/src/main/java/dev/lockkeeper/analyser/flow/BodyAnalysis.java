package dev.lockkeeper.analyser.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Analyses bodies and those that they start: lambdas, local classes and private methods begin in the worlds in which they are
 * found to be started. When everything has settled the observers look at each body once.
 */
final class BodyAnalysis {
    /** Bodies start each other in a few rounds; this is far beyond. */
    private static final int MOST_ROUNDS = 200;

    private final Engine engine;
    private final List<StepObserver> observers;
    private final Map<Body, Worlds> entries = new LinkedHashMap<>();
    private final Map<Body, Solution> results = new LinkedHashMap<>();
    private final Map<Body, Integer> rounds = new LinkedHashMap<>();
    private final Deque<Body> open = new ArrayDeque<>();

    BodyAnalysis(Engine engine, List<StepObserver> observers) {
        this.engine = engine;
        this.observers = observers;
    }

    /** Analyses one body with the lambdas and local classes in it. */
    void runAlone(Body body, World entry) {
        start(body, entry);
        settle(new StartObserver(engine, this::start, method -> List.of(), null));
        observe();
    }

    /** Notes that a body begins in a world; it is analysed again if that is news. */
    void start(Body body, World entry) {
        Worlds before = entries.getOrDefault(body, Worlds.NONE);
        Worlds after = before.join(body.start().id(), Worlds.of(entry));
        if (!after.equals(before)) {
            entries.put(body, after);
            open.add(body);
        }
    }

    boolean isStarted(Body body) {
        return entries.containsKey(body);
    }

    /** Analyses until no body is found to begin in a new world. */
    void settle(StepObserver starts) {
        while (!open.isEmpty()) {
            Body body = open.remove();
            if (rounds.merge(body, 1, Integer::sum) > MOST_ROUNDS) {
                throw new IllegalStateException(
                        "the callers of " + body.method() + " in " + body.type() + " do not settle");
            }
            Solution found = engine.solver().solve(body, entries.getOrDefault(body, Worlds.NONE));
            results.put(body, found);
            found.show(body, List.of(starts));
        }
    }

    void observe() {
        for (Map.Entry<Body, Solution> result : results.entrySet()) {
            result.getValue().show(result.getKey(), observers);
        }
    }
}
