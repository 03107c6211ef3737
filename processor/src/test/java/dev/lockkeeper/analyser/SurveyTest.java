package dev.lockkeeper.analyser;

import org.junit.jupiter.api.Test;

/** Where only annotations of others are used, classes that take no part in anything are skipped, and no others. */
class SurveyTest {
    private static final String GUARDED_BY = "import java.util.*; @interface GuardedBy { String value(); }\n";

    private static final String SECOND = """
            import java.util.*;
            class Second {
                private final First first;
                Second(First first) { this.first = first; }
                synchronized void enter() { notifyAll(); }
                synchronized void back() { first.leaf(); }
            }
            """;

    @Test
    void classesThatPassCallsOnOrWaitTakePart() {
        Snippet.check(GUARDED_BY, """
                import java.util.*;
                class First {
                    private final Second second = new Second(this);
                    @GuardedBy("this") private int n;
                    synchronized void forth() { Middle.pass(second); } // :: lock-order
                    synchronized void leaf() { n++; }
                    synchronized void slow() throws Exception { Sleeper.sleep(); } // :: lock-blocking
                    synchronized int quick() { return Plain.sum(List.of(1, 2)); }
                }
                """, SECOND, """
                import java.util.*;
                class Middle {
                    static void pass(Second second) { second.enter(); }
                }
                """, """
                import java.util.*;
                class Sleeper {
                    static void sleep() throws InterruptedException { Thread.sleep(5); }
                }
                """, """
                import java.util.*;
                class Plain {
                    static int sum(List<Integer> numbers) { return numbers.stream().mapToInt(n -> n).sum(); }
                }
                """);
    }

    @Test
    void objectsThatPassCallsOnTakePart() {
        Snippet.check(GUARDED_BY, """
                import java.util.*;
                class First {
                    private final Second second = new Second(this);
                    @GuardedBy("this") private int n;
                    synchronized void forth() { Middle.pass(second); } // :: lock-order
                    synchronized void leaf() { n++; }
                }
                """, SECOND, """
                import java.util.*;
                class Middle {
                    static void pass(Second second) { new Step(second).run(); }
                }
                """, """
                import java.util.*;
                class Step {
                    private final Second second;
                    Step(Second second) { this.second = second; }
                    void run() { second.enter(); }
                }
                """);
    }

    @Test
    void classesThatOnlyCloseWhatTheyAreGivenTakePart() {
        Snippet.check(GUARDED_BY, """
                import java.util.*;
                class First {
                    private final Object x = new Object();
                    @GuardedBy("x") private int n;
                    void forth(Second second) {
                        synchronized (x) {
                            Closer.end(second); // :: lock-order
                        }
                    }
                    void leaf() {
                        synchronized (x) {
                            n++;
                        }
                    }
                    synchronized void slow(Slow slow) throws Exception { Closer.slow(slow); } // :: lock-blocking
                }
                """, """
                import java.util.*;
                class Second implements AutoCloseable {
                    public synchronized void close() {}
                    synchronized void back(First first) { first.leaf(); }
                }
                """, """
                import java.util.*;
                class Slow implements AutoCloseable {
                    public void close() throws InterruptedException { Thread.sleep(5); }
                }
                """, """
                import java.util.*;
                class Closer {
                    static void end(Second second) {
                        try (second) {
                        }
                    }
                    static void slow(Slow slow) throws InterruptedException {
                        try (slow) {
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsClosedWithoutWaitingIsNotReported() {
        Snippet.check(GUARDED_BY, """
                import java.util.*;
                class First {
                    @GuardedBy("this") private int n;
                    synchronized void quick(Quick quick) { Closer.end(quick); }
                }
                """, """
                import java.util.*;
                class Quick implements AutoCloseable {
                    private boolean isClosed;
                    public synchronized void close() { isClosed = true; }
                }
                """, """
                import java.util.*;
                class Closer {
                    static void end(Quick quick) {
                        try (quick) {
                        }
                    }
                }
                """);
    }
}
