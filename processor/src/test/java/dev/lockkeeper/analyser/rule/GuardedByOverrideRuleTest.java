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
}
