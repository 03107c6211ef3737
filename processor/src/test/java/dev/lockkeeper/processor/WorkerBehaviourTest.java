package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What generated pools and waits do on real threads. */
final class WorkerBehaviourTest {
    private static final String RENDERER = """
            package print;
            import dev.lockkeeper.*;
            import java.io.IOException;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.locks.ReentrantLock;
            public class Renderer {
                private final ReentrantLock lock = new ReentrantLock();
                @GuardedBy("lock") private int tidied;
                private volatile boolean isClosed;

                @Worker(pool = 3) public int render(String page) throws IOException {
                    if (page.isEmpty()) throw new IOException("empty");
                    return page.length();
                }
                @Worker(pool = 1) public void hold(CountDownLatch until) throws InterruptedException { until.await(); }
                @Worker(pool = 2) @GuardedBy("lock") public boolean tidy() { tidied++; return lock.isHeldByCurrentThread(); }
                @Worker(pool = 1) public Thread where() { return Thread.currentThread(); }
                @Await("tidy") @GuardedBy("lock") public int tidied() { return tidied; }
                @Await("hold") public boolean finish() { return true; }
                @Await("render") public void check() throws IOException {}
                @Await("render") public void checkUndeclared() {}
                public void close() { isClosed = true; }
                public boolean isClosed() { return isClosed; }
            }
            """;

    private final Subject renderer = Subject.of(TestCompilation.of(RENDERER), "print.ConcurrentRenderer");

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) renderer.instance()).close();
    }

    @Test
    void submittedWorkRunsOnAnotherThreadAndGivesItsResult() throws Exception {
        assertThat(((Task<?>) renderer.call("submitRender", "four")).get()).isEqualTo(4);
        assertThat(((Task<?>) renderer.call("submitWhere")).get()).isNotEqualTo(Thread.currentThread());
        assertThat(renderer.call("where")).isEqualTo(Thread.currentThread());
    }

    @Test
    void aGuardedWorkerTakesItsLockOnThePoolsThread() throws Exception {
        assertThat(((Task<?>) renderer.call("submitTidy")).get()).isEqualTo(true);
    }

    @Test
    void anAwaitedMethodRunsWhenTheTasksAreDone() {
        for (int i = 0; i < 500; i++) {
            renderer.call("submitTidy");
        }
        assertThat(renderer.call("tidied")).isEqualTo(500);
    }

    @Test
    void anAwaitedMethodDoesNotRunWhileATaskDoes() throws Exception {
        CountDownLatch until = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        renderer.call("submitHold", until);
        Thread waiter = new Thread(() -> {
            renderer.call("finish");
            finished.countDown();
        });
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING && waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(finished.getCount()).isEqualTo(1);
        until.countDown();
        finished.await();
        waiter.join();
    }

    @Test
    void aDeclaredExceptionOfAWorkerIsThrownAsItIs() {
        renderer.call("submitRender", "");

        assertThatThrownBy(() -> renderer.call("check"))
                .isInstanceOf(IOException.class)
                .hasMessage("empty");
    }

    @Test
    void anotherExceptionOfAWorkerIsTheCauseOfAFailure() {
        renderer.call("submitRender", "");

        assertThatThrownBy(() -> renderer.call("checkUndeclared"))
                .isInstanceOf(WorkerFailedException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void statisticsCountTheTasks() throws Exception {
        ((Task<?>) renderer.call("submitRender", "a")).get();

        assertThat(((PoolStats) renderer.call("renderStats")).submitted()).isEqualTo(1);
    }

    @Test
    void closingEndsThePoolsAndCallsTheDomainClasssOwnClose() throws Exception {
        ((AutoCloseable) renderer.instance()).close();

        assertThat(renderer.call("isClosed")).isEqualTo(true);
        assertThatThrownBy(() -> renderer.call("submitRender", "late")).isInstanceOf(RejectedExecutionException.class);
    }
}
