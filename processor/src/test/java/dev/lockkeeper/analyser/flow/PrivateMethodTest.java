package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Private methods rely on what all of their callers hold. */
class PrivateMethodTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void whatAllCallersHoldIsHeld() {
        Snippet.check(account("""
                void f() {
                    lock.lock();
                    try {
                        helper();
                        countDown(3);
                    } finally {
                        lock.unlock();
                    }
                }
                @GuardedBy("lock") void g() {
                    helper();
                }
                private void helper() {
                    x++;
                    deeper();
                }
                private void deeper() {
                    x++;
                }
                private void countDown(int n) {
                    if (n > 0) {
                        x--;
                        countDown(n - 1);
                    }
                }
                """));
    }

    @Test
    void oneCallerWithoutTheLockIsEnough() {
        Snippet.check(account("""
                @GuardedBy("lock") void f() {
                    helper();
                }
                void g() {
                    helper();
                }
                private void helper() {
                    x++; // :: guarded-by
                }
                private void neverCalled() {
                    x++; // :: guarded-by
                }
                void notPrivate() {
                    x++; // :: guarded-by
                }
                @GuardedBy("lock") void h(Executor executor) {
                    notPrivate();
                    executor.execute(this::referred);
                    referred();
                }
                private void referred() {
                    x++; // :: guarded-by
                }
                """));
    }

    @Test
    void theInstanceCounts() {
        Snippet.check(account("""
                void f(Account other) {
                    lock.lock();
                    try {
                        ofParameter(this);
                        other.ofThis();
                    } finally {
                        lock.unlock();
                    }
                }
                private static void ofParameter(Account account) {
                    account.x++;
                }
                private void ofThis() {
                    x++; // :: guarded-by
                }
                """));
    }

    @Test
    void methodsOfPrivateClassesCountAsPrivate() {
        Snippet.check(account("""
                private final Entry entry = new Entry();
                void f() {
                    lock.lock();
                    try {
                        entry.grow();
                    } finally {
                        lock.unlock();
                    }
                }
                private class Entry {
                    void grow() {
                        x++;
                    }
                    @Override public String toString() {
                        return "" + x; // :: guarded-by
                    }
                }
                """));
    }

    @Test
    void methodsThatPrivateClassesOverrideStartWhereTheOverriddenOneIsCalled() {
        Snippet.check(account("""
                private abstract class Callback implements Consumer<String> {
                    @Override public void accept(String result) {
                        lock.lock();
                        try {
                            handle(result);
                        } finally {
                            lock.unlock();
                        }
                        after();
                    }
                    protected abstract void handle(String result);
                    protected void after() {}
                }
                private class Growing extends Callback {
                    @Override protected void handle(String result) { x++; }
                    @Override protected void after() { x++; } // :: guarded-by
                }
                """));
    }

    @Test
    void methodsThatOverrideWhatOthersKnowStartAnywhere() {
        Snippet.check(account("""
                interface Known { void handle(); }
                private class Growing implements Known {
                    @Override public void handle() { x++; } // :: guarded-by
                    @Override public int hashCode() { return x; } // :: guarded-by
                }
                private class Shrinking extends Growing {
                    @Override public void handle() { x--; } // :: guarded-by
                }
                void f(Growing growing) {
                    lock.lock();
                    try {
                        growing.handle();
                    } finally {
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void privateMethodsOfLocalClassesHoldWhatAllOfTheirCallersHold() {
        Snippet.check(account("""
                Runnable anonymous(Account other) {
                    return new Runnable() {
                        @Override public void run() {
                            lock.lock();
                            try {
                                grow();
                            } finally {
                                lock.unlock();
                            }
                            other.lock.lock();
                            try {
                                growOther();
                            } finally {
                                other.lock.unlock();
                            }
                        }
                        private void grow() { x++; }
                        private void growOther() { other.x++; }
                    };
                }
                Runnable local() {
                    class Local implements Runnable {
                        @GuardedBy("this") private int own;
                        @Override public synchronized void run() { grow(3); }
                        private void grow(int by) {
                            own++;
                            if (by > 0) grow(by - 1);
                        }
                        class Inner {
                            void run() {
                                lock.lock();
                                try {
                                    grow();
                                } finally {
                                    lock.unlock();
                                }
                            }
                            private void grow() { x++; }
                        }
                    }
                    return new Local();
                }
                """), """
                class Starting {
                    private final Lock lock;
                    @GuardedBy("lock") private int x;
                    Starting() {
                        lock = new ReentrantLock();
                        new Thread() {
                            @Override public void run() {
                                lock.lock();
                                try {
                                    grow();
                                } finally {
                                    lock.unlock();
                                }
                            }
                            private void grow() { x++; }
                        }.start();
                    }
                }
                """);
    }

    @Test
    void privateMethodsOfLocalClassesThatSomeCallerCallsWithoutTheLockAreReported() {
        Snippet.check(account("""
                Runnable anonymous(Executor executor) {
                    return new Runnable() {
                        @Override public void run() {
                            lock.lock();
                            try {
                                executor.execute(this::later);
                                later();
                                sometimes();
                            } finally {
                                lock.unlock();
                            }
                            sometimes();
                        }
                        private void sometimes() { x++; } // :: guarded-by
                        private void later() { x++; } // :: guarded-by
                        private void never() { x++; } // :: guarded-by
                    };
                }
                void local() {
                    class Local {
                        void run() { grow(); }
                        private void grow() { x++; } // :: guarded-by
                        private void never() { x++; } // :: guarded-by
                    }
                    new Local().run();
                }
                """));
    }

    @Test
    void newLocksAreThoseOfTheFieldsThatTheyArePutInto() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    private final Lock given;
                    @GuardedBy("lock") private int x;
                    @GuardedBy("given") private int y;
                    Account(Executor executor, Lock given) {
                        this.given = given;
                        executor.execute(() -> {
                            lock.lock();
                            try {
                                grow();
                            } finally {
                                lock.unlock();
                            }
                        });
                        executor.execute(() -> {
                            given.lock();
                            try {
                                growOther();
                                growWithout();
                            } finally {
                                given.unlock();
                            }
                        });
                    }
                    private void grow() { x++; }
                    private void growOther() { y++; }
                    private void growWithout() { x++; } // :: guarded-by
                }
                """);
    }

    @Test
    void anonymousClassesThatCompleteAPrivateOneAreCalledByIt() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private abstract class Work implements Runnable {
                        abstract void step(int by);
                        @Override public void run() { lock.lock(); try { step(1); } finally { lock.unlock(); } }
                    }
                    private final Work grow = new Work() {
                        @Override void step(int by) { x += by; help(); }
                        private void help() { x++; }
                    };
                    void later(Executor executor, int more) {
                        executor.execute(new Work() { @Override void step(int by) { x += by + more; } });
                    }
                }
                """);
    }

    @Test
    void whatAnonymousClassesRunWithoutTheLockIsReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private abstract class Work implements Runnable {
                        abstract void step();
                        abstract void rest();
                        @Override public void run() { lock.lock(); try { step(); } finally { lock.unlock(); } rest(); }
                    }
                    void later(Executor executor) {
                        executor.execute(new Work() {
                            @Override void step() { x++; }
                            @Override void rest() { x++; } // :: guarded-by
                        });
                    }
                    Work own() {
                        return new Work() {
                            @Override void step() { x++; }
                            @Override void rest() {}
                            @Override public void run() { x++; } // :: guarded-by
                        };
                    }
                    private static class Hook { void called() {} }
                    Object unused() { return new Hook() { @Override void called() { x++; } }; } // :: guarded-by
                }
                """);
    }
}
