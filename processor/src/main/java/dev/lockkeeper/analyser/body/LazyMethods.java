package dev.lockkeeper.analyser.body;

import java.util.Map;
import java.util.Set;

/** The methods of the JDK and of common libraries that wrap what they are given: it runs when what they return is used. */
final class LazyMethods {
    static final MethodTable TABLE = new MethodTable(Map.ofEntries(
            Map.entry("java.util.Comparator", Set.of("*")),
            Map.entry("java.util.Map.Entry", Set.of("comparingByKey", "comparingByValue")),
            Map.entry("java.util.stream.Collectors", Set.of("*")),
            Map.entry("java.util.stream.Collector", Set.of("*")),
            Map.entry("java.util.function.Function", Set.of("*")),
            Map.entry("java.util.function.Predicate", Set.of("*")),
            Map.entry("java.util.Collections", Set.of("reverseOrder")),
            Map.entry("java.util.stream.Stream", Set.of("*")),
            Map.entry("java.util.stream.StreamSupport", Set.of("*")),
            Map.entry("com.google.common.base.Functions", Set.of("compose", "forSupplier", "forPredicate")),
            Map.entry("com.google.common.base.Predicates", Set.of("*")),
            Map.entry("com.google.common.collect.FluentIterable", Set.of("*")),
            Map.entry("com.google.common.collect.Iterables", Set.of("filter", "transform")),
            Map.entry("com.google.common.collect.Iterators", Set.of("filter", "transform")),
            Map.entry("com.google.common.collect.Lists", Set.of("transform")),
            Map.entry("com.google.common.collect.Collections2", Set.of("filter", "transform")),
            Map.entry(
                    "com.google.common.collect.Maps",
                    Set.of(
                            "filterKeys",
                            "filterValues",
                            "filterEntries",
                            "transformValues",
                            "transformEntries",
                            "asMap")),
            Map.entry(
                    "com.google.common.collect.Multimaps",
                    Set.of("filterKeys", "filterValues", "filterEntries", "transformValues", "transformEntries")),
            Map.entry("com.google.common.collect.Ordering", Set.of("*")),
            Map.entry("com.google.common.collect.Sets", Set.of("filter")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("*")),
            Map.entry("dev.lockkeeper.runtime.ReceiveChannel", Set.of("onReceive", "onClosed")),
            Map.entry("dev.lockkeeper.runtime.SendChannel", Set.of("onSend"))));

    private LazyMethods() {}
}
