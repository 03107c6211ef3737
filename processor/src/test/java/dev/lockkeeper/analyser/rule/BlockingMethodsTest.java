package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class BlockingMethodsTest {
    @Test
    void whatWaitsForSomeTimeIsReported() {
        Snippet.check("""
                import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.nio.file.*; import java.time.*; import java.util.concurrent.*;
                class Feed {
                    @GuardedBy("this") private int n;
                    synchronized void queues(BlockingQueue<String> q, BlockingDeque<String> d, TransferQueue<String> t) throws Exception {
                        q.poll(1, TimeUnit.HOURS); // :: lock-blocking
                        q.offer("", 1, TimeUnit.HOURS); // :: lock-blocking
                        d.pollLast(1, TimeUnit.HOURS); // :: lock-blocking
                        d.offerFirst("", 1, TimeUnit.HOURS); // :: lock-blocking
                        t.tryTransfer("", 1, TimeUnit.HOURS); // :: lock-blocking
                    }
                    synchronized void others(Semaphore s, CompletionService<String> c, WatchService w, long time) throws Exception {
                        s.tryAcquire(1, TimeUnit.HOURS); // :: lock-blocking
                        s.tryAcquire(2, time, TimeUnit.HOURS); // :: lock-blocking
                        c.poll(1, TimeUnit.HOURS); // :: lock-blocking
                        w.poll(1, TimeUnit.HOURS); // :: lock-blocking
                    }
                    synchronized void ours(ReceiveChannel<String> r, SendChannel<String> s, RateLimiter l) throws Exception {
                        r.poll(Duration.ofHours(1)); // :: lock-blocking
                        s.offer("", Duration.ofHours(1)); // :: lock-blocking
                        l.tryAcquire(Duration.ofHours(1)); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void whatIsToldNotToWaitIsNotReported() {
        Snippet.check("""
                import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.time.*; import java.util.concurrent.*;
                class Feed {
                    @GuardedBy("this") private int n;
                    private static final long NONE = 0;
                    synchronized void queues(BlockingQueue<String> q, BlockingDeque<String> d, Semaphore s, Future<String> f) throws Exception {
                        q.poll(0, TimeUnit.HOURS);
                        q.offer("", NONE, TimeUnit.HOURS);
                        d.pollLast(0L, TimeUnit.HOURS);
                        s.tryAcquire(2, 0, TimeUnit.HOURS);
                        f.get(0, TimeUnit.HOURS);
                    }
                    synchronized void ours(ReceiveChannel<String> r, SendChannel<String> s, WorkerPool p, WaitGroup g) throws Exception {
                        r.poll(Duration.ZERO);
                        s.offer("", Duration.ZERO);
                        p.close(Duration.ZERO);
                        g.await(Duration.ZERO);
                    }
                }
                """);
    }

    @Test
    void whatIsGivenNoTimeIsNotReported() {
        Snippet.check("""
                import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.nio.channels.*; import java.nio.file.*; import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                class Feed {
                    @GuardedBy("this") private int n;
                    synchronized void queues(BlockingQueue<String> q, BlockingDeque<String> d, TransferQueue<String> t) {
                        q.poll();
                        q.offer("");
                        d.pollFirst();
                        d.offerLast("");
                        t.tryTransfer("");
                    }
                    synchronized void others(Semaphore s, CompletionService<String> c, WatchService w, Thread t) throws Exception {
                        s.tryAcquire();
                        s.tryAcquire(2);
                        c.poll();
                        w.poll();
                        LockSupport.unpark(t);
                    }
                    synchronized void more(Selector s, Phaser p, ReceiveChannel<String> r, RateLimiter l) throws Exception {
                        s.selectNow();
                        s.wakeup();
                        p.arrive();
                        r.poll();
                        l.tryAcquire();
                    }
                }
                """);
    }

    @Test
    void whatWaitsForOtherThreadsIsReported() {
        Snippet.check("""
                import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.util.concurrent.*; import java.util.concurrent.locks.*;
                import java.nio.channels.*; import java.nio.file.*;
                class Feed {
                    @GuardedBy("this") private int n;
                    synchronized void pools(ForkJoinPool p, ForkJoinTask<String> t, WorkerPool w, TaskGroup<String> g) {
                        p.invoke(t); // :: lock-blocking
                        p.awaitQuiescence(1, TimeUnit.HOURS); // :: lock-blocking
                        t.invoke(); // :: lock-blocking
                        w.close(); // :: lock-blocking
                        g.close(); // :: lock-blocking
                    }
                    synchronized void closed() {
                        try (WorkerPool pool = WorkerPool.fixed(2)) { // :: lock-blocking
                            pool.execute(() -> {});
                        }
                    }
                    synchronized void others(CompletionService<String> c, TransferQueue<String> q, Phaser p) throws Exception {
                        c.take(); // :: lock-blocking
                        q.transfer(""); // :: lock-blocking
                        p.awaitAdvanceInterruptibly(1); // :: lock-blocking
                        LockSupport.park(this); // :: lock-blocking
                    }
                    synchronized void more(Selector s, WatchService w, java.lang.ref.ReferenceQueue<String> r) throws Exception {
                        s.select(); // :: lock-blocking
                        s.select(100); // :: lock-blocking
                        w.take(); // :: lock-blocking
                        r.remove(); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void queuesThatAlwaysHaveRoomAreNotReported() {
        Snippet.check("""
                class Feed<D extends Delayed> {
                    @GuardedBy("this") private int n;
                    synchronized void act(PriorityBlockingQueue<String> p, LinkedTransferQueue<String> t, DelayQueue<D> d, D item) {
                        p.put("");
                        p.offer("", 1, TimeUnit.HOURS);
                        t.put("");
                        t.offer("", 1, TimeUnit.HOURS);
                        d.put(item);
                    }
                }
                """);
    }

    @Test
    void socketsAndStatementsAreReported() {
        Snippet.check("""
                import java.net.*; import java.sql.*;
                class Feed {
                    @dev.lockkeeper.GuardedBy("this") private int n;
                    synchronized void act(PreparedStatement s) throws Exception {
                        s.executeLargeUpdate(); // :: lock-blocking
                        new Socket("host", 1); // :: lock-blocking
                    }
                    static class Dear extends Socket {
                        Dear(String host) throws Exception { super(host, 80); }
                    }
                    synchronized void dear() throws Exception {
                        new Dear("host"); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void socketsThatAreNotConnectedAreNotReported() {
        Snippet.check("""
                import java.net.*;
                class Feed {
                    @dev.lockkeeper.GuardedBy("this") private int n;
                    synchronized void act() throws Exception {
                        new Socket();
                        new Socket(Proxy.NO_PROXY);
                        new Cheap("host", 80);
                        new ServerSocket(80, 1);
                    }
                    static class Cheap extends Socket {
                        Cheap(String host, int port) {}
                    }
                }
                """);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void closedExecutorsAreReported() {
        Snippet.check("""
                class Feed {
                    @GuardedBy("this") private int n;
                    synchronized void act(ForkJoinPool pool) {
                        pool.close(); // :: lock-blocking
                        try (var executor = Executors.newCachedThreadPool()) { // :: lock-blocking
                            executor.execute(() -> {});
                        }
                    }
                }
                """);
    }

    @Test
    void closingAnExecutorOfOnesOwnIsNotReported() {
        Snippet.check("""
                abstract class Direct extends AbstractExecutorService implements AutoCloseable {
                    @Override public void close() { shutdown(); }
                }
                class Feed {
                    @GuardedBy("this") private int n;
                    synchronized void act(Direct direct) {
                        direct.close();
                    }
                }
                """);
    }
}
