package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Streams, comparators and other objects that run code: it runs where they are used. */
class GuardedByUsedCodeTest {
    /** As much of Guava as the tests need. */
    private static final String VIEWS = """
            package com.google.common.collect;
            import java.util.*;
            import java.util.function.Function;
            public class Lists {
                public static <F, T> List<T> transform(List<F> from, Function<F, T> function) { return new ArrayList<>(); }
            }
            """;

    /** A class with guarded fields, for the methods of a test. */
    private static String ranking(String methods) {
        return """
                class Ranking {
                    @GuardedBy("this") private int n;
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private final Map<String, Integer> rank = new HashMap<>();
                    private final List<String> free = new ArrayList<>();
                """ + methods + "}";
    }

    @Test
    void aStreamInAVariableRunsWhereItIsUsedUp() {
        Snippet.check(ranking("""
                synchronized List<Integer> steps() {
                    Stream<String> all = free.stream();
                    if (n > 1) all = all.filter(name -> name.length() > n);
                    Stream<Integer> lengths = all.map(name -> name.length() + n);
                    return lengths.toList();
                }
                long madeBefore() {
                    Stream<String> large = free.stream().filter(name -> name.length() > n);
                    synchronized (this) {
                        return large.count();
                    }
                }
                synchronized List<Integer> resource() {
                    try (Stream<Integer> lengths = free.stream().map(name -> name.length() + n)) {
                        return lengths.toList();
                    }
                }
                int closedAfter() {
                    try (Stream<Integer> lengths = free.stream().map(name -> name.length() + n)) {
                        synchronized (this) {
                            return (int) lengths.count();
                        }
                    }
                }
                synchronized int iterator() {
                    int sum = 0;
                    for (Iterator<Integer> each = free.stream().map(name -> n).iterator(); each.hasNext();) sum += each.next();
                    return sum;
                }
                """));
    }

    @Test
    void aStreamThatIsUsedUpWithoutTheLockIsReported() {
        Snippet.check(ranking("""
                synchronized Stream<Integer> returned() {
                    Stream<Integer> lengths = free.stream().map(name -> name.length() + n); // :: guarded-by
                    return lengths;
                }
                void usedAfter() {
                    Stream<Integer> lengths;
                    synchronized (this) {
                        lengths = free.stream().map(name -> name.length() + n); // :: guarded-by
                    }
                    lengths.count();
                }
                synchronized Iterator<Integer> iterator() {
                    Iterator<Integer> each = free.stream().map(name -> name.length() + n).iterator(); // :: guarded-by
                    return each;
                }
                """));
    }

    @Test
    void comparatorsAndPredicatesAreMadeOfCode() {
        Snippet.check(ranking("""
                synchronized void comparator() {
                    Comparator<String> byRank = Comparator.comparing(name -> rank.getOrDefault(name, 0));
                    names.sort(byRank);
                }
                synchronized String reversed() {
                    Comparator<String> byRank = Comparator.comparingInt((String name) -> rank.get(name)).reversed();
                    return Collections.max(names, byRank);
                }
                synchronized boolean predicate() {
                    Predicate<String> isKnown = name -> name.length() > 1;
                    isKnown = isKnown.and(name -> rank.containsKey(name));
                    return names.removeIf(isKnown);
                }
                void madeBefore() {
                    Predicate<String> isRanked = name -> rank.containsKey(name), isNot = isRanked.negate();
                    Comparator<String> byRank = Comparator.comparing(name -> rank.get(name)), reversed = byRank.reversed();
                    synchronized (this) {
                        names.removeIf(isNot);
                        names.sort(reversed);
                    }
                }
                synchronized Map<?, ?> collector() {
                    Collector<String, ?, Map<Integer, Long>> byRank = Collectors.groupingBy(rank::get, Collectors.counting());
                    return names.stream().collect(byRank);
                }
                synchronized int composed() {
                    Function<Integer, Integer> next = x -> x + 1, product = next.compose(x -> x * n);
                    return product.apply(1);
                }
                synchronized void inALoop() {
                    Predicate<String> isAny = name -> false;
                    for (String each : free) isAny = isAny.or(name -> name.length() > n && each.isEmpty());
                    names.removeIf(isAny);
                }
                """));
    }

