package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Calls of methods that may block, but do not for what they are called on or given. */
class InstantCallsTest {
    @Test
    void aQueueWithoutBoundHasRoomForEverything() {
        Snippet.check("""
                class Queues {
                    @GuardedBy("this") private int n;
                    private final LinkedBlockingQueue<String> linked = new LinkedBlockingQueue<>();
                    private final BlockingQueue<String> copy = new LinkedBlockingQueue<>(List.of("x"));
                    private final BlockingDeque<String> both = new LinkedBlockingDeque<>();
                    private BlockingQueue<String> replaced = new LinkedBlockingQueue<>();
                    private final PriorityBlockingQueue<String> sorted = new PriorityBlockingQueue<>(9);
                    private final DelayQueue<Delayed> delayed = new DelayQueue<>();
                    private final LinkedTransferQueue<String> handed = new LinkedTransferQueue<>();
                    synchronized void put(Delayed d) throws InterruptedException {
                        n++;
                        linked.put("");
                        copy.put("");
                        both.putFirst("");
                        both.putLast("");
                        replaced.put("");
                        sorted.put("");
                        delayed.put(d);
                        handed.put("");
                        BlockingQueue<String> local = new LinkedBlockingQueue<>();
                        local.put("");
                    }
                    void replace() { replaced = new LinkedBlockingQueue<>(); }
                }
                """);
    }

    @Test
    void aQueueThatMayHaveABoundBlocks() {
        Snippet.check("""
                class Queues {
                    @GuardedBy("this") private int n;
                    private final LinkedBlockingQueue<String> bounded = new LinkedBlockingQueue<>(9);
                    private final BlockingQueue<String> array = new ArrayBlockingQueue<>(9);
                    private final BlockingQueue<String> given;
                    BlockingQueue<String> open = new LinkedBlockingQueue<>();
                    private final BlockingQueue<String> either;
                    Queues(BlockingQueue<String> given, boolean isBounded) {
                        this.given = given;
                        either = isBounded ? new LinkedBlockingQueue<>(9) : new LinkedBlockingQueue<>();
                    }
                    synchronized void put(BlockingQueue<String> passed) throws InterruptedException {
                        n++;
                        bounded.put(""); // :: lock-blocking
                        array.put(""); // :: lock-blocking
                        given.put(""); // :: lock-blocking
                        open.put(""); // :: lock-blocking
                        either.put(""); // :: lock-blocking
                        passed.put(""); // :: lock-blocking
                    }
                    synchronized String take() throws InterruptedException {
                        n++;
                        return new LinkedBlockingQueue<String>().take(); // :: lock-blocking
                    }
                }
                """);
    }

    @Test
    void noTimeIsNotWaited() {
        Snippet.check("""
                class Zero {
                    private static final long AT_ONCE = 0;
                    @GuardedBy("this") private Object x;
                    synchronized void direct(Future<String> f) throws Exception { x = f.get(0, TimeUnit.NANOSECONDS); }
                    synchronized void named(Future<String> f) throws Exception { x = f.get(AT_ONCE, TimeUnit.DAYS); }
                    synchronized void helper(Future<String> f) { x = get(f, 0L, TimeUnit.NANOSECONDS); }
                    synchronized void further(Future<String> f) { x = get(f, 0); }
                    synchronized boolean isOpen(CountDownLatch l) throws Exception { return x != null && l.await(0, TimeUnit.DAYS); }
                    static <T> T get(Future<T> f, long millis) { return get(f, millis, TimeUnit.MILLISECONDS); }
                    static <T> T get(Future<T> f, long t, TimeUnit u) {
                        try { return f.get(t, u); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                }
                """);
    }

    @Test
    void anyOtherTimeMayBe() {
        Snippet.check("""
                class Some {
                    private static final long LONG = 9;
                    @GuardedBy("this") private Object x;
                    private long time;
                    synchronized void direct(Future<String> f) throws Exception {
                        x = f.get(1, TimeUnit.NANOSECONDS); // :: lock-blocking
                        x = f.get(time, TimeUnit.DAYS); // :: lock-blocking
                    }
                    synchronized void passed(Future<String> f, long t) throws Exception {
                        x = f.get(t, TimeUnit.DAYS); // :: lock-blocking
                    }
                    synchronized void helper(Future<String> f) {
                        x = get(f, 9L); // :: lock-blocking
                        x = get(f, LONG); // :: lock-blocking
                        x = get(f, time); // :: lock-blocking
                    }
                    static <T> T get(Future<T> f, long t) {
                        try { return f.get(t, TimeUnit.DAYS); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                }
                """);
    }

    @Test
    void aFutureIsDoneForWhatListensToIt() {
        Snippet.check("""
                class Retrying extends CompletableFuture<String> {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private String last;
                    Retrying() { super.whenComplete((r, t) -> { synchronized (lock) { last = join(); } }); }
                    void then(CompletableFuture<String> f) { f.thenRun(() -> { synchronized (lock) { last = f.join(); } }); }
                    void through(CompletableFuture<String> f) { f.thenRun(() -> { synchronized (lock) { keep(f); } }); }
                    private void keep(CompletableFuture<String> f) { synchronized (lock) { last = f.toString(); } }
                    void made() {
                        CompletableFuture<String> f = CompletableFuture.supplyAsync(() -> "x");
                        f.handleAsync((r, t) -> { synchronized (lock) { return last = f.join(); } });
                    }
                    void listen() { whenComplete(new Listener()); }
                    private class Listener implements BiConsumer<String, Throwable> {
                        @Override public void accept(String r, Throwable t) { synchronized (lock) { last = join(); } }
                    }
                }
                """);
    }

    @Test
    void anotherFutureIsNot() {
        Snippet.check("""
                class Retrying {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private String last;
                    void then(CompletableFuture<String> f, CompletableFuture<String> g) {
                        f.thenRun(() -> {
                            synchronized (lock) {
                                last = g.join(); // :: lock-blocking
                            }
                        });
                        synchronized (lock) {
                            last = f.join(); // :: lock-blocking
                        }
                    }
                }
                """);
    }

    @Test
    void aSelectWithAnElseDoesNotWait() {
        Snippet.check("""
                import dev.lockkeeper.GuardedBy;
                import dev.lockkeeper.runtime.*;
                class Inbox {
                    @GuardedBy("this") private int n;
                    private final Channel<Integer> first = Channel.buffered(1);
                    private final Channel<Integer> second = Channel.buffered(1);
                    synchronized int poll() throws InterruptedException {
                        n++;
                        return Select.<Integer>select(Select.onReceive(first, (Integer v) -> v), Select.orElse(() -> 0));
                    }
                    synchronized int take() throws InterruptedException {
                        n++;
                        return Select.<Integer>select( // :: lock-blocking
                                Select.onReceive(first, (Integer v) -> v), Select.onReceive(second, (Integer v) -> v));
                    }
                    synchronized int takeKnown(Clause<Integer> clause) throws InterruptedException {
                        n++;
                        return Select.<Integer>select(clause); // :: lock-blocking
                    }
                    synchronized int pollKnown(boolean isFirst) throws InterruptedException {
                        n++;
                        Clause<Integer> none = Select.orElse(() -> 0);
                        return Select.<Integer>select(Select.onReceive(isFirst ? first : second, (Integer v) -> v), none);
                    }
                }
                """);
    }
}
