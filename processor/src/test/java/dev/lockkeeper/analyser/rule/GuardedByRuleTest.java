package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedByRuleTest {
    @Test
    void fieldReadOutsideItsLockIsReported() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    long balance() {
                        return balance; // :: guarded-by
                    }
                    void add(long amount) {
                        balance += amount; // :: guarded-by
                    }
                    void set(long amount) {
                        this.balance = amount; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void fieldUsedUnderItsLockIsNotReported() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    long balance() {
                        lock.lock();
                        try {
                            return balance;
                        } finally {
                            lock.unlock();
                        }
                    }
                    @GuardedBy("lock") void add(long amount) {
                        balance += amount;
                    }
                }
                """);
    }

    @Test
    void fieldUsedAfterUnlockIsReported() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    long balance() {
                        lock.lock();
                        try {
                            balance++;
                        } finally {
                            lock.unlock();
                        }
                        return balance; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void synchronizedMethodsAndBlocksHoldTheMonitor() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") private long balance;
                    @GuardedBy("Account.class") private static long total;
                    synchronized void add(long amount) {
                        balance += amount;
                        total += amount; // :: guarded-by
                    }
                    long balance() {
                        synchronized (this) {
                            if (balance > 0) {
                                return balance;
                            }
                        }
                        return balance; // :: guarded-by
                    }
                    static synchronized long total() {
                        return total;
                    }
                    static long totalOf() {
                        synchronized (Account.class) {
                            return total;
                        }
                    }
                }
                """);
    }

    @Test
    void theLockOfAnotherInstanceDoesNotCount() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") long balance;
                    void transfer(Account other, long amount) {
                        lock.lock();
                        try {
                            balance -= amount;
                            other.balance += amount; // :: guarded-by
                        } finally {
                            lock.unlock();
                        }
                    }
                    void both(Account other, long amount) {
                        lock.lock();
                        try {
                            other.lock.lock(); // :: lock-order
                            try {
                                other.balance += amount;
                            } finally {
                                other.lock.unlock();
                            }
                            balance -= amount;
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void guardedMethodNeedsTheLockOfItsObject() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") void deposit() {}
                    void twice(Account other) {
                        deposit(); // :: guarded-by
                        other.deposit(); // :: guarded-by
                        other.lock.lock();
                        try {
                            other.deposit();
                        } finally {
                            other.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void constructorsNeedNoLockForTheirOwnObject() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") long balance = 1;
                    Account(Account other) {
                        balance = 2;
                        balance = other.balance; // :: guarded-by
                        Runnable later = () -> balance++; // :: guarded-by
                        new Thread(later).start();
                    }
                }
                """);
    }

    @Test
    void messageNamesMemberAndLockAtTheExpression() {
        var reported = Snippet.of("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") long balance;
                    @GuardedBy("lock") void deposit() {}
                    long f(Account account) {
                        account.deposit();
                        return balance;
                    }
                }
                """).diagnose();
        assertThat(reported).hasSize(2);
        assertThat(reported.get(0).text())
                .isEqualTo("[lockkeeper:guarded-by] 'deposit' is called on 'account' without 'account.lock', which it"
                        + " requires\n  hint: declare 'account' as ConcurrentAccount, whose accessor takes the lock, or"
                        + " hold 'account.lock' here");
        assertThat(reported.get(1).text())
                .isEqualTo(
                        "[lockkeeper:guarded-by] 'balance' is read without 'this.lock', which guards it\n  hint: hold it"
                                + " here: 'lock.lock(); try { … } finally { lock.unlock(); }', or move the access into a method"
                                + " annotated @GuardedBy(\"lock\")");
        assertThat(reported.get(1).line()).isEqualTo(7);
        assertThat(reported.get(1).column()).isEqualTo(16);
    }

    @Test
    void theMonitorOfALockIsNotTheLock() {
        var reported = Snippet.of("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") long balance;
                    void f() {
                        synchronized (lock) {
                            balance++; // :: guarded-by
                        }
                    }
                }
                """).diagnose();
        assertThat(reported)
                .singleElement()
                .satisfies(each -> assertThat(each.text())
                        .startsWith(
                                "[lockkeeper:guarded-by] 'balance' is written without 'this.lock', which guards it\n"));
    }

    @Test
    void whatIsNoCallThrowsFromWhereverTheBlockIsLeft() {
        Snippet.check("""
                class Box {
                    enum Size { SMALL, LARGE }
                    @GuardedBy("this") private int n;
                    int element(int[] all, int i) {
                        try { return all[i]; } catch (ArrayIndexOutOfBoundsException e) { return n; } // :: guarded-by
                    }
                    int missing(Size size) {
                        try {
                            switch (size) { case SMALL: return 1; case LARGE: return 2; }
                        } catch (NullPointerException e) {
                            return n; // :: guarded-by
                        }
                        return 0;
                    }
                    void endless(int[] all) {
                        try {
                            for (int i = 0; ; i++) all[i] = i;
                        } catch (ArrayIndexOutOfBoundsException e) {
                            n++; // :: guarded-by
                        }
                    }
                    void left(int[] all) {
                        for (int i : all) {
                            try { all[i]++; continue; } catch (ArrayIndexOutOfBoundsException e) { n++; } // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void aFinalLockIsAnotherInSomeConstructor() {
        Snippet.check("""
                class Account {
                    private final Object mutex;
                    @GuardedBy("this") private int x;
                    Account(Object given) { mutex = given; }
                    Account() { mutex = this; }
                    void f() { synchronized (mutex) { x++; } } // :: guarded-by
                }
                """);
    }
}
