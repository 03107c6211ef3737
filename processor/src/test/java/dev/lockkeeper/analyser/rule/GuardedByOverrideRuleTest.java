package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedByOverrideRuleTest {
    @Test
    void overridesThatAskForMoreThanTheOverriddenMethodAreReported() {
        Snippet.check("""
                interface Bank {
                    void deposit();
                    record Entry(int a) implements Bank { @GuardedBy("this") public void deposit() {} } // :: guarded-by-override
                    enum Kind implements Bank { ONE; @GuardedBy("this") public void deposit() {} } // :: guarded-by-override
                    final class Closed implements Bank { @GuardedBy("this") public void deposit() {} } // :: guarded-by-override
                    class Account implements Bank {
                        @GuardedBy("this") public final void deposit() {} // :: guarded-by-override
                        @GuardedBy("this") public final String toString() { return ""; } // :: guarded-by-override
                    }
                    class Outer {
                        class Inner implements Bank { @GuardedBy("this") public void deposit() {} } // :: guarded-by-override
                    }
                }
                """);
    }

    @Test
    void overridesThatAnAccessorRelaxesAreNotReported() {
        Snippet.check("""
                interface Bank {
                    void deposit();
                    class Account implements Bank { @GuardedBy("this") public void deposit() {} }
                }
                """);
    }

    @Test
    void overridesOfGuardedMethodsAndMethodsOfTheirOwnAreNotReported() {
        Snippet.check("""
                abstract class Base {
                    @GuardedBy("this") abstract void deposit();
                    static final class Account extends Base {
                        @Override @GuardedBy("this") void deposit() {}
                        @GuardedBy("this") void withdraw() {}
                        @GuardedBy("this") private void hidden() {}
                    }
                    static final class Relaxed extends Base {
                        @Override synchronized void deposit() {}
                    }
                }
                """);
    }

    @Test
    void methodsThatOverrideNothingAreNotReported() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") void deposit() {}
                    enum Kind { ONE; @GuardedBy("this") void deposit() {} void twice() { synchronized (this) { deposit(); } } }
                    record Line(int a) { @GuardedBy("this") void deposit(int b) {} }
                    static final class Closed { @GuardedBy("this") void deposit() {} @GuardedBy("this") void equals(String other) {} }
                }
                """);
    }

    @Test
    void overridesThatTakeTheLockThemselvesAreNotReported() {
        Snippet.check("""
                interface Bank {
                    void deposit();
                    final class Closed implements Bank {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        @Override public void deposit() { lock.lock(); try { x++; } finally { lock.unlock(); } }
                        @Override public String toString() { lock.lock(); try { return "" + x; } finally { lock.unlock(); } }
                    }
                    record Entry(int[] data) implements Bank { @Override public void deposit() { synchronized (this) { add(); } } @GuardedBy("this") private void add() { data[0]++; } }
                }
                """);
    }
}