    @Test
    void codeThatNobodyUsesMayLockByAVariable() {
        Snippet.check("""
                class Ranking {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void f(List<String> names, boolean isSorted) {
                        Lock taken = lock;
                        Comparator<String> order = Comparator.comparing(name -> {
                            taken.lock();
                            try {
                                return n;
                            } finally {
                                taken.unlock();
                            }
                        });
                        Comparator<String> reversed = order.reversed();
                        if (isSorted) names.sort(order);
                    }
                }
                """);
    }

    @Test
    void aComparatorThatIsKeptIsReported() {
        Snippet.check(ranking("""
                Comparator<String> order;
                synchronized void stored() {
                    Comparator<String> byRank = Comparator.comparing(name -> rank.get(name)); // :: guarded-by
                    order = byRank.reversed();
                }
                synchronized Comparator<String> usedAndReturned() {
                    Comparator<String> byRank = Comparator.comparing(name -> rank.get(name)); // :: guarded-by
                    names.sort(byRank);
                    return byRank;
                }
                synchronized void passedOn(Set<Object> all) {
                    Comparator<String> byRank = Comparator.comparing(name -> rank.get(name)); // :: guarded-by
                    all.add(byRank.thenComparing(name -> name));
                }
                void usedWithout() {
                    Comparator<String> byRank = Comparator.comparing(name -> rank.get(name)); // :: guarded-by
                    free.sort(byRank);
                }
                """));
    }

    @Test
    void oneOfSeveralLambdasRuns() {
        Snippet.check(ranking("""
                synchronized int ternary(boolean isUp) {
                    IntUnaryOperator step = isUp ? x -> x + n : x -> x - n;
                    return step.applyAsInt(1);
                }
                synchronized int choose(String op) {
                    IntBinaryOperator both = switch (op) { case "+" -> (a, b) -> a + b + n; default -> (a, b) -> a * b * n; };
                    return both.applyAsInt(1, 2);
                }
                synchronized int reassigned() {
                    Predicate<String> isLong = name -> name.length() > n;
                    if (n > 3) isLong = name -> n < 5;
                    return (int) names.stream().filter(isLong).count();
                }
                void given(Comparator<String> given) {
                    Comparator<String> order = given;
                    synchronized (this) {
                        if (order == null) order = Comparator.comparing(name -> rank.get(name));
                        names.sort(order);
                    }
                }
                """));
    }

    @Test
    void oneOfSeveralLambdasThatRunsLaterIsReported() {
        Snippet.check(ranking("""
                synchronized void executed(boolean isUp, Executor executor) {
                    Runnable step = isUp ? () -> n++ : () -> {}; // :: guarded-by
                    executor.execute(step);
                }
                synchronized void onTheSecondRound(Executor executor) {
                    Runnable step = () -> {};
                    for (int i = 0; i < 3; i++) {
                        executor.execute(step);
                        step = () -> n++; // :: guarded-by
                    }
                }
                """));
    }

    @Test
    void aHelperUsesWhatIsMadeOfItsParameter() {
        Snippet.check(ranking("""
                private void remove(Predicate<String> isWanted) {
                    Predicate<String> isOther = isWanted.negate();
                    free.removeIf(isOther);
                }
                private long count(Predicate<String> isWanted) {
                    Stream<String> wanted = free.stream().filter(isWanted);
                    return wanted.count();
                }
                synchronized void f() {
                    remove(name -> name.length() > n);
                    count(name -> name.length() > n);
                }
                """));
    }

    @Test
    void aHelperThatReturnsWhatIsMadeOfItsParameterIsReported() {
        Snippet.check(ranking("""
                private Supplier<Integer> twice(Supplier<Integer> one) {
                    return () -> 2 * one.get();
                }
                synchronized Supplier<Integer> f() {
                    return twice(() -> n); // :: guarded-by
                }
                """));
    }

