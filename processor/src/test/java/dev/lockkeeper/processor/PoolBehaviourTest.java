package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each member of {@code @Worker} makes of a pool. */
@Timeout(120)
final class PoolBehaviourTest {
    private static final Domain PRINTER = Domain.compile("print.ConcurrentPrinter", """
            package print;
            import dev.lockkeeper.*;
            import dev.lockkeeper.processor.Gate;
            import dev.lockkeeper.runtime.Context;
            abstract class Printer implements dev.lockkeeper.processor.Press {
                @Worker(pool = 2) public Thread fixed(Gate gate) throws InterruptedException { gate.pass(); return Thread.currentThread(); }
                @Worker public void perProcessor(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 1, max = 3, idle = "10ms", queue = 100)
                public void growing(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 1, queue = 1, overflow = Overflow.REJECT)
                public void rejecting(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 1, queue = 1, overflow = Overflow.CALLER_RUNS)
                public Thread handingBack(Gate gate) throws InterruptedException { gate.pass(); return Thread.currentThread(); }
                @Worker(pool = 1, queue = 1, overflow = Overflow.DISCARD_OLDEST)
                public void discarding(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 1, queue = 1)
                public void blocking(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 4, rate = "1/h") public void paced() {}
                @Worker(pool = 1, timeout = "10ms") public void bounded(Gate gate) throws InterruptedException { gate.pass(); }
                @Worker(pool = 1, name = "shared") public Thread left(Gate gate) throws InterruptedException { gate.pass(); return Thread.currentThread(); }
                @Worker(name = "shared") public Thread right(Gate gate) throws InterruptedException { gate.pass(); return Thread.currentThread(); }
                @Worker(pool = 1, threads = Threads.PLATFORM) public Thread onPlatform() { return Thread.currentThread(); }
                @Worker(pool = 1) public Thread anywhere() { return Thread.currentThread(); }
                @Worker(pool = 1) public Context cancelled(Context context, Gate gate) throws InterruptedException {
                    context.onCancel(gate::open);
                    gate.pass();
                    return context;
                }
                @Worker(pool = 1) public void break_(int depth) { throw new StackOverflowError("of the test"); }
                @Worker(pool = 1) public int sum(int... numbers) { return java.util.Arrays.stream(numbers).sum(); }
            }
            """);

