package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Code that methods of the compilation run: in each of their ways, and with what they give it. */
class CodeRunByHelpersTest {
    /** Begins a class with two methods that run code with one lock or another. */
    private static final String RUNNING = """
            class Account {
                private final ReadWriteLock lock = new ReentrantReadWriteLock();
                @GuardedBy("lock") private int x;
                @GuardedBy("this") private int y;
                private <T> T with(boolean isWriting, Supplier<T> code) {
                    Lock side = isWriting ? lock.writeLock() : lock.readLock();
                    side.lock();
                    try { return code.get(); } finally { side.unlock(); }
                }
                private int read(boolean isShared, Supplier<Integer> code) {
                    if (!isShared) return code.get();
                    synchronized (this) { return code.get(); }
                }
            """;

    /** A class whose methods run code under one side of a lock, and then under the other. */
    private static String cache(String members) {
        return """
                class Cache {
                    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
                    private final Object other = new Object();
                    @GuardedBy("rw") private Object value;
                    @GuardedBy("other") private int n;
                    private <T> T lookUp(Supplier<T> get, Supplier<T> make) {
                        rw.readLock().lock();
                        try {
                            T found = get.get();
                            if (found != null) {
                                return found;
                            }
                        } finally {
                            rw.readLock().unlock();
                        }
                        rw.writeLock().lock();
                        try {
                            T found = get.get();
                            return found != null ? found : make.get();
                        } finally {
                            rw.writeLock().unlock();
                        }
                    }
                """ + members + "}";
    }

    @Test
    void readingNeedsEitherSide() {
        Snippet.check(cache("""
                private <T> T passOn(Supplier<T> get, Supplier<T> make) {
                    return lookUp(get, make);
                }
                Object value() {
                    return lookUp(() -> value, () -> value = new Object());
                }
                Object passed() {
                    return passOn(() -> value, () -> value = new Object());
                }
                """));
    }

    @Test
    void readingNeedsTheReadingSideOrAnOptimisticStamp() {
        Snippet.check("""
                class Point {
                    private final StampedLock sl = new StampedLock();
                    @GuardedBy("sl") private double x, y;
                    private double read(DoubleSupplier code) {
                        long stamp = sl.tryOptimisticRead();
                        double value = code.getAsDouble();
                        if (sl.validate(stamp)) {
                            return value;
                        }
                        stamp = sl.readLock();
                        try {
                            return code.getAsDouble();
                        } finally {
                            sl.unlockRead(stamp);
                        }
                    }
                    double length() {
                        return read(() -> Math.hypot(x, y));
                    }
                }
                """);
    }

    @Test
    void everyWayInWhichTheCodeRunsHasToHoldTheLock() {
        Snippet.check(cache("""
                Object write() {
                    return lookUp(() -> value = new Object(), () -> value); // :: guarded-by-write
                }
                private void twice(Runnable code) {
                    code.run();
                    synchronized (other) {
                        code.run();
                    }
                }
                private void eachLock(Runnable code) {
                    rw.writeLock().lock();
                    try {
                        code.run();
                    } finally {
                        rw.writeLock().unlock();
                    }
                    synchronized (other) {
                        code.run();
                    }
                }
                private void nowAndLater(Runnable code, Executor executor) {
                    synchronized (other) {
                        code.run();
                    }
                    executor.execute(code);
                }
                void f(Executor executor) {
                    twice(() -> n++); // :: guarded-by
                    eachLock(() -> n++); // :: guarded-by
                    eachLock(() -> value = null); // :: guarded-by
                    nowAndLater(() -> n++, executor); // :: guarded-by
                }
                """));
    }

    /** A class with a guarded field, for the methods of a test. */
    private static String account(String members) {
        return "class Account { @GuardedBy(\"this\") private int n;\n" + members + "}";
    }