    @Test
    void innerStreamsAreUsedUpByTheOuterOne() {
        Snippet.check(ranking("""
                synchronized List<String> expression(List<List<String>> all) {
                    return all.stream().flatMap(each -> each.stream().filter(name -> name.length() > n)).toList();
                }
                synchronized List<String> block(List<List<String>> all) {
                    return all.stream().flatMap(each -> {
                        if (each.isEmpty()) return Stream.empty();
                        Stream<String> known = each.stream().filter(rank::containsKey);
                        return known.filter(name -> name.length() > n);
                    }).toList();
                }
                synchronized int numbers(List<List<String>> all) {
                    return all.stream().flatMapToInt(each -> each.stream().mapToInt(name -> n)).sum();
                }
                synchronized List<String> collected(List<List<String>> all) {
                    return all.stream().collect(
                            Collectors.flatMapping(each -> each.stream().filter(name -> n > 1), Collectors.toList()));
                }
                """));
    }

    @Test
    void innerStreamsThatAreKeptAreReported() {
        Snippet.check(ranking("""
                synchronized List<Stream<String>> f(List<List<String>> all) {
                    return all.stream().map(each -> each.stream().filter(name -> n > 1)).toList(); // :: guarded-by
                }
                """));
    }

    @Test
    void loggersAskForTheMessageAtOnce() {
        Snippet.check(ranking("""
                private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("x");
                private static final System.Logger SYSTEM = System.getLogger("x");
                synchronized void f(Exception e) {
                    LOG.fine(() -> "n=" + n);
                    LOG.log(java.util.logging.Level.WARNING, e, () -> "n=" + n);
                    SYSTEM.log(System.Logger.Level.DEBUG, () -> "n=" + n);
                }
                """));
    }

    @Test
    void framesAndFilesAreVisitedAtOnce() {
        Snippet.check("""
                import dev.lockkeeper.GuardedBy;
                import java.io.IOException;
                import java.nio.file.*;
                import java.nio.file.attribute.BasicFileAttributes;
                class Visits {
                    @GuardedBy("this") private int n;
                    synchronized void frames(StackWalker walker) {
                        walker.forEach(frame -> n++);
                        n += walker.walk(frames -> frames.map(frame -> n).count());
                    }
                    synchronized void files(Path root) throws IOException {
                        Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
                            @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                                n++;
                                return FileVisitResult.CONTINUE;
                            }
                        });
                    }
                }
                """);
    }

    @Test
    void aFilterThatALoggerKeepsIsReported() {
        Snippet.check(ranking("""
                private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("x");
                synchronized void f() {
                    LOG.setFilter(message -> n > 1); // :: guarded-by
                }
                """));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24)
    void gatherersAreMadeOfCode() {
        Snippet.check(ranking("""
                synchronized List<Integer> scan(List<Integer> all) {
                    return all.stream().gather(Gatherers.scan(() -> n, (sum, x) -> sum + x)).toList();
                }
                synchronized List<Integer> fold(List<Integer> all) {
                    Gatherer<Integer, ?, Integer> sum = Gatherers.fold(() -> 0, (a, x) -> a + x + n);
                    return all.stream().gather(sum).toList();
                }
                """));
    }

    @Test
    void loopsUseCode() {
        Snippet.check(ranking("""
                synchronized void f() {
                    Iterable<Integer> numbers = () -> IntStream.range(0, n).iterator();
                    for (int each : numbers) n += each;
                }
                """));
    }

    @Test
    void aCopyGoesOverTheWholeView() {
        Snippet.check(VIEWS, """
                import com.google.common.collect.Lists;
                import dev.lockkeeper.GuardedBy;
                import java.util.*;
                class Ranking {
                    @GuardedBy("this") private int n;
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    synchronized List<Integer> created() { return new ArrayList<>(Lists.transform(names, name -> n)); }
                    synchronized List<Integer> copied() { return List.copyOf(Lists.transform(names, name -> n)); }
                    synchronized int loop() {
                        int sum = 0;
                        for (int each : Lists.transform(names, name -> n)) sum += each;
                        return sum;
                    }
                }
                """);
    }

    @Test
    void aViewThatIsReturnedIsReported() {
        Snippet.check(VIEWS, """
                import com.google.common.collect.Lists;
                import dev.lockkeeper.GuardedBy;
                import java.util.*;
                class Ranking {
                    @GuardedBy("this") private int n;
                    private final List<String> names = new ArrayList<>();
                    synchronized List<Integer> view() {
                        return Collections.unmodifiableList(Lists.transform(names, name -> n)); // :: guarded-by
                    }
                    synchronized List<Runnable> steps() { return new ArrayList<>(List.of(() -> n++)); } // :: guarded-by
                }
                """);
    }
}
