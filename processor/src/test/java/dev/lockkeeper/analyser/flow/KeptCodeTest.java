package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Code that an object in a private field keeps and runs: where that object is called. */
class KeptCodeTest {
    /** A class that gives its own method to a decider and calls that from the methods of a test. */
    private static String coordinator(String methods) {
        return """
                class Coordinator {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int scheduled;
                    private final Decider decider;
                    Coordinator() { decider = new Decider(3, this::reschedule); }
                    private void reschedule() { scheduled++; }%s
                %s
                }
                """.formatted(methods.contains("// no") ? "" : " // :: guarded-by", methods);
    }

    private static final String DECIDER = """
            class Decider {
                private final int most;
                private final Runnable again;
                private int asked;
                Decider(int most, Runnable again) { this(most, again, 0); }
                Decider(int most, Runnable again, int asked) { this.most = most; this.again = again; this.asked = asked; }
                boolean decide() { if (asked++ > most) { retry(); } return true; }
                private void retry() { again.run(); }
                int asked() { return asked; }
            }
            """;

    @Test
    void keptCodeHoldsWhatTheCallersOfItsKeeperHold() {
        Snippet.check(DECIDER, coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } } // no
                boolean other() { synchronized (lock) { return inside(); } }
                private boolean inside() { return decider.decide(); }
                """));
    }

    @Test
    void theOrderOfTheClassesDoesNotMatter() {
        Snippet.check(coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } } // no
                """), DECIDER);
    }

    @Test
    void theKeeperMayCheckWhatItIsGiven() {
        Snippet.check(
                DECIDER.replace("this.again = again;", "this.again = Objects.requireNonNull(again);"),
                coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } } // no
                """));
    }

    @Test
    void aLambdaInAnInitializerIsKeptToo() {
        Snippet.check(DECIDER, """
                class Coordinator {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int scheduled;
                    private final Decider decider = new Decider(3, () -> scheduled++);
                    void one() { synchronized (lock) { decider.decide(); } }
                }
                """);
    }

    @Test
    void aCallOfTheKeeperWithoutTheLockIsReported() {
        Snippet.check(DECIDER, coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                boolean other() { return decider.decide(); }
                """));
    }

    @Test
    void aCallOfAnotherObjectsKeeperIsReported() {
        Snippet.check(DECIDER, coordinator("""
                boolean one(Coordinator other) { synchronized (lock) { return other.decider.decide(); } }
                """));
    }

    @Test
    void aCallOfTheKeeperFromLaterCodeIsReported() {
        Snippet.check(DECIDER, coordinator("""
                void one(Executor executor) { synchronized (lock) { executor.execute(() -> decider.decide()); } }
                """));
    }

    @Test
    void aKeeperThatOthersGetIsReported() {
        Snippet.check(DECIDER, coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                Decider decider() { return decider; }
                """));
    }

    @Test
    void aKeeperInAnOpenFieldIsReported() {
        Snippet.check(DECIDER, coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """).replace("private final Decider", "final Decider"));
    }

    @Test
    void aKeeperThatRunsTheCodeInItsOwnThreadIsReported() {
        Snippet.check(DECIDER.replace("{ retry(); }", "{ new Thread(this::retry).start(); }"), coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
        Snippet.check(DECIDER.replace("{ retry(); }", "{ new Thread(again).start(); }"), coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
        Snippet.check(
                DECIDER.replace("{ retry(); }", "{ new Thread() { public void run() { retry(); } }.start(); }"),
                coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
    }

    @Test
    void aKeeperThatGivesItselfAwayIsReported() {
        Snippet.check(
                DECIDER.replace("this.asked = asked;", "this.asked = asked; ALL.add(this);")
                        .replace(
                                "private int asked;",
                                "private int asked; static final List<Decider> ALL = new ArrayList<>();"),
                coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
    }

    @Test
    void aKeeperWhoseCodeOthersGetIsReported() {
        Snippet.check(
                DECIDER.replace("int asked()", "Runnable again() { return again; } int asked()"), coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
    }

    @Test
    void aKeeperWithAParentIsReported() {
        Snippet.check(
                "class Parent { Parent() { } }",
                DECIDER.replace("class Decider", "class Decider extends Parent"),
                coordinator("""
                boolean one() { synchronized (lock) { return decider.decide(); } }
                """));
    }
}
