package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class WorkerMethodRuleTest {
    @Test
    void everyUseOfThePoolsInAConstructorIsReported() {
        Snippet.check("""
                abstract class Pages {
                    Pages(List<String> first) {
                        submitRender("cover"); // :: worker-method
                        this.renderAll(first); // :: worker-method
                        renderStats(); // :: worker-method
                        drain(); // :: worker-method
                        drain(java.time.Duration.ZERO); // :: worker-method
                        finished(); // :: worker-method
                        close(); // :: worker-method
                        Pages self = this;
                        self.drain(); // :: worker-method
                    }
                    @Worker int render(String page) { return 1; }
                    @Await int finished() { return 1; }
                    @Await abstract void drain();
                    @Await abstract boolean drain(java.time.Duration timeout);
                    @Await("render") abstract List<Integer> renderAll(Collection<String> pages);
                    abstract Future<Integer> submitRender(String page);
                    abstract dev.lockkeeper.runtime.PoolStats renderStats();
                    void close() {}
                }
                """);
    }

    @Test
    void initialisersAreReported() {
        Snippet.check("""
                abstract class Pages {
                    private final Future<Integer> cover = submitRender("cover"); // :: worker-method
                    { drain(); } // :: worker-method
                    @Worker int render(String page) { return 1; }
                    @Await abstract void drain();
                    abstract Future<Integer> submitRender(String page);
                }
                """);
    }

    @Test
    void aUseThroughTheClassesOwnMethodsIsReportedInTheConstructorWithTheWay() {
        var reported = Snippet.of("""
                abstract class Pages {
                    Pages() { this(1); }
                    private Pages(int first) {
                        start(first);
                    }
                    void start(int first) { next(first); }
                    private void next(int page) {
                        submitRender(page);
                    }
                    @Worker void render(int page) {}
                    abstract void submitRender(int page);
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).line()).isEqualTo(4);
        assertThat(reported.get(0).text()).isEqualTo("""
                        [lockkeeper:worker-method] 'Pages.submitRender' is called while a 'Pages' is constructed → Pages.java:6 → \
                        Pages.java:8: the pools of 'ConcurrentPages' do not exist yet
                          hint: call it on the complete object: from a method that whoever creates it calls next, or from a static \
                        factory method""");
    }

    @Test
    void aSuperConstructorThatCallsWhatTheDomainClassOverridesIsReported() {
        Snippet.check("""
                abstract class Machine {
                    Machine() {
                        init(); // :: worker-method
                    }
                    void init() {}
                }
                """, """
                abstract class Press extends Machine {
                    @Override void init() { submitPrint(1); }
                    @Worker void print(int page) {}
                    abstract void submitPrint(int page);
                }
                """);
    }

    @Test
    void anObjectThatIsHandedOverAndALambdaThatRunsAtOnceAreFollowed() {
        Snippet.check("""
                abstract class Pages {
                    Pages(List<Integer> pages) {
                        Steps.first(this); // :: worker-method
                        pages.forEach(page -> submitRender(page)); // :: worker-method
                        pages.forEach(this::submitRender); // :: worker-method
                    }
                    @Worker void render(int page) {}
                    abstract void submitRender(int page);
                }
                """, """
                class Steps {
                    static void first(Pages pages) { pages.submitRender(1); }
                }
                """);
    }

    @Test
    void anOperationThatAnInterfaceDeclaresIsReported() {
        Snippet.check("""
                interface Printer { void submitPrint(int page); }
                """, """
                abstract class Press implements Printer {
                    Press() {
                        submitPrint(1); // :: worker-method
                    }
                    @Worker public void print(int page) {}
                }
                """);
    }

    @Test
    void aStripedCounterIsReportedUnderTheRuleOfItsField() {
        Snippet.check("""
                abstract class Hits {
                    @Atomic(striped = true) private long hits;
                    @Atomic private volatile long misses;
                    Hits() {
                        hits = 3;
                        incrementHits(); // :: atomic-compound
                        addHits(3); // :: atomic-compound
                        incrementMisses();
                    }
                    abstract void incrementHits();
                    abstract void addHits(long delta);
                    abstract long incrementMisses();
                }
                """);
    }

    @Test
    void callingTheWorkerItselfAndOtherMethodsIsNotReported() {
        Snippet.check("""
                abstract class Pages {
                    private int pages;
                    Pages() {
                        render("cover");
                        pages = count();
                        onlyNamedLikeIt();
                        submitNothing();
                    }
                    @Worker int render(String page) { return 1; }
                    int count() { return 2; }
                    void onlyNamedLikeIt() {}
                    void submitNothing() {}
                    @Await abstract void drain();
                }
                """);
    }

    @Test
    void callsOnOtherObjectsAreNotReported() {
        Snippet.check("""
                abstract class Pages {
                    Pages(Pages other) {
                        other.submitRender(1);
                        other.drain();
                        Steps.finish(other);
                    }
                    @Worker void render(int page) {}
                    @Await abstract void drain();
                    abstract void submitRender(int page);
                }
                """, """
                class Steps {
                    static void finish(Pages pages) { pages.drain(); }
                }
                """);
    }

    @Test
    void callsAfterConstructionAreNotReported() {
        Snippet.check("""
                abstract class Pages {
                    private final List<Integer> pages;
                    Pages(List<Integer> pages) { this.pages = pages; }
                    static void startAll(Pages complete) { complete.start(); }
                    Pages start() {
                        pages.forEach(page -> submitRender(page));
                        drain();
                        return this;
                    }
                    @Worker void render(int page) {}
                    @Await abstract void drain();
                    abstract void submitRender(int page);
                }
                """);
    }

    @Test
    void codeThatRunsLaterIsNotReported() {
        Snippet.check("""
                abstract class Pages {
                    private final Runnable later = this::drain;
                    private final Runnable last;
                    private final Supplier<Runnable> both = () -> () -> drain();
                    Pages() {
                        last = () -> submitRender(1);
                        Runtime.getRuntime().addShutdownHook(new Thread(this::drain));
                        new Object() { void end() { drain(); } };
                    }
                    @Worker void render(int page) {}
                    @Await abstract void drain();
                    abstract void submitRender(int page);
                }
                """);
    }

    @Test
    void aMethodOfTheSuperclassThatTheDomainClassOverridesHarmlesslyIsNotReported() {
        Snippet.check("""
                abstract class Machine {
                    Machine() { init(); super.toString(); }
                    void init() {}
                    void close() {}
                }
                """, """
                abstract class Press extends Machine {
                    Press() { super.close(); }
                    @Override void init() { count(); }
                    private void count() {}
                    @Worker void print(int page) {}
                    abstract void submitPrint(int page);
                    void again() { submitPrint(2); }
                }
                """);
    }

    @Test
    void anOperationThatTheClassImplementsItselfIsNotReported() {
        Snippet.check("""
                abstract class Pages {
                    Pages() { submitRender(1); }
                    @Worker void render(int page) {}
                    void submitRender(int page) { render(page); }
                }
                """);
    }

    @Test
    void aClassWithTheSameNamesAndNoWorkersIsNotReported() {
        Snippet.check("""
                abstract class Pages {
                    @GuardedBy("this") private int pages;
                    @Atomic private volatile int count;
                    Pages() {
                        submitRender(1);
                        close();
                        incrementCount();
                        setPages(1);
                    }
                    abstract void submitRender(int page);
                    abstract int incrementCount();
                    abstract void setPages(int pages);
                    void close() {}
                }
                """);
    }

    @Test
    void aSilencedConstructorIsNotReported() {
        Snippet.check("""
                abstract class Pages {
                    @SuppressWarnings("lockkeeper:worker-method")
                    Pages() { submitRender(1); }
                    @Worker void render(int page) {}
                    abstract void submitRender(int page);
                }
                """);
    }
}
