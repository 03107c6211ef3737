package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.lock.LockName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds circles of locks that wait for each other. */
final class LockCycles {
    private final Map<LockName, List<LockEdge>> outgoing = new LinkedHashMap<>();
    private final List<LockEdge> edges;

    LockCycles(List<LockEdge> edges) {
        this.edges = edges;
        edges.forEach(edge ->
                outgoing.computeIfAbsent(edge.held(), name -> new ArrayList<>()).add(edge));
    }

    /** The circles; each edge is in one of them at most. Hardly any program has any, and that is found out first. */
    List<List<LockEdge>> find() {
        return isAcyclic() ? List.of() : explain();
    }

    /** Takes away locks that are held when no other is waited for, until none is left or only circles are. */
    private boolean isAcyclic() {
        Map<LockName, Integer> waits = new LinkedHashMap<>();
        edges.forEach(edge -> waits.merge(edge.taken(), 1, Integer::sum));
        Deque<LockName> free = new ArrayDeque<>(outgoing.keySet());
        free.removeIf(waits::containsKey);
        int removed = 0;
        while (!free.isEmpty()) {
            for (LockEdge edge : outgoing.getOrDefault(free.remove(), List.of())) {
                removed++;
                if (waits.merge(edge.taken(), -1, Integer::sum) == 0) {
                    free.add(edge.taken());
                }
            }
        }
        return removed == edges.size();
    }

    private List<List<LockEdge>> explain() {
        List<List<LockEdge>> cycles = new ArrayList<>();
        Set<LockEdge> explained = new HashSet<>();
        for (LockEdge edge : edges) {
            if (!explained.contains(edge)) {
                List<LockEdge> cycle = findShortest(edge);
                if (!cycle.isEmpty()) {
                    explained.addAll(cycle);
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    /** The shortest circle that begins with the edge, and that threads can be on at once. */
    private List<LockEdge> findShortest(LockEdge first) {
        if (first.held().equals(first.taken())) {
            return first.gates().isEmpty() ? List.of(first) : List.of();
        }
        Map<LockName, List<LockEdge>> ways = new LinkedHashMap<>();
        Deque<LockName> open = new ArrayDeque<>();
        ways.put(first.taken(), List.of(first));
        open.add(first.taken());
        while (!open.isEmpty() && !ways.containsKey(first.held())) {
            LockName name = open.remove();
            List<LockEdge> before = ways.getOrDefault(name, List.of());
            for (LockEdge edge : outgoing.getOrDefault(name, List.of())) {
                if (!ways.containsKey(edge.taken()) && before.stream().noneMatch(edge::excludes)) {
                    List<LockEdge> way = new ArrayList<>(before);
                    way.add(edge);
                    ways.put(edge.taken(), way);
                    open.add(edge.taken());
                }
            }
        }
        return ways.getOrDefault(first.held(), List.of());
    }
}
