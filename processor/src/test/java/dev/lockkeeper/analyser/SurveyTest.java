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
}
