package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class AwaitSelfRuleTest {
    @Test
    void aWorkerThatAwaitsItselfIsReported() {
        Snippet.check("""
                abstract class Jobs {
                    @Worker(pool = 2) void work(int n) {
                        drain(); // :: await-self
                        this.drainWork(); // :: await-self
                        total(); // :: await-self
                    }
                    @Await abstract void drain();
                    @Await("work") abstract void drainWork();
                    @Await int total() { return 1; }
                }
                """);
    }

    @Test
    void aFanOutOverItselfAndAResultOfItselfAreReported() {
        Snippet.check("""
                abstract class Pages {
                    @Worker String render(int n) throws Exception {
                        renderAll(List.of(1, 2)); // :: await-self
                        Future<String> next = submitRender(n - 1);
                        next.get(); // :: await-self
                        return submitRender(2).get(); // :: await-self
                    }
                    abstract Future<String> submitRender(int n);
                    @Await("render") abstract List<String> renderAll(Collection<Integer> items);
                }
                """);
    }

    @Test
    void aWaitThroughCallsIsReportedInTheWorkerWithTheWay() {
        var reported = Snippet.of("""
                abstract class Jobs {
                    @Worker(name = "pool") void work(int n) {
                        Steps.finish(this);
                    }
                    @Worker(name = "pool") void other(int n) {}
                    @Await("other") abstract void drain();
                    void end() { drain(); }
                }
                """, """
                class Steps {
                    static void finish(Jobs jobs) {
                        jobs.end();
                    }
                }
                """).diagnose();
        assertThat(reported)
                .filteredOn(each -> each.rule().equals("await-self"))
                .hasSize(1);
        assertThat(reported.get(0).line()).isEqualTo(3);
        assertThat(reported.get(0).text())
                .contains("worker 'Jobs.work' waits for its own pool by 'Jobs.drain' → Steps.java:3 → Jobs.java:7");
    }

    @Test
    void awaitingAnotherPoolIsNotReported() {
        Snippet.check("""
                abstract class Jobs {
                    @Worker(pool = 2) void work(int n) throws Exception {
                        drainOther();
                        submitOther(1).get();
                    }
                    @Worker(pool = 2) void other(int n) {}
                    abstract Future<?> submitOther(int n);
                    @Await("other") abstract void drainOther();
                }
                """);
    }

    @Test
    void awaitingOutsideTheWorkerIsNotReported() {
        Snippet.check("""
                abstract class Jobs {
                    @Worker void work(int n) { help(); }
                    private void help() {}
                    @Await abstract void drain();
                    abstract Future<?> submitWork(int n);
                    void run() throws Exception {
                        submitWork(1).get();
                        drain();
                    }
                }
                """);
    }

    @Test
    void submittingWithoutWaitingAndOtherObjectsAreNotReported() {
        Snippet.check("""
                abstract class Jobs {
                    private Jobs next;
                    @Worker void work(Jobs other) {
                        submitWork(other);
                        other.drain();
                    }
                    @Await abstract void drain();
                    abstract Future<?> submitWork(Jobs other);
                }
                """);
    }

    @Test
    void aWaitInCodeThatRunsLaterOrInAThreadOfItsOwnIsNotReported() {
        Snippet.check("""
                abstract class Jobs {
                    @Worker void work(int n) {
                        new Thread(() -> drain()).start();
                        later(this::drain);
                    }
                    private void later(Runnable task) { new Thread(task).start(); }
                    @Await abstract void drain();
                }
                """);
    }
}
