package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Generated classes are checked as all others; what they look like is the generator's affair, that they pass is both's. */
class GeneratedCodeTest {
    private static final String ACCOUNT = """
            class Account {
                private final ReentrantLock lock = new ReentrantLock();
                private final Object audit = new Object();
                @GuardedBy("lock") private long balance;
                @GuardedBy("lock") public void deposit(long amount) { balance += amount; }
                @GuardedBy("audit") void record() {}
                @GuardedBy("this") void touch() {}
            }
            """;

    @Test
    void accessorsThroughHandlesHoldTheLock() {
        Snippet.check(ACCOUNT, """
                import java.lang.invoke.*; import java.util.concurrent.locks.*; import java.util.function.*;
                final class ConcurrentAccount extends Account {
                    private static final VarHandle LOCK;
                    private static final VarHandle AUDIT;
                    private static final VarHandle BALANCE;
                    static {
                        try {
                            final MethodHandles.Lookup in = MethodHandles.privateLookupIn(Account.class, MethodHandles.lookup());
                            LOCK = in.findVarHandle(Account.class, "lock", ReentrantLock.class);
                            AUDIT = in.findVarHandle(Account.class, "audit", Object.class);
                            BALANCE = in.findVarHandle(Account.class, "balance", long.class);
                        } catch (ReflectiveOperationException e) {
                            throw new ExceptionInInitializerError(e);
                        }
                    }
                    @Override public void deposit(long amount) {
                        final ReentrantLock lock = (ReentrantLock) LOCK.get(this);
                        lock.lock();
                        try {
                            super.deposit(amount);
                        } finally {
                            lock.unlock();
                        }
                    }
                    @Override void record() {
                        synchronized (AUDIT.get(this)) {
                            super.record();
                        }
                    }
                    @Override void touch() {
                        synchronized (this) {
                            super.touch();
                        }
                    }
                    private ReentrantLock lockOfAccount() {
                        return (ReentrantLock) LOCK.get(this);
                    }
                    long balance() {
                        lockOfAccount().lock();
                        try {
                            return (long) BALANCE.get(this);
                        } finally {
                            lockOfAccount().unlock();
                        }
                    }
                    void setBalance(long value) {
                        final ReentrantLock lock = lockOfAccount();
                        lock.lock();
                        try {
                            BALANCE.set(this, value);
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLockLeftOutIsReportedThere() {
        Snippet.check(ACCOUNT, """
                import java.lang.invoke.*; import java.util.concurrent.locks.*;
                final class ConcurrentAccount extends Account {
                    private static final VarHandle LOCK;
                    private static final VarHandle BALANCE;
                    static {
                        try {
                            final MethodHandles.Lookup in = MethodHandles.privateLookupIn(Account.class, MethodHandles.lookup());
                            LOCK = in.findVarHandle(Account.class, "lock", ReentrantLock.class);
                            BALANCE = in.findVarHandle(Account.class, "balance", long.class);
                        } catch (ReflectiveOperationException e) {
                            throw new ExceptionInInitializerError(e);
                        }
                    }
                    @Override public void deposit(long amount) {
                        super.deposit(amount); // :: guarded-by
                    }
                    @Override void record() {
                        synchronized (this) {
                            super.record(); // :: guarded-by
                        }
                    }
                    long balance() {
                        return (long) BALANCE.get(this); // :: guarded-by
                    }
                    void setBalance(ConcurrentAccount other, long value) {
                        final ReentrantLock lock = (ReentrantLock) LOCK.get(other);
                        lock.lock();
                        try {
                            BALANCE.set(this, value); // :: guarded-by
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }
}
