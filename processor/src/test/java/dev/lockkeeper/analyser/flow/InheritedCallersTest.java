package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Methods that a superclass of the same package calls, and nobody else. */
class InheritedCallersTest {
    private static final String QUEUE = """
            class Queue {
                final java.util.List<String> items = new java.util.ArrayList<>();
                String poll() { synchronized (items) { return build(items.get(0)); } }
                String build(String item) { return item; }
            }
            """;

    private static String rest(String declaration, String mark) {
        return """
                    import dev.lockkeeper.GuardedBy;
                class Rest extends Queue {
                    @GuardedBy("items") private boolean isRest;
                    %s { isRest = false;%s
                        return item; }
                    void keep() { synchronized (items) { isRest = true; } }
                }
                """.formatted(declaration, mark);
    }

    private static final String HELD = rest("@Override String build(String item)", "");
    private static final String REPORTED = rest("@Override String build(String item)", " // :: guarded-by");

    @Test
    void aStepThatTheSuperclassCallsHoldsItsLocks() {
        Snippet.check(QUEUE, HELD);
        Snippet.check(HELD, QUEUE);
    }

    @Test
    void itMayLiveInAPackage() {
        Snippet.check("package a; " + QUEUE, "package a; import dev.lockkeeper.*; " + HELD);
    }

    @Test
    void anAbstractStepDoesSo() {
        Snippet.check(
                HELD,
                QUEUE.replace("class Queue", "abstract class Queue")
                        .replace("build(String item) { return item; }", "build(String item);")
                        .replace("    String build(String item)", "    abstract String build(String item)"));
    }

    @Test
    void oneOfTwoSubclassesUsesItsOwnLockRightly() {
        Snippet.check(QUEUE, HELD, """
                    class Other { void f(Queue queue) { queue.poll(); } }
                """);
    }

    @Test
    void aStepThatTheSuperclassCallsWithoutTheLockIsReported() {
        Snippet.check(QUEUE.replace("}\n}", "}\n    String first() { return build(\"\"); }\n}"), REPORTED);
    }

    @Test
    void aStepCalledFromLaterCodeIsReported() {
        Snippet.check(
                QUEUE.replace("return build(items.get(0));", "new Thread(() -> build(\"\")).start(); return \"\";"),
                REPORTED);
    }

    @Test
    void aStepThatAnotherClassCallsIsReported() {
        Snippet.check(QUEUE, REPORTED, """
                    class Other { void f(Rest rest) { rest.build(""); } }
                """);
        Snippet.check(QUEUE, REPORTED, """
                    class Other { java.util.function.Function<String, String> f(Queue queue) { return queue::build; } }
                """);
    }

    @Test
    void aStepThatTheClassItselfCallsIsReported() {
        Snippet.check(QUEUE, REPORTED.replace("void keep", "void again() { build(\"\"); }\n    void keep"));
    }

    @Test
    void aStepThatIsOpenToOtherPackagesIsReported() {
        Snippet.check(
                QUEUE.replace("    String build", "    protected String build"),
                rest("@Override protected String build(String item)", " // :: guarded-by"));
        Snippet.check(QUEUE, rest("@Override public String build(String item)", " // :: guarded-by"));
    }

    @Test
    void theLockOfTheSuperclassOnAnotherObjectIsReported() {
        Snippet.check(
                QUEUE.replace("String poll()", "static String poll(Queue other, java.util.List<String> items)")
                        .replace("return build(", "return other.build("),
                REPORTED);
    }

    @Test
    void stepsOfClassesInOneFileAreCalledByTheirSuperclass() {
        Snippet.check("""
                class Work {
                    abstract static class Step {
                        final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        abstract void body();
                        void run() { lock.lock(); try { body(); } finally { lock.unlock(); } }
                    }
                    static class Up extends Step { @Override void body() { x++; } }
                    static class Down extends Step { @Override void body() { x--; } }
                }
                """);
    }

    @Test
    void stepsOfClassesInOneFileThatOthersCallAreReported() {
        Snippet.check("""
                class Work {
                    abstract static class Step {
                        final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        abstract void body();
                        void run() { lock.lock(); try { body(); } finally { lock.unlock(); } }
                    }
                    static class Up extends Step { @Override void body() { x++; } } // :: guarded-by
                    static class Down extends Step { @Override void body() { x--; } } // :: guarded-by
                    void use(Step step) { step.body(); }
                }
                """);
        Snippet.check("""
                class Work {
                    abstract static class Step {
                        final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        abstract void body();
                        void run() { lock.lock(); try { body(); } finally { lock.unlock(); } }
                        Runnable later() { return this::body; }
                    }
                    static class Up extends Step { @Override void body() { x++; } } // :: guarded-by
                }
                """);
    }
}
