package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.lock.LockName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The edges between locks, without those that say no more than another one does. */
final class LockEdges {
    private final Map<List<LockName>, List<LockEdge>> edges = new LinkedHashMap<>();

    /** Of edges between the same locks those count behind which the fewest gates are: the first of them explains it. */
    void add(LockEdge edge) {
        List<LockEdge> known = edges.computeIfAbsent(List.of(edge.held(), edge.taken()), pair -> new ArrayList<>());
        if (known.stream().noneMatch(each -> edge.gates().containsAll(each.gates()))) {
            known.removeIf(each -> each.gates().containsAll(edge.gates()));
            known.add(edge);
        }
    }

    List<LockEdge> all() {
        return edges.values().stream().flatMap(List::stream).toList();
    }
}
