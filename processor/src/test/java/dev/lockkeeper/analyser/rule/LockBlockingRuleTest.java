package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class LockBlockingRuleTest {
    @Test
    void whatBlocksUnderALockIsReported() {
        Snippet.check("""
                import dev.lockkeeper.runtime.*; import dev.lockkeeper.*; import java.util.concurrent.*; import java.util.concurrent.locks.*;
                class Feed {
                    private final Lock lock = new ReentrantLock();
                    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
                    synchronized void act(Future<String> f, Thread t, Channel<String> c, CountDownLatch l) throws Exception {
                        Thread.sleep(10); // :: lock-blocking
                        f.get(); // :: lock-blocking
                        t.join(); // :: lock-blocking
                        c.send("x"); // :: lock-blocking
                        l.await(); // :: lock-blocking
                        queue.take(); // :: lock-blocking
                    }
                    void locked() throws InterruptedException {
                        lock.lock();
                        try {
                            queue.put("x"); // :: lock-blocking
                        } finally {
                            lock.unlock();
                        }
                        queue.put("y");
                    }
                    @GuardedBy("lock") void required() throws InterruptedException {
                        queue.put("x"); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void callsThatLeadThereAreReportedWithTheWay() {
        var reported = Snippet.of("""
                class Feed {
                    private final Sink sink = new Sink();
                    synchronized void act() throws Exception {
                        sink.push();
                    }
                }
                """, """
                class Sink {
                    void push() throws Exception {
                        flush();
                    }
                    private void flush() throws Exception {
                        Thread.sleep(5);
                    }
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).line()).isEqualTo(4);
        assertThat(reported.get(0).kind()).isEqualTo(Diagnostic.Kind.WARNING);
        assertThat(reported.get(0).text())
                .isEqualTo(
                        "[lockkeeper:lock-blocking] 'Thread.sleep' may block for long while 'the monitor of Feed' is held"
                                + " → Sink.java:3 → Sink.java:6: all who need the lock wait as long\n  hint: do that before the"
                                + " lock is taken, or after it is released");
    }

    @Test
    void submittingToABlockingPoolAndAwaitingWorkersAreReported() {
        Snippet.check("""
                abstract class Jobs {
                    @Worker(pool = 2) void work(int n) {}
                    @Worker(overflow = Overflow.REJECT) void light(int n) {}
                    abstract Future<?> submitWork(int n);
                    abstract Future<?> submitLight(int n);
                    @Await abstract void drain();
                    synchronized void act() {
                        submitWork(1); // :: lock-blocking
                        submitLight(1);
                        drain(); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void whatBlocksWithoutALockIsNotReported() {
        Snippet.check("""
                class Feed {
                    private final Lock lock = new ReentrantLock();
                    void act(Future<String> f) throws Exception {
                        Thread.sleep(10);
                        synchronized (this) {
                            notifyAll();
                        }
                        f.get();
                        lock.lock();
                        lock.unlock();
                        help();
                    }
                    private void help() throws Exception {
                        Thread.sleep(3);
                    }
                }
                """);
    }

    @Test
    void whatDoesNotWaitIsNotReported() {
        Snippet.check("""
                import dev.lockkeeper.runtime.*; import dev.lockkeeper.*; import java.util.*; import java.util.concurrent.*;
                class Feed {
                    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
                    private final Map<String, String> map = new HashMap<>();
                    synchronized void act(CompletableFuture<String> f, Channel<String> c) {
                        queue.offer("x");
                        queue.poll();
                        c.offer("x");
                        f.getNow("y");
                        f.complete("z");
                        map.get("a");
                        String.join(",", "a", "b");
                    }
                }
                """);
    }

    @Test
    void resultsThatAreThereAreNotWaitedFor() {
        Snippet.check("""
                class Feed {
                    private final CompletableFuture<String> future = new CompletableFuture<>();
                    synchronized String now() {
                        return future.isDone() ? future.join() : null;
                    }
                    synchronized String ready(Future<String> f) throws Exception {
                        if (f == null || !f.isDone() || f.isCancelled()) {
                            return null;
                        }
                        return f.get();
                    }
                    synchronized void failed() throws Exception {
                        if (this.future.isCompletedExceptionally()) {
                            future.get();
                        }
                    }
                    synchronized String lead() {
                        return helper(future);
                    }
                    private static String helper(CompletableFuture<String> f) {
                        return f.isDone() ? f.join() : "";
                    }
                    synchronized String passed() throws Exception {
                        return future.isDone() ? stubborn(future) : stubborn(CompletableFuture.completedFuture("x"));
                    }
                    private static String stubborn(Future<String> f) throws Exception {
                        return fetch(f);
                    }
                    private static String fetch(Future<String> f) throws Exception {
                        return f.get();
                    }
                }
                """);
    }

    @Test
    void theResultOfAnotherFutureIsWaitedFor() {
        Snippet.check("""
                class Feed {
                    synchronized void other(Future<String> f, Future<String> g) throws Exception {
                        if (f.isDone()) {
                            g.get(); // :: lock-blocking
                        }
                    }
                    synchronized void passed(Future<String> f, Future<String> g) throws Exception {
                        if (f.isDone()) {
                            fetch(f, g); // :: lock-blocking
                        }
                    }
                    synchronized void made(Future<String> g) throws Exception {
                        fetch(CompletableFuture.completedFuture("x"), g); // :: lock-blocking
                    }
                    private static void fetch(Future<String> ready, Future<String> open) throws Exception {
                        ready.isDone();
                        open.get();
                    }
                }
                """);
    }

    @Test
    void joiningAThreadReleasesItsMonitorButNoOther() {
        Snippet.check("""
                class Writer extends Thread {
                    private final Object state = new Object();
                    synchronized void end() throws InterruptedException {
                        join(1000);
                        synchronized (state) {
                            join(); // :: lock-blocking
                        }
                    }
                    static void end(Thread other) throws InterruptedException {
                        synchronized (other) {
                            other.join();
                        }
                    }
                    synchronized void end(Writer other) throws InterruptedException {
                        other.join(); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void waitingOnTheLockItselfIsNotReported() {
        Snippet.check("""
                class Box {
                    private final Lock lock = new ReentrantLock();
                    private final Condition full = lock.newCondition();
                    synchronized void monitor() throws InterruptedException {
                        while (hashCode() == 1) wait();
                    }
                    void condition() throws InterruptedException {
                        lock.lock();
                        try {
                            while (hashCode() == 1) full.await();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void codeThatRunsLaterIsNotReported() {
        Snippet.check("""
                class Feed {
                    Runnable task = () -> {};
                    synchronized void act(Executor executor, Future<String> f) {
                        executor.execute(() -> {
                            try {
                                Thread.sleep(5);
                                f.get();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
                    }
                }
                """);
    }

    @Test
    void waitingWhileAnotherLockIsHeldIsReported() {
        Snippet.check("""
                class Box {
                    private final Object state = new Object();
                    private final Lock lock = new ReentrantLock();
                    private final Condition full = lock.newCondition();
                    @GuardedBy("state") private int n;
                    synchronized void take() throws InterruptedException {
                        synchronized (state) {
                            while (n == 0) state.wait(); // :: lock-blocking
                            n--;
                        }
                    }
                    void both() throws InterruptedException {
                        synchronized (state) {
                            lock.lock();
                            try {
                                while (n == 0) full.await(); // :: lock-blocking
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void waitsThatReleaseAllTheLocksHeldAreNotReported() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    synchronized void outer() throws InterruptedException { inner(); }
                    private synchronized void inner() throws InterruptedException {
                        while (n == 0) wait(10);
                    }
                    @GuardedBy("this") void required() throws InterruptedException {
                        while (n == 0) this.wait();
                    }
                    void local(Object monitor) throws InterruptedException {
                        synchronized (monitor) {
                            monitor.wait();
                        }
                    }
                }
                """);
    }
}
