package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedEscapeRuleTest {
    @Test
    void returningAGuardedMutableObjectIsReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private final int[] counts = new int[3];
                    @GuardedBy("this") private final StringBuilder text = new StringBuilder();
                    synchronized List<String> names() {
                        return names; // :: guarded-escape
                    }
                    @GuardedBy("this") int[] counts() {
                        return counts; // :: guarded-escape
                    }
                    StringBuilder text() {
                        synchronized (this) {
                            StringBuilder alias = text;
                            return alias; // :: guarded-escape
                        }
                    }
                }
                """);
    }

    @Test
    void returningCopiesAndImmutableObjectsIsNotReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private List<String> replaced = List.of();
                    @GuardedBy("this") private final Map<String, String> map = new ConcurrentHashMap<>();
                    @GuardedBy("this") private String last;
                    @GuardedBy("this") private long[] counts = new long[3];
                    synchronized List<String> copy() { return List.copyOf(names); }
                    synchronized List<String> replaced() { return replaced; }
                    synchronized void replace(List<String> all) { replaced = List.copyOf(all); }
                    synchronized Map<String, String> map() { return map; }
                    synchronized String last() { return last; }
                    synchronized int size() { return names.size(); }
                    private synchronized List<String> own() { return names; }
                    synchronized long[] take() {
                        long[] taken = counts;
                        counts = new long[3];
                        return taken;
                    }
                }
                """);
    }

    @Test
    void storingInAnUnguardedFieldIsReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private List<String> second;
                    List<String> open;
                    static List<String> shared;
                    synchronized void f() {
                        open = names; // :: guarded-escape
                        shared = names; // :: guarded-escape
                        second = names;
                    }
                }
                """);
    }

    @Test
    void usingItThroughAVariableWithoutTheLockIsReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    void f(Executor executor) {
                        List<String> alias;
                        synchronized (this) {
                            alias = names;
                            alias.add("x");
                            executor.execute(() -> alias.add("y")); // :: guarded-escape
                        }
                        alias.clear(); // :: guarded-escape
                    }
                    void g() {
                        List<String> copy;
                        synchronized (this) {
                            copy = new ArrayList<>(names);
                        }
                        copy.clear();
                    }
                }
                """);
    }

    @Test
    void storingInAFieldUnderTheSameLockIsNotReported() {
        Snippet.check("""
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private List<String> entries = new ArrayList<>();
                    @GuardedBy("lock") private List<String> older = new ArrayList<>();
                    void f() {
                        synchronized (lock) {
                            older = entries;
                            entries = new ArrayList<>();
                        }
                    }
                }
                """);
    }

    @Test
    void whatHasBeenTakenOutOfItsFieldAndCopiedIsNotReported() {
        Snippet.check("""
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private List<String> entries = new ArrayList<>();
                    List<String> drain() {
                        List<String> drained;
                        synchronized (lock) {
                            drained = entries;
                            entries = new ArrayList<>();
                        }
                        return drained;
                    }
                    int size() {
                        synchronized (lock) {
                            List<String> here = entries;
                            return here.size();
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsOneOfSeveralResultsOrAssignedOnTheWayIsReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private List<String> names = new ArrayList<>();
                    List<String> open;
                    static List<String> load() { return new ArrayList<>(); }
                    synchronized List<String> either(boolean isOpen) {
                        return isOpen ? names : null; // :: guarded-escape
                    }
                    synchronized List<String> nested(int n) {
                        return n == 0 ? null : (n == 1 ? List.of() : names); // :: guarded-escape
                    }
                    synchronized List<String> oneOf(int n) {
                        return switch (n) { // :: guarded-escape
                            case 1 -> names;
                            case 2 -> { List<String> none = List.of(); yield none; }
                            default -> null;
                        };
                    }
                    synchronized List<String> lazy() {
                        return names = new ArrayList<>(); // :: guarded-escape
                    }
                    synchronized List<String> loaded() {
                        return names != null ? null : (names = load()); // :: guarded-escape
                    }
                    synchronized void both() {
                        open = names = new ArrayList<>(); // :: guarded-escape
                    }
                    synchronized void store(boolean isOpen) {
                        open = isOpen ? names : null; // :: guarded-escape
                    }
                }
                """);
    }

    @Test
    void copiesAmongSeveralResultsAndWhatIsSafeWhenItIsAssignedAreNotReported() {
        Snippet.check("""
                class Names {
                    @GuardedBy("this") private List<String> names = new ArrayList<>();
                    @GuardedBy("this") private List<String> others = new ArrayList<>();
                    @GuardedBy("this") private List<String> fixed = List.of();
                    @GuardedBy("this") private String last;
                    List<String> open;
                    synchronized List<String> either(boolean isOpen) {
                        return isOpen ? List.copyOf(names) : null;
                    }
                    synchronized int sizeOf(int n) {
                        return switch (n) {
                            case 1 -> names.size();
                            default -> names.isEmpty() ? 0 : 1;
                        };
                    }
                    synchronized List<String> taken(boolean isOpen) {
                        List<String> taken = names;
                        names = new ArrayList<>();
                        return isOpen ? taken : null;
                    }
                    synchronized List<String> fresh() {
                        names = new ArrayList<>();
                        return new ArrayList<>();
                    }
                    synchronized List<String> none() { return names = List.of(); }
                    synchronized List<String> fixed(boolean isOpen) { return isOpen ? fixed : (fixed = List.of()); }
                    synchronized String last(boolean isOpen) { return isOpen ? last : (last = "a".trim()); }
                    synchronized void swap(boolean isOpen) { names = others = new ArrayList<>(isOpen ? names : others); }
                    synchronized void copy(boolean isOpen) { open = new ArrayList<>(isOpen ? names : others); }
                }
                """);
    }

    @Test
    void whatOnlyHoldsImmutableObjectsMayBeHandedOut() {
        Snippet.check("""
                class Query {
                    @GuardedBy("this") private Map<String, String> props = Map.of();
                    @GuardedBy("this") private List<String> names;
                    @GuardedBy("this") private List<String> found = List.of();
                    @GuardedBy("this") private Set<String> all = Collections.synchronizedSet(new HashSet<>());
                    private final List<String> first = List.copyOf(List.of("x"));
                    Query(List<String> given) {
                        names = given == null ? List.of() : List.copyOf(given);
                    }
                    synchronized void update(Info info) {
                        props = info.getProps();
                        names = first;
                        List<String> sorted = names.stream().sorted().collect(Collectors.toUnmodifiableList());
                        found = sorted;
                    }
                    synchronized Map<String, String> props() { return props; }
                    synchronized List<String> names() { return names; }
                    synchronized List<String> found() { return found; }
                    synchronized Set<String> all() { return all; }
                    static final class Info {
                        private final Map<String, String> props;
                        Info(Map<String, String> p) { props = Map.copyOf(p); }
                        Map<String, String> getProps() { return props; }
                    }
                }
                """, """
                class Other {
                    @GuardedBy("this") private List<String> names = List.of();
                    synchronized void update(Box box) { names = box.names(); }
                    synchronized List<String> names() { return names; }
                }
                """, """
                class Box {
                    private final List<String> names;
                    Box(List<String> given) { this.names = Collections.unmodifiableList(new ArrayList<>(given)); }
                    List<String> names() { return names; }
                }
                """);
    }

    @Test
    void whatMayHoldOthersMayNot() {
        Snippet.check("""
                class Query {
                    @GuardedBy("this") private Map<String, String> props = Map.of();
                    @GuardedBy("this") private List<String> names = List.of();
                    @GuardedBy("this") private List<String> some = List.of();
                    @GuardedBy("this") private List<String> found = List.of();
                    @GuardedBy("this") private List<String> given = List.of();
                    private List<String> own = new ArrayList<>();
                    synchronized void update(Info info, List<String> given) {
                        props = info.getProps();
                        names = own;
                        some = given.isEmpty() ? List.of() : new ArrayList<>(given);
                        found = given.stream().collect(Collectors.toList());
                        this.given = given;
                    }
                    synchronized Map<String, String> props() {
                        return props; // :: guarded-escape
                    }
                    synchronized List<String> names() {
                        return names; // :: guarded-escape
                    }
                    synchronized List<String> some() {
                        return some; // :: guarded-escape
                    }
                    synchronized List<String> found() {
                        return found; // :: guarded-escape
                    }
                    synchronized List<String> given() {
                        return given; // :: guarded-escape
                    }
                    static final class Info {
                        private final Map<String, String> props;
                        Info(Map<String, String> p) { props = p; }
                        Map<String, String> getProps() { return props; }
                    }
                }
                """);
    }
}