    private final Press press = PRINTER.create(Press.class);
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        press.close(Duration.ZERO);
    }

    @Test
    void aFixedPoolRunsSoManyTasksAtOnce() throws Exception {
        Gate both = new Gate(2);
        List<Task<Thread>> tasks = List.of(press.submitFixed(both), press.submitFixed(both), press.submitFixed(both));
        both.awaitArrivals();
        assertThat(press.fixedStats().active()).isEqualTo(2);
        assertThat(press.fixedStats().queued()).isEqualTo(1);
        both.open();
        for (Task<Thread> task : tasks) {
            task.get();
        }
        assertThat(press.fixedStats().completed()).isEqualTo(3);
    }

    @Test
    void aPoolOfNoNumberHasOneWorkerPerProcessor() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        Gate all = new Gate(processors);
        for (int i = 0; i <= processors; i++) {
            press.submitPerProcessor(all);
        }
        all.awaitArrivals();
        assertThat(press.perProcessorStats().workers()).isEqualTo(processors);
        assertThat(press.perProcessorStats().queued()).isEqualTo(1);
        all.open();
    }

    @Test
    void aDynamicPoolGrowsWhileItsQueueIsLongAndShrinksBack() throws Exception {
        Gate all = new Gate(3);
        for (int i = 0; i < 20; i++) {
            press.submitGrowing(all);
        }
        all.awaitArrivals();
        assertThat(press.growingStats().workers()).isEqualTo(3);
        all.open();
        Gate.awaitCondition(() -> press.growingStats().workers() == 1);
        assertThat(press.growingStats().completed()).isEqualTo(20);
    }

    @Test
    void aFullQueueRejects() throws Exception {
        press.submitRejecting(gate);
        gate.awaitArrivals();
        press.submitRejecting(gate);
        assertThatThrownBy(() -> press.submitRejecting(gate))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Printer.rejecting");
        assertThat(press.rejectingStats().rejected()).isEqualTo(1);
        gate.open();
    }

    @Test
    void aFullQueueLetsTheCallerRunTheTask() throws Exception {
        Task<Thread> first = press.submitHandingBack(gate);
        gate.awaitArrivals();
        press.submitHandingBack(gate);
        Gate open = new Gate();
        open.open();
        assertThat(press.submitHandingBack(open).get()).isEqualTo(Thread.currentThread());
        gate.open();
        assertThat(first.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void aFullQueueDiscardsTheTaskThatWaitsLongest() throws Exception {
        press.submitDiscarding(gate);
        gate.awaitArrivals();
        Task<Void> oldest = press.submitDiscarding(gate);
        Task<Void> newest = press.submitDiscarding(gate);
        assertThatThrownBy(oldest::get).hasCauseInstanceOf(RejectedExecutionException.class);
        gate.open();
        newest.get();
        assertThat(press.discardingStats().discarded()).isEqualTo(1);
    }

    @Test
    void aFullQueueMakesTheSubmitterWait() throws Exception {
        press.submitBlocking(gate);
        gate.awaitArrivals();
        press.submitBlocking(gate);
        CountDownLatch submitted = new CountDownLatch(1);
        Thread submitter = new Thread(() -> {
            press.submitBlocking(gate);
            submitted.countDown();
        });
        submitter.start();
        Gate.awaitWaiting(submitter);
        assertThat(submitted.getCount()).isEqualTo(1);
        gate.open();
        submitted.await();
        submitter.join();
    }

    @Test
    void aRateSpacesTheStarts() throws Exception {
        press.submitPaced().get();
        Task<Void> second = press.submitPaced();
        Gate.awaitCondition(() -> press.pacedStats().queued() == 1);
        assertThat(press.close(Duration.ZERO)).hasSize(1).first().isSameAs(second);
        assertThat(press.pacedStats().completed()).isEqualTo(1);
        assertThat(press.pacedStats().cancelled()).isEqualTo(1);
    }

    @Test
    void aTaskThatTakesTooLongFailsAndIsInterrupted() {
        do { // until the body gets to run before its time is up
            Task<Void> task = press.submitBounded(gate);
            assertThatThrownBy(task::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class)
                    .hasMessageContaining("Printer.bounded");
        } while (!gate.hasArrivals());
        Gate.awaitCondition(gate::wasInterrupted);
        Gate.awaitCondition(
                () -> press.boundedStats().failed() == press.boundedStats().submitted());
    }

    @Test
    void workersOfOneNameShareOnePool() throws Exception {
        Task<Thread> left = press.submitLeft(gate);
        gate.awaitArrivals();
        Task<Thread> right = press.submitRight(gate);
        assertThat(press.rightStats().queued()).isEqualTo(1);
        assertThat(press.leftStats()).isEqualTo(press.rightStats());
        gate.open();
        left.get();
        right.get();
        assertThat(press.leftStats().completed()).isEqualTo(2);
    }

    @Test
    void everyObjectHasPoolsOfItsOwn() throws Exception {
        Press other = PRINTER.create(Press.class);
        Gate both = new Gate(2);
        Task<Thread> here = press.submitLeft(both);
        Task<Thread> there = other.submitRight(both);
        both.awaitArrivals();
        both.open();
        assertThat(here.get()).isNotEqualTo(there.get());
    }

    @Test
    void theThreadsAreOfTheKindThatWasAskedFor() throws Exception {
        assertThat(isVirtual(press.submitOnPlatform().get())).isFalse();
        assertThat(isVirtual(press.submitAnywhere().get()))
                .isEqualTo(Runtime.version().feature() >= 21);
        assertThat(press.submitOnPlatform().get().isDaemon()).isTrue();
    }

    @Test
    void virtualThreadsWhereThereAreNoneAreRefusedByTheConstructor() {
        Domain virtual = Domain.compile("print.ConcurrentLight", """
                package print;
                import dev.lockkeeper.*;
                class Light {
                    @Worker(threads = Threads.VIRTUAL) void shine() {}
                }
                """);
        if (Runtime.version().feature() >= 21) {
            assertThat(virtual.create(AutoCloseable.class)).isNotNull();
        } else {
            assertThatThrownBy(() -> virtual.create(AutoCloseable.class))
                    .rootCause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Light.shine");
        }
    }

    @Test
    void aContextIsSuppliedAndIsCancelledWithTheTask() throws Exception {
        Task<Context> task = press.submitCancelled(gate);
        gate.awaitArrivals();
        task.cancel(false); // no interrupt: it is the context that lets the task go
        gate.pass();
        assertThat(task).isCancelled();
    }

    @Test
    void aCancelledTaskIsInterruptedWhileItRunsAndNeverStartsWhileItWaits() throws Exception {
        Task<Void> running = press.submitBlocking(gate);
        gate.awaitArrivals();
        Task<Void> waiting = press.submitBlocking(new Gate());
        assertThat(waiting.cancel(true)).isTrue();
        assertThat(running.cancel(true)).isTrue();
        Gate.awaitCondition(gate::wasInterrupted);
        Gate.awaitCondition(() -> press.blockingStats().cancelled() == 2);
        assertThat(press.blockingStats().submitted()).isEqualTo(2);
    }

    @Test
    void anErrorDoesNotShrinkThePool() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(press.submitBreak_(i)::get).hasCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(press.break_Stats().failed()).isEqualTo(10);
        assertThat(press.break_Stats().workers()).isEqualTo(1);
    }

    @Test
    void aSubmissionTakesVariableArgumentsWhereItIsDeclaredSo() throws Exception {
        assertThat(press.submitSum(1, 2, 3).get()).isEqualTo(6);
        assertThat(press.submitSum().get()).isZero();
    }

    @Test
    void callingTheMethodItselfStaysInTheThread() {
        assertThat(press.anywhere()).isEqualTo(Thread.currentThread());
    }

    private static boolean isVirtual(Thread thread) {
        return thread.toString().startsWith("VirtualThread");
    }
}
