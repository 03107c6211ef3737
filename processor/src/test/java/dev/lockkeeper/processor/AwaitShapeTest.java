package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about awaits that cannot be written, and where. */
final class AwaitShapeTest {

    @Test
    void anAwaitOfSomethingThatIsNoWorkerOfTheClassIsReportedAtItsName() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Renderer {
                    @Worker void render() {}
                    void plain() {}
                    @Await(
                            "rendr") // [await-target] the @Await method 'finish' waits for 'rendr', which is no @Worker method of 'Renderer'
                    void finish() {}
                    @Await({"render", "Store.load"}) // [await-target] the @Await method 'end' waits for 'Store.load', which is no @Worker method of 'Renderer'
                    abstract void end();
                    @Await("plain") void wrap() {} // [await-target] the @Await method 'wrap' waits for 'plain', which is no @Worker method of 'Renderer'
                }
                """, """
                import dev.lockkeeper.*;
                class Store {
                    @Worker void load() {}
                }
                """, """
                import dev.lockkeeper.*;
                class Idle {
                    @Await void finish() {} // [await-target] the @Await method 'finish' waits for workers, but the class has none
                }
                """);

        assertThat(compilation.hints())
                .contains("did you mean 'render'? Workers of another class are awaited by methods of that class")
                .contains("annotate the method to wait for with @Worker");
    }

    @Test
    void anInterfaceIsReportedAsTheWrongPlaceAndForNothingElse() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.util.*;
                interface Jobs { // [domain-class] 'Jobs' declares the @Await method 'drain', which needs the subclass 'ConcurrentJobs', but is an interface
                    @Await void drain();
                    @Await("work") List<Integer> workAll(Set<Integer> jobs);
                    Integer submitWork(int job);
                }
                """);
    }

    @Test
    void aMethodThatNothingCanWaitBeforeIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker void render() {}
                    @Await final void end() {} // [await-target] the @Await method 'end' is final, so nothing can wait before it runs
                    @Await static void all() {} // [await-target] the @Await method 'all' is static, so nothing can wait before it runs
                    @Await private void hidden() {} // [await-target] the @Await method 'hidden' is private, so nothing can wait before it runs
                    @Await public void close() {} // [await-target] the @Await method 'close' waits for workers that closing waits for anyway
                    { hidden(); }
                }
                """);
    }

    @Test
    void anAbstractMethodOfNoKnownShapeIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.time.Duration;
                import java.util.*;
                abstract class Renderer {
                    @Worker int render(String page) { return 1; }
                    @Await abstract int drain(); // [await-target] the @Await method 'drain' is abstract, but of no shape that can be written
                    @Await abstract void drain(Duration timeout); // [await-target] the @Await method 'drain' is abstract, but of no shape that can be written
                    @Await abstract List<Integer> renderAll(String[] pages); // [await-target] the @Await method 'renderAll' is abstract, but of no shape that can be written
                    @Await abstract Set<Integer> renderEach(List<String> pages); // [await-target] the @Await method 'renderEach' is abstract, but of no shape that can be written
                    @Await abstract <T> List<T> renderAny(List<String> pages); // [await-target] the @Await method 'renderAny' is abstract, but of no shape that can be written
                    @Await abstract List<Integer> renderTwo(List<String> pages, int width); // [await-target] the @Await method 'renderTwo' is abstract, but of no shape that can be written
                }
                """);

        assertThat(compilation.hints())
                .containsOnly("declare 'void drain()', 'boolean drain(Duration)' or, to work on a collection,"
                        + " 'List<R> renderAll(Collection<P>)'; or give the method a body");
    }

    @Test
    void aFanOutThatNoWorkerFitsIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.util.*;
                abstract class Renderer {
                    @Worker int render(String page) { return 1; }
                    @Worker int measure(String page) { return 2; }
                    @Worker void move(String page, int by) {}
                    @Await abstract List<Integer> all(List<Long> pages); // [await-target] the @Await method 'all' waits for no worker that takes one 'Long' and gives 'Integer'
                    @Await("render") abstract List<String> texts(List<String> pages); // [await-target] the @Await method 'texts' waits for no worker that takes one 'String' and gives 'String'
                    @Await("move") abstract void moveAll(List<String> pages); // [await-target] the @Await method 'moveAll' waits for no worker that takes one 'String'
                    @Await abstract List<Integer> work(List<String> pages); // [await-target] the @Await method 'work' does not say for which of [render, measure] the items are
                    @Await({"render", "measure"}) abstract List<Integer> renderAll(List<String> pages); // [await-target] the @Await method 'renderAll' names several workers, but hands each item to one
                    @Await abstract List<Integer> measureAll(List<String> pages);
                }
                """);

        assertThat(compilation.hints()).contains("name it, as in '@Await(\"render\")'", "name that one alone");
    }

    @Test
    void aTimeoutThatCannotBeMeantIsReportedAtItsValue() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.time.Duration;
                abstract class Renderer {
                    @Worker void render() {}
                    @Await(
                            timeout = "soon") // [await-target] the @Await method 'finish' says 'timeout = "soon"', which is no duration
                    void finish() {}
                    @Await(timeout = "1s") abstract boolean drain(Duration timeout); // [await-target] the @Await method 'drain' says 'timeout', and takes one as its parameter too
                }
                """);

        assertThat(compilation.hints()).contains("leave one of them out");
    }

    @Test
    void aGuardedWaitWithoutABodyIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Renderer {
                    @Worker void render() {}
                    @Await @GuardedBy("this") abstract void drain(); // [await-target] the @Await method 'drain' is guarded, but has no body that could use what the lock guards
                }
                """);
    }

    @Test
    void aWorkerThatWaitsForItselfIsReported() {
        Marked.assertReported("""
                import dev.lockkeeper.*;
                class Renderer {
                    @Worker void load() {}
                    @Worker @Await void render() {} // [await-self] the @Worker method 'render' is an @Await for itself: its task waits for its own end
                    @Worker @Await("load") void store() {}
                }
                """);
    }
}
