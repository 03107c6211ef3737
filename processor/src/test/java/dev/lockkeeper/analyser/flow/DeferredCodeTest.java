package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Lambdas, method references and anonymous classes: run now, or later without the lock. */
class DeferredCodeTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void codeThatRunsAtOnceHoldsWhatIsHeldThere() {
        Snippet.check(account("""
                final Map<String, Integer> map = new HashMap<>();
                @GuardedBy("lock") final List<Integer> list = new ArrayList<>();
                @GuardedBy("lock") boolean test(Integer i) { return i == x; }
                int f() {
                    lock.lock();
                    try {
                        list.forEach(i -> x += i);
                        list.removeIf(i -> i == x);
                        list.removeIf(this::test);
                        list.sort((a, b) -> a + x - b);
                        list.sort(Comparator.comparing(i -> i + x));
                        map.computeIfAbsent("x", k -> x);
                        map.merge("x", 1, (a, b) -> a + b + x);
                        Optional.of(1).map(i -> i + x).ifPresent(i -> x = i);
                        list.iterator().forEachRemaining(new Consumer<Integer>() {
                            @Override public void accept(Integer i) {
                                x += i;
                            }
                        });
                        return list.stream().filter(i -> i > x).mapToInt(i -> i + x).sum();
                    } finally {
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void codeThatRunsAtOnceWithoutTheLockIsReported() {
        Snippet.check(account("""
                void f(List<Integer> list) {
                    list.forEach(i -> x += i); // :: guarded-by
                    list.stream().map(i -> i + x).toList(); // :: guarded-by
                }
                """));
    }

    @Test
    void codeThatRunsLaterHoldsNothing() {
        Snippet.check(account("""
                Runnable stored;
                @GuardedBy("lock") void deposit() {}
                Supplier<Integer> f(Executor executor, List<Integer> list) {
                    lock.lock();
                    try {
                        executor.execute(() -> x++); // :: guarded-by
                        executor.execute(this::deposit); // :: guarded-by
                        new Thread(() -> x++).start(); // :: guarded-by
                        CompletableFuture.supplyAsync(() -> x); // :: guarded-by
                        stored = () -> x++; // :: guarded-by
                        executor.execute(new Runnable() {
                            @Override public void run() {
                                x++; // :: guarded-by
                            }
                        });
                        class Local {
                            int g() {
                                return x; // :: guarded-by
                            }
                        }
                        Stream<Integer> lazy = list.stream();
                        this.lazy = lazy.filter(i -> i > x); // :: guarded-by
                        return () -> x; // :: guarded-by
                    } finally {
                        lock.unlock();
                    }
                }
                Stream<Integer> lazy;
                """));
    }

    @Test
    void codeThatRunsLaterMayTakeTheLockItself() {
        Snippet.check(account("""
                void f(Executor executor) {
                    final Lock held = lock;
                    executor.execute(() -> {
                        held.lock();
                        try {
                            x++;
                        } finally {
                            held.unlock();
                        }
                    });
                }
                """));
    }

    @Test
    void methodsOfTheCompilationThatRunWhatTheyAreGivenAreSeenThrough() {
        Snippet.check("""
                class Loops {
                    static void twice(Runnable action) {
                        action.run();
                        action.run();
                    }
                    static void twiceIndirectly(Runnable action) {
                        for (int i = 0; i < 2; i++) {
                            twice(action);
                        }
                    }
                    static void each(List<String> all, Consumer<String> action) {
                        all.forEach(action);
                    }
                    static void later(Executor executor, Runnable action) {
                        executor.execute(action);
                    }
                    static void laterIndirectly(Executor executor, Runnable action) {
                        executor.execute(() -> action.run());
                    }
                }
                """, account("""
                        void f(Executor executor, List<String> all) {
                            lock.lock();
                            try {
                                Loops.twice(() -> x++);
                                Loops.twiceIndirectly(() -> x++);
                                Loops.each(all, s -> x++);
                                Loops.later(executor, () -> x++); // :: guarded-by
                                Loops.laterIndirectly(executor, () -> x++); // :: guarded-by
                            } finally {
                                lock.unlock();
                            }
                        }
                        """));
    }

    @Test
    void theLocksHeldAroundTheCallCount() {
        Snippet.check(account("""
                        void locked(Runnable action) {
                            lock.lock();
                            try {
                                action.run();
                            } finally {
                                lock.unlock();
                            }
                        }
                        <T> T lockedCall(Supplier<T> action) {
                            lock.lock();
                            try {
                                return action.get();
                            } finally {
                                lock.unlock();
                            }
                        }
                        void lockedLater(Executor executor, Runnable action) {
                            executor.execute(() -> locked(action));
                        }
                        void f(Executor executor) {
                            locked(() -> x++);
                            int y = lockedCall(() -> x);
                            lockedLater(executor, () -> x++);
                        }
                        """), """
                class Teller {
                    void f(Account a, Account b) {
                        a.locked(() -> a.x++);
                        a.locked(() -> b.x++); // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void codeInAVariableHoldsWhatIsHeldWhereItIsCalled() {
        Snippet.check(account("""
                void f() {
                    Runnable increment = () -> x++;
                    lock.lock();
                    try {
                        increment.run();
                    } finally {
                        lock.unlock();
                    }
                }
                void g() {
                    Runnable increment = () -> x++; // :: guarded-by
                    increment.run();
                }
                """));
    }

    @Test
    void codeInAnAdapterRunsWhenTheAdapterIsCalled() {
        Snippet.check("""
                abstract class Account {
                    interface Risky { void run() throws Exception; }
                    private final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    Runnable kept;
                    static native Runnable unchecked(Risky code);
                    void f() {
                        synchronized (lock) {
                            unchecked(() -> x++).run();
                            kept = unchecked(() -> x++); // :: guarded-by
                            new Thread(unchecked(() -> x++)).start(); // :: guarded-by
                        }
                        unchecked(() -> x++).run(); // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void anAnonymousThreadRunsLater() {
        Snippet.check("""
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    Account() {
                        new Thread() {
                            @Override public void run() { x++; } // :: guarded-by
                        }.start();
                    }
                    void f() {
                        synchronized (lock) {
                            new Thread() {
                                @Override public void run() { x++; } // :: guarded-by
                            }.start();
                            new Thread() {
                                @Override public void run() { x++; }
                            }.run();
                        }
                    }
                }
                """);
    }

    @Test
    void aStreamInAVariableThatIsUsedUpUnderTheLockIsNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    List<Integer> f(List<Integer> list, boolean isSorted) {
                        lock.lock();
                        try {
                            Stream<Integer> all = list.stream().map(i -> i + x);
                            if (isSorted) {
                                all = all.filter(i -> i < x).sorted();
                            }
                            return all.map(i -> i * x).toList();
                        } finally {
                            lock.unlock();
                        }
                    }
                    @GuardedBy("lock") int g(int[] list) {
                        IntStream large = Arrays.stream(list).filter(i -> i > x);
                        int sum = large.sum();
                        return sum;
                    }
                }
                """);
    }

    @Test
    void aStreamInAVariableThatMayBeUsedWithoutTheLockIsReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private Stream<Integer> kept;
                    @GuardedBy("lock") Stream<Integer> returned(List<Integer> list) {
                        Stream<Integer> all = list.stream().map(i -> i + x); // :: guarded-by
                        return all;
                    }
                    @GuardedBy("lock") void stored(List<Integer> list) {
                        Stream<Integer> all = list.stream().map(i -> i + x); // :: guarded-by
                        kept = all.sorted();
                    }
                    @GuardedBy("lock") Iterator<Integer> iterated(List<Integer> list) {
                        Stream<Integer> all = list.stream().map(i -> i + x); // :: guarded-by
                        return all.iterator();
                    }
                    @GuardedBy("lock") Supplier<List<Integer>> captured(List<Integer> list) {
                        Stream<Integer> all = list.stream().map(i -> i + x); // :: guarded-by
                        return () -> all.toList();
                    }
                    List<Integer> afterwards(List<Integer> list) {
                        lock.lock(); // :: lock-leak
                        Stream<Integer> all = list.stream().filter(i -> i > x); // :: guarded-by
                        lock.unlock();
                        return all.toList();
                    }
                    List<Integer> without(List<Integer> list) {
                        Stream<Integer> all = list.stream().filter(i -> i > x); // :: guarded-by
                        return all.toList();
                    }
                }
                """);
    }

    @Test
    void codeThatIsPutAwayRunsLater() {
        Snippet.check(account("""
                final AtomicReference<Runnable> last = new AtomicReference<>();
                Supplier<Integer> f() {
                    lock.lock();
                    try {
                        last.set(() -> x++); // :: guarded-by
                        new Later(() -> x++).start(); // :: guarded-by
                        return Optional.<Supplier<Integer>>of(() -> x).get(); // :: guarded-by
                    } finally {
                        lock.unlock();
                    }
                }
                static class Later {
                    private final Runnable action;
                    Later(Runnable action) { this.action = Objects.requireNonNull(action, "action"); }
                    void start() { new Thread(action).start(); }
                }
                """));
    }

    @Test
    void codeAndLocksThatAreCheckedForNullStayWhatTheyAre() {
        Snippet.check(account("""
                private static <T> T checkNotNull(T it) {
                    if (it == null) {
                        throw new NullPointerException();
                    }
                    return it;
                }
                void with(Runnable action) {
                    Objects.requireNonNull(action);
                    lock.lock();
                    try {
                        checkNotNull(action).run();
                    } finally {
                        lock.unlock();
                    }
                }
                void f() {
                    with(() -> x++);
                    Lock same = Objects.requireNonNull(lock);
                    same.lock();
                    try {
                        x++;
                    } finally {
                        lock.unlock();
                    }
                }
                """));
    }
}
