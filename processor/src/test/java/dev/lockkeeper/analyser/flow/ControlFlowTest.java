package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Branches, loops, switches and exceptions: the lock has to be held on every way. */
class ControlFlowTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void branchesJoin() {
        Snippet.check(account("""
                void f(boolean b) {
                    if (b) {
                        lock.lock();
                    }
                    x++; // :: guarded-by
                    if (b) {
                        x++;
                        lock.unlock();
                    }
                }
                void g(boolean b) {
                    if (b) {
                        lock.lock();
                    } else {
                        lock.lock();
                    }
                    x++;
                    lock.unlock();
                }
                """));
    }

    @Test
    void loopsAreFollowedRoundAgain() {
        Snippet.check(account("""
                void f(int n) {
                    lock.lock();
                    for (int i = 0; i < n; i++) {
                        x++; // :: guarded-by
                        if (i == 3) {
                            lock.unlock();
                        }
                    }
                }
                void g(int n) {
                    while (n-- > 0) {
                        lock.lock();
                        try {
                            x++;
                            if (x > 3) {
                                continue;
                            }
                            if (x > 4) {
                                break;
                            }
                        } finally {
                            lock.unlock();
                        }
                    }
                    x++; // :: guarded-by
                }
                void h() {
                    lock.lock();
                    do {
                        x++;
                    } while (x < 3);
                    lock.unlock();
                }
                """));
    }

    @Test
    void labelledJumpsLeaveTheRightStatement() {
        Snippet.check(account("""
                void f(int n) {
                    outer:
                    for (int i = 0; ; i++) {
                        lock.lock();
                        try {
                            for (int j = 0; j < n; j++) {
                                if (j == 1) {
                                    continue outer;
                                }
                                if (j == 2) {
                                    break outer;
                                }
                                x++;
                            }
                        } finally {
                            lock.unlock();
                        }
                        x++; // :: guarded-by
                    }
                    x++; // :: guarded-by
                }
                void block(boolean b) {
                    lock.lock();
                    here: {
                        if (b) {
                            break here;
                        }
                        x++;
                    }
                    x++;
                    lock.unlock();
                }
                """));
    }

    @Test
    void finallyRunsOnEveryWayOut() {
        Snippet.check(account("""
                int f(boolean b) {
                    lock.lock();
                    try {
                        if (b) {
                            return x;
                        }
                        work();
                        x++;
                    } finally {
                        lock.unlock();
                        x++; // :: guarded-by
                    }
                    return x; // :: guarded-by
                }
                void nested() {
                    lock.lock();
                    try {
                        try {
                            work();
                        } finally {
                            x++;
                        }
                    } finally {
                        x++;
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void exceptionsLeadToTheClausesThatMayCatchThem() {
        Snippet.check(account("""
                void f() {
                    try {
                        lock.lockInterruptibly();
                    } catch (InterruptedException e) {
                        x++; // :: guarded-by
                        return;
                    }
                    try {
                        x++;
                        work();
                    } catch (IllegalStateException e) {
                        x++;
                    } finally {
                        lock.unlock();
                    }
                }
                void g() {
                    try {
                        work();
                        lock.lock();
                    } catch (RuntimeException e) {
                        x++; // :: guarded-by
                        throw e;
                    }
                    x++;
                    lock.unlock();
                }
                void h() {
                    lock.lock();
                    try {
                        if (x > 3) {
                            throw new java.io.IOException();
                        }
                        lock.unlock();
                    } catch (java.io.IOException e) {
                        x++;
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void switchesOfAllFormsAreFollowed() {
        Snippet.check(account("""
                void old(int n) {
                    switch (n) {
                        case 1:
                            lock.lock(); // :: lock-leak
                        case 2:
                            x++; // :: guarded-by
                            break;
                        default:
                            lock.lock();
                            x++;
                    }
                    x++; // :: guarded-by
                }
                int arrows(int n) {
                    lock.lock();
                    try {
                        return switch (n) {
                            case 1, 2 -> x;
                            case 3 -> {
                                x++;
                                yield x;
                            }
                            default -> throw new IllegalStateException();
                        };
                    } finally {
                        lock.unlock();
                    }
                }
                int yielding(int n) {
                    int result = switch (n) {
                        case 1:
                            lock.lock();
                            yield x;
                        default:
                            lock.lock();
                            yield 2;
                    };
                    x = result;
                    lock.unlock();
                    return switch (n) {
                        case 0 -> x; // :: guarded-by
                        default -> 0;
                    };
                }
                """));
    }

    @Test
    void conditionsAreFollowedPartByPart() {
        Snippet.check(account("""
                void f(boolean a) {
                    if (a && lock.tryLock()) {
                        x++;
                        lock.unlock();
                    }
                    if (a || lock.tryLock()) { // :: lock-leak
                        x++; // :: guarded-by
                    }
                }
                void g(boolean a) {
                    if (!a || !lock.tryLock()) {
                        return;
                    }
                    x++;
                    lock.unlock();
                }
                int h(boolean a) {
                    return a ? (lock.tryLock() ? x : 0) : x; // :: guarded-by, lock-leak
                }
                void patterns(Object o) {
                    if (o instanceof Account other && other.lock.tryLock()) {
                        other.x++;
                        x++; // :: guarded-by
                        other.lock.unlock();
                    }
                }
                """));
    }

    @Test
    void assertionsAreTrusted() {
        Snippet.check("""
                class Account {
                    final ReentrantLock lock = new ReentrantLock();
                    final ReentrantReadWriteLock sides = new ReentrantReadWriteLock();
                    @GuardedBy("lock") int x;
                    @GuardedBy("this") int y;
                    @GuardedBy("sides") int z;
                    void f() {
                        assert lock.isHeldByCurrentThread();
                        assert Thread.holdsLock(this) : "hold it";
                        assert sides.isWriteLockedByCurrentThread();
                        x++;
                        y++;
                        z++;
                    }
                    void g() {
                        if (!lock.isHeldByCurrentThread()) {
                            throw new IllegalStateException();
                        }
                        x++;
                        y++; // :: guarded-by
                    }
                    void h() {
                        Objects.requireNonNull(lock);
                        checkState(Thread.holdsLock(this));
                        y++;
                    }
                    static void checkState(boolean is) {}
                    void i() {
                        if (Thread.holdsLock(lock)) {
                            x++; // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void theDefaultCaseIsLookedAtInEveryForm() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") int x;
                    int result(int k) {
                        return switch (k) {
                            case 1 -> 1;
                            default -> x; // :: guarded-by
                        };
                    }
                    void statements(int k) {
                        switch (k) {
                            case 1:
                                break;
                            default:
                                x++; // :: guarded-by
                        }
                    }
                    void rules(int k) {
                        switch (k) {
                            case 1 -> { }
                            default -> x++; // :: guarded-by
                        }
                    }
                    void leaving(int k) {
                        switch (k) {
                            case 1 -> lock.lock();
                            default -> { return; }
                        }
                        try {
                            x++;
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLoopMayEndWhicheverWayItWentRoundBefore() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    void each(List<String> names) {
                        for (String name : names) { lock.lock(); x++; } // :: lock-leak
                    }
                    void some(int most) {
                        for (int i = 0; i < most; i++) {
                            lock.lock(); // :: lock-leak
                            if (i == 2) continue;
                            lock.unlock();
                        }
                    }
                }
                """);
    }
}
