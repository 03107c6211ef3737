package dev.lockkeeper.analyser.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worlds found at the start of each block of a body that can be reached, and before each of its steps. */
final class Solution {
    private final Map<Block, Worlds> starts = new LinkedHashMap<>();
    private final Map<Block, List<Worlds>> steps = new LinkedHashMap<>();

    void begin(Block block, Worlds worlds) {
        starts.put(block, worlds);
    }

    Worlds at(Block block) {
        return starts.getOrDefault(block, Worlds.NONE);
    }

    /** The worlds found before each step of the block, up to the last that is reached. */
    List<Worlds> statesIn(Block block) {
        return steps.getOrDefault(block, List.of());
    }

    /** Forgets what was found before the steps of a block, and gives the list that takes it anew. */
    List<Worlds> restart(Block block) {
        List<Worlds> states = new ArrayList<>(block.steps().size());
        steps.put(block, states);
        return states;
    }

    /** Shows observers each step that is reached, and how the body ends. */
    void show(Body body, List<StepObserver> observers) {
        for (Map.Entry<Block, List<Worlds>> entry : steps.entrySet()) {
            List<Step> taken = entry.getKey().steps();
            List<Worlds> states = entry.getValue();
            for (int i = 0; i < states.size(); i++) {
                Step step = taken.get(i);
                Worlds worlds = states.get(i);
                for (StepObserver observer : observers) {
                    observer.onStep(body, step, worlds);
                }
            }
        }
        for (StepObserver observer : observers) {
            observer.onEnd(body, at(body.normalEnd()), at(body.abruptEnd()));
        }
    }
}
