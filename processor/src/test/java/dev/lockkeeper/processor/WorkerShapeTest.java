package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about workers that cannot be wired, and where. */
final class WorkerShapeTest {
    private static final String DURATION_FORMS = "write '250ms', '30s', '5m', '1h' or as in ISO-8601 'PT1M30S'";

    @Test
    void aMethodThatNoPoolCanRunIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Renderer {
                    @Worker private void hidden() {} // [worker-method] the @Worker method 'hidden' is private, so no pool can run it
                    @Worker static void shared() {} // [worker-method] the @Worker method 'shared' is static, so no pool can run it
                    @Worker final void last() {} // [worker-method] the @Worker method 'last' is final, so no pool can run it
                    @Worker abstract void open(); // [worker-method] the @Worker method 'open' is abstract, so no pool can run it
                    @Worker <T> void generic(T item) {} // [worker-method] the @Worker method 'generic' has type parameters of its own, which its pool cannot have
                    @Worker void any() throws Throwable {} // [worker-method] the @Worker method 'any' declares to throw more than an Exception, which no task can
                    { hidden(); }
                }
                """);

        assertThat(compilation.hints())
                .containsExactly(
                        "remove 'private'",
                        "remove 'static'",
                        "remove 'final'",
                        "give it a body",
                        "move them to the class",
                        "declare 'throws Exception'");
    }

    @Test
    void anOperationOfAWorkerThatIsMisspeltIsReportedWithTheNearestName() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Renderer {
                    @Worker int render(Integer page) { return 1; }
                    abstract void submitRendr(int page); // [unknown-operation] the abstract method 'void submitRendr(int)' matches no operation
                }
                """);

        assertThat(compilation.hints())
                .containsExactly(
                        "the nearest operation is 'Task<Integer> submitRender(Integer)'; or implement the method");
    }

    @Test
    void aTypeVariableThatMayBeMoreThanAnExceptionIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer<X extends Throwable> {
                    @Worker void render() throws X {} // [worker-method] the @Worker method 'render' declares to throw more than an Exception, which no task can
                }
                """);
    }

    @Test
    void workersWhoseOperationsWouldBeCalledTheSameAreReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker void render(int page) {} // [worker-method] the @Worker method 'render' shares its name with another worker
                    @Worker void render(String page) {} // [worker-method] the @Worker method 'render' shares its name with another worker
                    @Worker void load() {}
                    @Worker void Load() {} // [unknown-operation] the operation 'Task<Void> submitLoad()' of 'Load' is one of 'load' too
                }
                """);
    }

    @Test
    void aPoolOfAnImpossibleSizeIsReportedAtTheNumber() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker(
                            pool = -1) // [worker-method] the @Worker method 'few' asks for a pool of -1 workers
                    void few() {}
                    @Worker(pool = 4,
                            max = 3) // [worker-method] the @Worker method 'shrinking' says 'max = 3', less than the 4 workers it would grow from
                    void shrinking() {}
                    @Worker(max = 8) // [worker-method] the @Worker method 'growing' says 'max = 8', but not from how many workers the pool grows
                    void growing() {}
                    @Worker(queue = -5) // [worker-method] the @Worker method 'none' asks for a queue of -5
                    void none() {}
                }
                """);

        assertThat(compilation.hints())
                .containsExactly(
                        "say 'pool = 3', or leave it out for one per processor",
                        "say a 'max' above 'pool', or leave it out for a pool of fixed size",
                        "say both, as in 'pool = 2, max = 8'",
                        "say for how many tasks there is room, as in 'queue = 100'");
    }

    @Test
    void aPoolWithoutAQueueThatNeedsOneIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker(rate = "10/s",
                            queue = 0) // [worker-method] the @Worker method 'paced' has a rate, but no queue for tasks to wait in
                    void paced() {}
                    @Worker(overflow = Overflow.DISCARD_OLDEST,
                            queue = 0) // [worker-method] the @Worker method 'fresh' discards the task that waits longest, but has no queue for one to wait in
                    void fresh() {}
                }
                """);
    }

    @Test
    void aTextThatIsNoDurationIsReportedWithTheAcceptedForms() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker(
                            timeout = "30 sec") // [worker-method] the @Worker method 'render' says 'timeout = "30 sec"', which is no duration
                    void render() {}
                    @Worker(pool = 1, max = 2,
                            idle = "1d") // [worker-method] the @Worker method 'load' says 'idle = "1d"', which is no duration
                    void load() {}
                    @Worker(timeout = "0s") // [worker-method] the @Worker method 'store' says 'timeout = "0s"', which is no time at all
                    void store() {}
                    @Worker(timeout = "PT-1S") // [worker-method] the @Worker method 'sweep' says 'timeout = "PT-1S"', which is no time at all
                    void sweep() {}
                    @Worker(timeout = "99999999999999999h") // [worker-method] the @Worker method 'stay' says 'timeout = "99999999999999999h"', which is no duration
                    void stay() {}
                }
                """);

        assertThat(compilation.hints()).hasSize(5).containsOnly(DURATION_FORMS);
    }

    @Test
    void aTextThatIsNoRateIsReportedWithTheAcceptedForms() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Feed {
                    @Worker(
                            rate = "fast") // [worker-method] the @Worker method 'poll' says 'rate = "fast"', which is no rate
                    void poll() {}
                    @Worker(rate = "0/s") // [worker-method] the @Worker method 'stop' says 'rate = "0/s"', which is no rate
                    void stop() {}
                    @Worker(rate = "10/day") // [worker-method] the @Worker method 'slow' says 'rate = "10/day"', which is no rate
                    void slow() {}
                    @Worker(rate = "10/0s") // [worker-method] the @Worker method 'never' says 'rate = "10/0s"', which is no rate
                    void never() {}
                }
                """);

        assertThat(compilation.hints())
                .hasSize(4)
                .containsOnly("write starts per unit of time, as in '10/s', '600/m', '100/h' or '5/250ms'");
    }

    @Test
    void workersThatSetTheirSharedPoolUpDifferentlyAreReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Store {
                    @Worker(pool = 2, name = "disk") void load() {}
                    @Worker(pool = 3,
                            name = "disk") // [worker-method] the @Worker method 'save' shares the pool 'disk' with 'load', but sets it up in another way
                    void save() {}
                    @Worker(name = "disk", timeout = "5s") void sweep() {}
                    @Worker(pool = 2, name = "disk") void list() {}
                    @Worker(
                            name = " ") // [worker-method] the @Worker method 'blank' gives its pool a blank name
                    void blank() {}
                }
                """);

        assertThat(compilation.hints())
                .contains("set the pool up at one of the two, and give the other its 'name' alone");
    }

    @Test
    void aCloseThatCannotBeOverriddenIsReportedAtTheClass() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Fixed { // [worker-method] 'Fixed' has a 'close()' that the generated class cannot override to close the pools
                    @Worker void work() {}
                    public final void close() {}
                }
                """, """
                import dev.lockkeeper.*;
                class Shared { // [worker-method] 'Shared' has a 'close()' that the generated class cannot override to close the pools
                    @Worker void work() {}
                    static void close() {}
                }
                """, """
                import dev.lockkeeper.*;
                class Telling { // [worker-method] 'Telling' has a 'close()' that the generated class cannot override to close the pools
                    @Worker void work() {}
                    public boolean close() { return true; }
                }
                """, """
                import dev.lockkeeper.*;
                class Odd {
                    @Worker public void close() {} // [worker-method] the @Worker method 'close' would run on the pools that 'close' closes
                }
                """);
    }

    @Test
    void aWorkerOutOfReachOfTheGeneratedClassIsReported() {
        Marked.assertReported("""
                package base;
                public class Base {
                    @dev.lockkeeper.Worker void work() {} // [worker-method] the @Worker method 'work' is package-private in another package, so 'ConcurrentDerived' cannot call it
                }
                """, """
                package derived;
                public class Derived extends base.Base {
                    @dev.lockkeeper.Worker public void more() {}
                }
                """);
    }

    @Test
    void everyAcceptedFormOfADurationAndARateIsWrittenAsAnExpression() {
        TestCompilation compilation = TestCompilation.of("""
                import dev.lockkeeper.*;
                class Feed {
                    @Worker(timeout = "250ms", rate = "10/s") void a() {}
                    @Worker(timeout = "30s", rate = "600/m") void b() {}
                    @Worker(timeout = "5m", rate = "100/h") void c() {}
                    @Worker(timeout = "1h", rate = "5/250ms") void d() {}
                    @Worker(timeout = "PT1M30S", rate = "7/PT1M30S") void e() {}
                    @Worker(timeout = "PT0.0000005S", rate = "7/ms") void f() {}
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("ConcurrentFeed").replaceAll("\n +\\.", "."))
                .contains(".rate(10, Duration.ofSeconds(1)).timeout(Duration.ofMillis(250)).method(")
                .contains(".rate(600, Duration.ofMinutes(1)).timeout(Duration.ofSeconds(30)).method(")
                .contains(".rate(100, Duration.ofHours(1)).timeout(Duration.ofMinutes(5)).method(")
                .contains(".rate(5, Duration.ofMillis(250)).timeout(Duration.ofHours(1)).method(")
                .contains(".rate(7, Duration.ofSeconds(90)).timeout(Duration.ofSeconds(90)).method(")
                .contains(".rate(7, Duration.ofMillis(1)).timeout(Duration.parse(\"PT0.0000005S\")).method(");
    }
}
