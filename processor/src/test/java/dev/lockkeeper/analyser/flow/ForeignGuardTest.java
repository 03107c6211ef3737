package dev.lockkeeper.analyser.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** The annotations of others are honoured for checking. */
class ForeignGuardTest {
    @Test
    void sourcesOfJavaEightAreCheckedToo() {
        Snippet.of("@interface GuardedBy { String value(); }", """
                        class Account {
                            private final ReentrantLock lock = new ReentrantLock();
                            @GuardedBy("lock") private int n;
                            void held() { lock.lock(); try { change(); } finally { lock.unlock(); } }
                            private void change() { n++; }
                            void bare() { n++; } // :: guarded-by
                        }
                        """)
                .with("--release", "8", "-Xlint:-options")
                .check();
    }

    private static final String ONE = """
            package javax.annotation.concurrent;
            public @interface GuardedBy { String value(); }
            """;
    private static final String SEVERAL = """
            package org.checkers;
            public @interface GuardedBy { String[] value(); }
            """;
    private static final String HOLDING = """
            package org.checkers;
            public @interface Holding { String[] value(); }
            """;

    @Test
    void anyAnnotationOfThatNameCounts() {
        Snippet.check(ONE, """
                import javax.annotation.concurrent.GuardedBy;
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("lock") private void helper() {
                        x++;
                    }
                    void f() {
                        x++; // :: guarded-by
                        helper(); // :: guarded-by
                        synchronized (lock) {
                            x++;
                            helper();
                        }
                    }
                }
                """);
    }

    @Test
    void ofSeveralGuardsAllAreNeeded() {
        Snippet.check(SEVERAL, """
                import org.checkers.GuardedBy;
                class Account {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy({"first", "second"}) private int x;
                    void f() {
                        synchronized (first) {
                            x++; // :: guarded-by
                            synchronized (second) {
                                x++;
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void holdingIsAPrecondition() {
        Snippet.check(HOLDING, ONE, """
                import javax.annotation.concurrent.GuardedBy; import org.checkers.Holding;
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    @Holding("this.lock") void helper() {
                        x++;
                    }
                    @Holding("#1") static void ofParameter(Object held) {}
                    void f(Object held) {
                        helper(); // :: guarded-by
                        ofParameter(held); // :: guarded-by
                        synchronized (lock) {
                            helper();
                        }
                        synchronized (held) {
                            ofParameter(held);
                        }
                    }
                }
                """);
    }

    @Test
    void aGuardThatCannotBeCheckedIsAWarning() {
        var reported = Snippet.of(ONE, """
                import javax.annotation.concurrent.GuardedBy;
                class Account {
                    @GuardedBy("the event loop") int x;
                    @GuardedBy("nothing") int y;
                    int f() { return x + y; }
                }
                """).diagnose();
        assertThat(reported).extracting(Snippet.Reported::line).containsExactlyInAnyOrder(3L, 4L);
        assertThat(reported).allMatch(each -> each.kind() == Diagnostic.Kind.WARNING);
        assertThat(reported).allMatch(each -> each.text().contains("[lockkeeper:guarded-by-lock]"));
    }

    @Test
    void aLockThatIsNotFinalIsToldOnlyWhereItIsReplaced() {
        Snippet.check(ONE, """
                import javax.annotation.concurrent.GuardedBy;
                class Account {
                    private Object kept = new Object();
                    private Object replaced = new Object();
                    @GuardedBy("kept") int x;
                    @GuardedBy("replaced") int y; // :: guarded-by-lock
                    void f() {
                        replaced = new Object();
                    }
                }
                """);
    }

    @Test
    void errorPronesOwnSuppressionIsHeardForThem() {
        Snippet.check(ONE, """
                import javax.annotation.concurrent.GuardedBy;
                class Account {
                    @GuardedBy("this") int x;
                    @dev.lockkeeper.GuardedBy("this") int y;
                    @SuppressWarnings("GuardedBy") void f() {
                        x++;
                        y++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void theSuppressionOfIntelliJIsHeardForThem() {
        Snippet.check("""
                package jcip;
                public @interface GuardedBy { String value(); }
                """, """
                import dev.lockkeeper.*;
                class Account {
                    final Object lock = new Object();
                    @jcip.GuardedBy("lock") int x;
                    @dev.lockkeeper.GuardedBy("lock") int y;
                    @SuppressWarnings("FieldAccessNotGuarded")
                    int f() {
                        return x
                                + y; // :: guarded-by
                    }
                    int g() { return x; } // :: guarded-by
                }
                """);
    }
}
