package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class RawInstanceRuleTest {
    @Test
    void rawInstancesOfClassesThatWaitAreReported() {
        Snippet.check("""
                class Renderer {
                    @Worker void render() {}
                    @Await void drain() {}
                    static Object f() {
                        Supplier<Renderer> make = Renderer::new; // :: raw-instance
                        return new Renderer(); // :: raw-instance
                    }
                }
                """, """
                class User {
                    Object f() {
                        return new Renderer() {}; // :: raw-instance
                    }
                }
                """);
    }

    @Test
    void rawInstancesWhoseCallersKnowOnlyTheOverriddenMethodAreReported() {
        Snippet.check("""
                interface Bank {
                    void deposit();
                }
                """, """
                class Account implements Bank {
                    @GuardedBy("this") public void deposit() {}
                    static Bank open() {
                        return new Account(); // :: raw-instance
                    }
                }
                """);
    }

    @Test
    void generatedClassesAndClassesWithoutSuchPromisesAreNotReported() {
        Snippet.check("""
                class Renderer {
                    @Worker void render() {}
                    @Await void drain() {}
                }
                """, """
                class ConcurrentRenderer extends Renderer {
                    static Renderer create() { return new ConcurrentRenderer(); }
                }
                """, """
                class Account {
                    @GuardedBy("this") int balance;
                    @GuardedBy("this") void deposit() {}
                    static Account open() { return new Account(); }
                }
                """, """
                abstract class Later {
                    @Worker void render() {}
                    @Await abstract void drain();
                }
                """, """
                class Concrete extends Later {
                    void drain() {}
                    static Later make() { return new Concrete(); }
                }
                """);
    }

    @Test
    void methodsThatOverrideAsGuardedOnesAreNotReported() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") void deposit() {}
                }
                """, """
                class Savings extends Account {
                    @Override @GuardedBy("this") void deposit() {}
                    static Account open() { return new Savings(); }
                }
                """);
    }
}
