package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classes with workers of every odd shape compile, with all warnings as errors, and do what they say. */
@Timeout(60)
final class WorkerMirroringTest {

    private static void assertCompiles(String... sources) {
        TestCompilation compilation = TestCompilation.of(sources);
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void namesOfTheDomainClassDoNotClashWithThoseOfGeneratedCode() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import dev.lockkeeper.runtime.Context;
                import java.util.*;
                abstract class Odd {
                    int workers, renderWorker, RENDER, set;
                    private int WorkerSpec;
                    static class Task {}
                    static class List {}
                    Odd(int engine, long engine_) {}
                    @Worker int render(Context item, int context) throws java.io.IOException { return WorkerSpec; }
                    @Worker void task(Task timeout, List list) {}
                    @Await("render") abstract java.util.List<Integer> renderAll(Context failed, Collection<Integer> item) throws java.io.IOException;
                    @Await("render") abstract boolean wait(java.time.Duration failed) throws java.io.IOException;
                }
                """);
    }

    @Test
    void genericClassesAndMethodsOfTheirTypesAreMirrored() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import java.util.*;
                import java.util.stream.Stream;
                abstract class Stage<P extends Comparable<P>, R, X extends Exception> {
                    @Worker R run(P item) throws Exception { return null; }
                    @Worker List<? super P> both(Map<? extends P, R[]> items) { return null; }
                    @Worker <T> void none(int[]... numbers) {}
                    @Await("run") abstract List<R> runAll(List<? extends P> items) throws X;
                    @Await("run") abstract Stream<? extends R> runEach(Stream<P> items) throws Exception;
                    @Await("both") abstract Iterable<List<? super P>> bothAll(Iterable<? extends Map<P, R[]>> items) throws Throwable;
                }
                """.replace("@Worker <T> void", "@Worker void"));
    }

    @Test
    void aWorkerMayThrowWhatItsClassOrASubclassDecides() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import dev.lockkeeper.runtime.*;
                import java.util.*;
                abstract class Step<P, X extends Exception> {
                    @Worker(pool = 1) Optional<P> run(P item) throws X { return Optional.of(item); }
                    abstract ReceiveChannel<? extends Optional<P>> pipeRun(ReceiveChannel<P> items);
                    @Await("run") abstract void runAll(Set<P> items) throws X;
                }
                """, """
                abstract class Read extends Step<String, java.io.IOException> {
                    @dev.lockkeeper.Await("run") abstract void readAll(java.util.List<String> names) throws java.io.IOException;
                }
                """);
    }

    @Test
    void aSerializableClassThatImplementsAnInterfaceOfOperationsRaisesNoWarning() {
        assertCompiles("""
                import dev.lockkeeper.runtime.Task;
                import java.util.*;
                public interface Sums {
                    void drain();
                    List<Integer> sumAll(Set<Integer> numbers);
                    Task<Integer> submitSum(int number);
                    void close();
                }
                """, """
                import dev.lockkeeper.*;
                import java.util.*;
                abstract class Ledger implements java.io.Serializable, Sums {
                    private static final long serialVersionUID = 1;
                    @Worker public int sum(int number) { return number; }
                    @Override @Await public abstract void drain();
                    @Override @Await("sum") public abstract List<Integer> sumAll(Set<Integer> numbers);
                    @Await({"sum", "sum"}) public int total() { return 1; }
                }
                """);
    }

    @Test
    void constructorsThatTakeAnEngineThemselvesAreKept() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import dev.lockkeeper.runtime.WorkerEngine;
                class Owner {
                    Owner() {}
                    Owner(WorkerEngine own) {}
                    <T extends Number> Owner(T number, String... names) throws java.io.IOException {}
                    private Owner(int hidden) {}
                    static Owner hidden() { return new Owner(1); }
                    @Worker void work() {}
                }
                """);
    }

    @Test
    void aCloseOfItsOwnInEveryFormIsKept() {
        assertCompiles("""
                import dev.lockkeeper.*;
                abstract class Declaring implements AutoCloseable {
                    @Worker void work() {}
                    @Override public abstract void close();
                    abstract java.util.List<dev.lockkeeper.runtime.Task<?>> close(java.time.Duration limit);
                }
                """, """
                import dev.lockkeeper.*;
                class Throwing implements java.io.Closeable {
                    @Worker void work() {}
                    @Override public void close() throws java.io.IOException {}
                    public boolean close(java.time.Duration limit) { return true; }
                }
                """, """
                import dev.lockkeeper.*;
                class Hiding {
                    @Worker void work() { close(); }
                    private void close() {}
                }
                """, """
                import dev.lockkeeper.*;
                class Guarding {
                    private final Object lock = new Object();
                    @Worker void work() {}
                    @GuardedBy("lock") protected void close() throws InterruptedException {}
                }
                """);
    }

    @Test
    void deprecatedAndSynchronizedMethodsAreMirroredWithoutWarnings() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import java.util.*;
                abstract class Old {
                    @Deprecated @Worker int old(String page) { return 1; }
                    @Worker synchronized double exact(double value) { return value; }
                    @Worker List<String> raw(List<String>[] lists) { return lists[0]; }
                    @Await("old") abstract List<Integer> oldAll(Collection<String> pages);
                }
                """);
    }

    @Test
    void workersAndAwaitsAreInheritedThroughPackagesAndGenerics() throws Exception {
        TestCompilation derived = TestCompilation.of("""
                package base;
                import dev.lockkeeper.*;
                import java.util.*;
                public abstract class Machine<P, R> {
                    private final List<R> made = Collections.synchronizedList(new ArrayList<>());
                    @Worker(pool = 2, name = "line") protected R make(P part) { R one = assemble(part); made.add(one); return one; }
                    protected R assemble(P part) { throw new IllegalStateException("to be overridden"); }
                    protected abstract dev.lockkeeper.runtime.Task<R> submitMake(P part);
                    @Await("make") public List<R> made() { return List.copyOf(made); }
                    @Await("make") public abstract List<R> makeAll(Collection<P> parts);
                }
                """, """
                package derived;
                import dev.lockkeeper.*;
                public abstract class Press extends base.Machine<String, Integer> {
                    @Override protected Integer assemble(String part) { return part.length(); }
                    @Worker(name = "line") public int polish(int part) { return -part; }
                    public int start(String part) throws Exception { return submitMake(part).get(); }
                    @Await public abstract void drain();
                }
                """);
        Subject press = Subject.of(derived, "derived.ConcurrentPress");

        assertThat(press.call("start", "four")).isEqualTo(4);
        assertThat(press.call("made")).isEqualTo(List.of(4));
        assertThat(press.call("makeAll", List.of("a", "bb"))).isEqualTo(List.of(1, 2));
        assertThat(((Task<?>) press.call("submitPolish", 3)).get()).isEqualTo(-3);
        press.call("drain");
        assertThat(press.call("polishStats")).isEqualTo(press.call("makeStats"));
    }

    @Test
    void aSubmissionHasVariableArgumentsWhereTheWorkerHas() {
        assertCompiles("""
                import dev.lockkeeper.*;
                import java.util.*;
                class Sum {
                    @Worker int add(int... numbers) { return numbers.length; }
                    @Worker int join(String separator, String... words) { return words.length; }
                    static Object use() {
                        ConcurrentSum sum = new ConcurrentSum();
                        return List.of(sum.submitAdd(), sum.submitAdd(1, 2), sum.submitJoin(" ", "a", "b"));
                    }
                }
                """);
    }

    @Test
    void aLaterClassMayBePackagePrivateInsideOthers() throws Exception {
        TestCompilation compilation = TestCompilation.of("""
                package deep;
                import dev.lockkeeper.*;
                class Outer {
                    static class Inner {
                        @Worker protected String work(Outer.Inner other) { return "done"; }
                    }
                }
                """);
        Subject inner = Subject.of(compilation, "deep.ConcurrentOuter_Inner");
        assertThat(((Task<?>) inner.call("submitWork", new Object[] {null})).get())
                .isEqualTo("done");
    }
}
