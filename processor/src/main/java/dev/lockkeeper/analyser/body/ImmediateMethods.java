package dev.lockkeeper.analyser.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of the JDK and of common libraries that have run what they are given when they return. */
final class ImmediateMethods {
    private static final Set<String> OF_PRIMITIVE_OPTIONAL =
            Set.of("ifPresent", "ifPresentOrElse", "orElseGet", "orElseThrow");
    private static final Set<String> OF_ATOMIC =
            Set.of("getAndUpdate", "updateAndGet", "getAndAccumulate", "accumulateAndGet");

    private static final Map<String, Set<String>> OF_LANG = Map.ofEntries(
            Map.entry("java.lang.Iterable", Set.of("forEach")),
            Map.entry("java.lang.String", Set.of("transform")),
            Map.entry("java.lang.StackWalker", Set.of("forEach", "walk")),
            Map.entry("java.lang.ScopedValue", Set.of("orElseThrow", "runWhere", "callWhere", "getWhere")),
            Map.entry("java.lang.ScopedValue.Carrier", Set.of("run", "call")),
            Map.entry("java.util.regex.Matcher", Set.of("replaceAll", "replaceFirst")),
            Map.entry("java.io.File", Set.of("list", "listFiles")),
            Map.entry("java.nio.file.Files", Set.of("walkFileTree")),
            Map.entry("java.nio.channels.Selector", Set.of("select", "selectNow")),
            Map.entry("java.security.AccessController", Set.of("doPrivileged", "doPrivilegedWithCombiner")));

    private static final Map<String, Set<String>> OF_COLLECTIONS = Map.ofEntries(
            Map.entry("java.util.Iterator", Set.of("forEachRemaining")),
            Map.entry("java.util.Spliterator", Set.of("forEachRemaining", "tryAdvance")),
            Map.entry("java.util.Collection", Set.of("removeIf", "toArray")),
            Map.entry("java.util.List", Set.of("copyOf", "replaceAll", "sort")),
            Map.entry(
                    "java.util.Map",
                    Set.of(
                            "copyOf",
                            "forEach",
                            "compute",
                            "computeIfAbsent",
                            "computeIfPresent",
                            "merge",
                            "replaceAll")),
            Map.entry("java.util.concurrent.ConcurrentHashMap", bulkOperations()),
            Map.entry("java.util.Set", Set.of("copyOf")),
            Map.entry("java.util.Objects", Set.of("requireNonNull", "requireNonNullElseGet", "compare")),
            Map.entry("java.util.Collections", Set.of("sort", "min", "max", "binarySearch")),
            Map.entry(
                    "java.util.Arrays",
                    Set.of(
                            "sort",
                            "setAll",
                            "parallelPrefix",
                            "parallelSetAll",
                            "parallelSort",
                            "binarySearch",
                            "compare",
                            "equals",
                            "mismatch")));

    private static final Map<String, Set<String>> OF_REFERENCES = Map.ofEntries(
            Map.entry(
                    "java.util.Optional",
                    Set.of(
                            "ifPresent",
                            "ifPresentOrElse",
                            "filter",
                            "map",
                            "flatMap",
                            "or",
                            "orElseGet",
                            "orElseThrow")),
            Map.entry("java.util.OptionalInt", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.OptionalLong", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.OptionalDouble", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.concurrent.atomic.AtomicReference", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicLong", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicReferenceArray", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicIntegerArray", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicLongArray", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicReferenceFieldUpdater", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicIntegerFieldUpdater", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicLongFieldUpdater", OF_ATOMIC));

    /** Whoever logs is asked for the message, if at all, before he goes on. */
    private static final Map<String, Set<String>> OF_LOGGERS = Map.ofEntries(
            Map.entry(
                    "java.util.logging.Logger",
                    Set.of("severe", "warning", "info", "config", "fine", "finer", "finest", "log", "logp")),
            Map.entry("java.lang.System.Logger", Set.of("log")),
            Map.entry("org.slf4j.spi.LoggingEventBuilder", Set.of("setMessage", "addArgument", "addKeyValue", "log")),
            Map.entry(
                    "org.apache.logging.log4j.Logger",
                    Set.of("trace", "debug", "info", "warn", "error", "fatal", "log", "traceEntry", "traceExit")),
            Map.entry("org.apache.logging.log4j.LogBuilder", Set.of("log")));

    private static final Map<String, Set<String>> OF_GUAVA = Map.ofEntries(
            Map.entry("com.google.common.base.Optional", Set.of("or", "transform")),
            Map.entry("com.google.common.cache.Cache", Set.of("get")),
            Map.entry("com.google.common.collect.Comparators", Set.of("isInOrder", "isInStrictOrder", "min", "max")),
            Map.entry(
                    "com.google.common.collect.FluentIterable",
                    Set.of(
                            "allMatch",
                            "anyMatch",
                            "firstMatch",
                            "first",
                            "last",
                            "index",
                            "toList",
                            "toSet",
                            "toMap",
                            "toSortedList",
                            "toSortedSet",
                            "uniqueIndex")),
            Map.entry("com.google.common.collect.ImmutableList", Set.of("copyOf", "sortedCopyOf")),
            Map.entry("com.google.common.collect.ImmutableMap", Set.of("copyOf")),
            Map.entry("com.google.common.collect.ImmutableSet", Set.of("copyOf")),
            Map.entry(
                    "com.google.common.collect.Iterables",
                    Set.of("any", "all", "find", "tryFind", "indexOf", "removeIf", "frequency")),
            Map.entry(
                    "com.google.common.collect.Iterators",
                    Set.of("any", "all", "find", "tryFind", "indexOf", "removeIf", "advance")),
            Map.entry("com.google.common.collect.Maps", Set.of("uniqueIndex", "toMap")),
            Map.entry("com.google.common.collect.Multimap", Set.of("forEach")),
            Map.entry("com.google.common.collect.Multimaps", Set.of("index")),
            Map.entry("com.google.common.collect.Multiset", Set.of("forEachEntry")),
            Map.entry(
                    "com.google.common.collect.Ordering",
                    Set.of(
                            "min",
                            "max",
                            "sortedCopy",
                            "immutableSortedCopy",
                            "isOrdered",
                            "isStrictlyOrdered",
                            "leastOf",
                            "greatestOf")));

    private static final Map<String, Set<String>> OF_RUNTIME = Map.ofEntries(
            Map.entry("dev.lockkeeper.runtime.Once", Set.of("run")),
            Map.entry("dev.lockkeeper.runtime.OnceValue", Set.of("get")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("select")));

    static final MethodTable TABLE = table();

    private ImmediateMethods() {}

    /** {@code forEachKey}, {@code reduceValuesToLong} and so on: what is done, to what, and with which result. */
    private static Set<String> bulkOperations() {
        Set<String> names = new HashSet<>();
        for (String element : List.of("", "Keys", "Values", "Entries")) {
            names.add("search" + element);
            for (String result : List.of("", "ToInt", "ToLong", "ToDouble")) {
                names.add("reduce" + element + result);
            }
        }
        names.addAll(Set.of("forEachKey", "forEachValue", "forEachEntry"));
        return Set.copyOf(names);
    }

    private static MethodTable table() {
        Map<String, Set<String>> all = new HashMap<>(OF_LANG);
        all.putAll(OF_COLLECTIONS);
        all.putAll(OF_REFERENCES);
        all.putAll(OF_LOGGERS);
        all.putAll(OF_GUAVA);
        all.putAll(OF_RUNTIME);
        return new MethodTable(Map.copyOf(all));
    }
}
