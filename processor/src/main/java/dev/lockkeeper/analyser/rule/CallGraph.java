package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who calls whom in the compilation. */
final class CallGraph {
    private final Map<Routine, List<CallMade>> calls = new LinkedHashMap<>();
    private final Map<Routine, List<CallMade>> callers = new LinkedHashMap<>();

    CallGraph(ProgramFacts facts) {
        facts.of(CallMade.class).forEach(call -> {
            calls.computeIfAbsent(call.routine(), r -> new ArrayList<>()).add(call);
            callers.computeIfAbsent(call.callee(), r -> new ArrayList<>()).add(call);
        });
    }

    /** The calls in a routine, in the order of the source. */
    List<CallMade> callsIn(Routine routine) {
        return calls.getOrDefault(routine, List.of());
    }

    /** The calls of a routine. */
    List<CallMade> callsOf(Routine routine) {
        return callers.getOrDefault(routine, List.of());
    }

    /** All routines that call others. */
    Set<Routine> callers() {
        return calls.keySet();
    }
}