    @Test
    void theParameterIsWhatTheCodeIsGiven() {
        Snippet.check(account("""
                synchronized <T> T in(Function<Account, T> code) {
                    return code.apply(this);
                }
                int own() {
                    return in(self -> self.n);
                }
                static void ofAnother(Account account) {
                    account.in(self -> self.n++ + account.n);
                }
                static <T> T on(Account account, Function<Account, T> code) {
                    synchronized (account) {
                        return code.apply(account);
                    }
                }
                static int given(Account account) {
                    return on(account, it -> it.n + account.n);
                }
                static void forEach(List<Account> all, Consumer<Account> code) {
                    for (Account each : all) {
                        synchronized (each) {
                            code.accept(each);
                        }
                    }
                }
                static void growAll(List<Account> all) {
                    forEach(all, each -> each.n++);
                }
                static final class Node {
                    private final Object mutex = new Object();
                    @GuardedBy("mutex") private int n;
                }
                private final Node node = new Node();
                void onNode(Consumer<Node> code) {
                    synchronized (node.mutex) {
                        code.accept(node);
                    }
                }
                void growNode() {
                    onNode(it -> it.n += node.n);
                }
                """));
    }

    @Test
    void whatTheCodeIsGivenMayBeAnotherObject() {
        Snippet.check(account("""
                private Account other;
                <T> T without(Function<Account, T> code) {
                    return code.apply(this);
                }
                synchronized <T> T withOther(Function<Account, T> code) {
                    return code.apply(other);
                }
                synchronized void later(Consumer<Account> code, Executor executor) {
                    executor.execute(() -> code.accept(this));
                }
                static void forEach(List<Account> all, Consumer<Account> code) {
                    for (Account each : all) {
                        synchronized (all) {
                            code.accept(each);
                        }
                    }
                }
                void f(List<Account> all, Executor executor) {
                    without(self -> self.n); // :: guarded-by
                    withOther(it -> it.n); // :: guarded-by
                    withOther(it -> n);
                    later(self -> self.n++, executor); // :: guarded-by
                    forEach(all, each -> each.n++); // :: guarded-by
                }
                """));
    }

    @Test
    void theCodeIsGivenWhatTellsWhetherTheLockIsHeld() {
        Snippet.check(account("""
                interface Step { void go(boolean isLocked); }
                void both(Step step) {
                    synchronized (this) {
                        step.go(true);
                    }
                    step.go(false);
                }
                void f() {
                    both(isLocked -> {
                        if (isLocked) {
                            n++;
                        } else {
                            n--; // :: guarded-by
                        }
                    });
                }
                """));
    }

    @Test
    void whatIsPassedTellsWithWhichLockTheCodeRuns() {
        Snippet.check(RUNNING + """
                    int get() { return with(false, () -> x); }
                    int add() { return with(true, () -> x++); }
                    int y() { return read(true, () -> y); }
                }
                """);
    }

    @Test
    void whatIsPassedTellsThatTheCodeRunsWithoutTheLock() {
        Snippet.check(RUNNING + """
                    int add() { return with(false, () -> x++); } // :: guarded-by-write
                    int y() { return read(false, () -> y); } // :: guarded-by
                    int any(boolean isShared) { return read(isShared, () -> y); } // :: guarded-by
                }
                """);
    }

    @Test
    void codeThatAHelperRunsHavingReleasedTheLockHoldsNothing() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    private final Lock other = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("other") private int y;
                    private void unlocked(Runnable code) {
                        lock.unlock();
                        try { code.run(); } finally { lock.lock(); }
                    }
                    private void aside(Runnable code) { unlocked(code); }
                    void f() {
                        lock.lock();
                        try {
                            unlocked(() -> x++); // :: guarded-by
                            aside(() -> x++); // :: guarded-by
                            x++;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void g() {
                        other.lock();
                        lock.lock();
                        try { unlocked(() -> y++); } finally { lock.unlock(); other.unlock(); }
                    }
                }
                """);
    }

    @Test
    void codeThatAHelperRunsHavingReleasedItsOwnHoldStillHasThatOfTheCaller() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private void after(Runnable code) {
                        lock.lock();
                        try { x++; } finally { lock.unlock(); }
                        code.run();
                    }
                    private void back(Runnable code) {
                        lock.unlock();
                        try { hashCode(); } finally { lock.lock(); }
                        code.run();
                    }
                    private void maybe(boolean isHeld, Runnable code) {
                        if (!isHeld) lock.unlock();
                        code.run();
                        if (!isHeld) lock.lock();
                    }
                    void f() {
                        lock.lock();
                        try {
                            after(() -> x++);
                            back(() -> x++);
                            maybe(true, () -> x++);
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }
}
