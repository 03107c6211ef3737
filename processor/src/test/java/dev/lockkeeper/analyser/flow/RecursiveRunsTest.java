package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Methods that pass the code that they are given on to themselves. */
class RecursiveRunsTest {
    @Test
    void codeThatARecursiveMethodRunsAtOnceHoldsWhatIsHeldThere() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") private int x;
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int y;
                    private List<Account> parts = List.of();
                    static void halves(IntConsumer action, int depth) {
                        if (depth == 0) {
                            action.accept(depth);
                            return;
                        }
                        halves(action, depth - 1);
                        halves(action, depth - 1);
                    }
                    void locked(Runnable action, int depth) {
                        if (depth > 0) {
                            locked(action, depth - 1);
                            return;
                        }
                        lock.lock();
                        try {
                            action.run();
                        } finally {
                            lock.unlock();
                        }
                    }
                    void each(Consumer<Account> action) {
                        action.accept(this);
                        parts.forEach(part -> part.each(action));
                    }
                    synchronized void f() {
                        halves(each -> x += each, 3);
                        locked(() -> y++, 3);
                        each(account -> x++);
                    }
                }
                """);
    }

    @Test
    void codeThatARecursiveMethodRunsLaterOrWithoutTheLockIsReported() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") private int x;
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int y;
                    private Runnable kept = () -> {};
                    static void later(Executor executor, Runnable action, int depth) {
                        if (depth == 0) {
                            action.run();
                            return;
                        }
                        executor.execute(() -> later(executor, action, depth - 1));
                    }
                    void keeping(Runnable action, int depth) {
                        if (depth == 0) {
                            kept = action;
                            return;
                        }
                        keeping(action, depth - 1);
                    }
                    static void ofOther(Account other, Runnable action, int depth) {
                        if (depth == 0) action.run();
                        else ofOther(other, action, depth - 1);
                    }
                    void onOther(Account other, Runnable action) {
                        lock.lock();
                        try {
                            action.run();
                        } finally {
                            lock.unlock();
                        }
                        other.onOther(this, action);
                    }
                    synchronized void f(Executor executor, Account other) {
                        later(executor, () -> x++, 3); // :: guarded-by
                        keeping(() -> x++, 3); // :: guarded-by
                        onOther(other, () -> y++); // :: guarded-by
                        ofOther(other, () -> y++, 3); // :: guarded-by
                    }
                }
                """);
    }
}
