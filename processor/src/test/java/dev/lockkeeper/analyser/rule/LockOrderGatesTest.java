package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Orders in which threads cannot meet: each of them needs a lock that the other one has, or it has the lock already. */
class LockOrderGatesTest {
    @Test
    void aLockHeldAtTwoOfThreeEdgesLetsOneThreadIn() {
        Snippet.check("""
                class Plain {
                    private final ReentrantLock gate = new ReentrantLock();
                    private final Object a = new Object();
                    private final Object b = new Object();
                    private final Object c = new Object();
                    @GuardedBy("gate") private int n;
                    void ab() { if (gate.tryLock()) { try { synchronized (a) { synchronized (b) { n++; } } } finally { gate.unlock(); } } }
                    void bc() { if (gate.tryLock()) { try { synchronized (b) { synchronized (c) { n++; } } } finally { gate.unlock(); } } }
                    void ca() { synchronized (c) { synchronized (a) { hashCode(); } } }
                }
                """);
    }

    @Test
    void gatesOfDifferentNamesLetTwoThreadsIn() {
        Snippet.check("""
                class Plain {
                    private final ReentrantLock one = new ReentrantLock();
                    private final ReentrantLock two = new ReentrantLock();
                    private final Object a = new Object();
                    private final Object b = new Object();
                    @GuardedBy("a") private int n;
                    void ab() {
                        if (one.tryLock()) {
                            try { synchronized (a) { synchronized (b) { n++; } } } finally { one.unlock(); } // :: lock-order
                        }
                    }
                    void ba() {
                        if (two.tryLock()) {
                            try { synchronized (b) { synchronized (a) { n--; } } } finally { two.unlock(); }
                        }
                    }
                }
                """);
    }

    @Test
    void aGateInOneOfTwoPlacesDoesNotHelp() {
        Snippet.check("""
                class Plain {
                    private final ReentrantLock gate = new ReentrantLock();
                    private final Object a = new Object();
                    private final Object b = new Object();
                    @GuardedBy("a") private int n;
                    void ab() {
                        if (gate.tryLock()) {
                            try { synchronized (a) { synchronized (b) { n++; } } } finally { gate.unlock(); }
                        }
                    }
                    void abToo() { synchronized (a) { synchronized (b) { n++; } } } // :: lock-order
                    void ba() {
                        if (gate.tryLock()) {
                            try { synchronized (b) { synchronized (a) { n--; } } } finally { gate.unlock(); }
                        }
                    }
                }
                """);
    }

    @Test
    void aGateMayBeTakenByWhoIsCalled() {
        Snippet.check("""
                class Tickets {
                    private final ReentrantLock purge = new ReentrantLock();
                    private final Object stream = new Object();
                    @GuardedBy("this") private int n;
                    void publish() {
                        if (purge.tryLock()) {
                            try { synchronized (stream) { push(); } } finally { purge.unlock(); }
                        }
                    }
                    private synchronized void push() { n++; }
                    synchronized void write() { n++; inStream(); }
                    private void inStream() {
                        if (purge.tryLock()) {
                            try { synchronized (stream) { n--; } } finally { purge.unlock(); }
                        }
                    }
                }
                """);
    }

    @Test
    void allCallersHaveTheLockThatAPartTakesAgain() {
        Snippet.check("""
                class Writer {
                    private final Control control = new Control(this);
                    @GuardedBy("this") private int queue;
                    void flush() { synchronized (this) { queue++; control.mark(); } }
                    synchronized void abort() { control.abort(); }
                    synchronized long reset() { return ++queue; }
                    static class Control {
                        private final Writer writer;
                        Control(Writer writer) { this.writer = writer; }
                        void mark() { synchronized (this) { writer.reset(); } }
                        synchronized void abort() { notifyAll(); }
                    }
                }
                """);
    }

    @Test
    void oneCallerHasNot() {
        Snippet.check("""
                class Writer {
                    private final Control control = new Control(this);
                    @GuardedBy("this") private int queue;
                    void flush() { synchronized (this) { queue++; control.mark(); } } // :: lock-order
                    void flushLate() { control.mark(); }
                    synchronized long reset() { return ++queue; }
                    static class Control {
                        private final Writer writer;
                        Control(Writer writer) { this.writer = writer; }
                        void mark() { synchronized (this) { writer.reset(); } }
                    }
                }
                """);
    }

    @Test
    void othersMayCallAMethodThatIsPublic() {
        Snippet.check("""
                class Writer {
                    private final Control control = new Control(this);
                    @GuardedBy("this") private int queue;
                    void flush() { synchronized (this) { queue++; control.mark(); } } // :: lock-order
                    synchronized long reset() { return ++queue; }
                    static class Control {
                        private final Writer writer;
                        Control(Writer writer) { this.writer = writer; }
                        public void mark() { synchronized (this) { writer.reset(); } }
                    }
                }
                """);
    }

    @Test
    void whatASupplierMakesIsFree() {
        Snippet.check("""
                class Pool {
                    static class Item {
                        private final ReentrantLock lock = new ReentrantLock();
                        @GuardedBy("lock") private int n;
                        void lock() { lock.lock(); }
                        void unlock() { lock.unlock(); }
                    }
                    private final Supplier<Item> factory;
                    @GuardedBy("this") private final List<Item> items = new ArrayList<>();
                    Pool(Supplier<Item> factory) { this.factory = factory; }
                    synchronized void make() {
                        Item item = factory.get();
                        item.lock();
                        try { items.add(item); } finally { item.unlock(); }
                    }
                    synchronized int size() { return items.size(); }
                    void use(Item item) { item.lock(); try { size(); } finally { item.unlock(); } }
                }
                """);
    }

    @Test
    void whoReleasesALockOfItsOwnReleasesWhatItIsMadeOf() {
        Snippet.check("""
                class Pool {
                    static class Item extends ReentrantLock {
                        private final ReentrantLock lock = new ReentrantLock();
                        @Override public void lock() { lock.lock(); }
                        @Override public void unlock() { lock.unlock(); }
                        void flush() { assert lock.isHeldByCurrentThread(); }
                    }
                    @GuardedBy("this") private int n;
                    synchronized void all(Item item) { item.lock(); try { n++; } finally { item.unlock(); } }
                    synchronized int size() { return n; }
                    void one(Item item) { item.flush(); item.unlock(); size(); }
                    void other(Item item) { item.flush(); free(item); size(); }
                    static <T extends Lock> void free(T item) { item.unlock(); }
                }
                """);
    }

    @Test
    void beforeThatItIsHeld() {
        Snippet.check("""
                class Pool {
                    static class Item extends ReentrantLock {
                        private final ReentrantLock lock = new ReentrantLock();
                        @Override public void lock() { lock.lock(); }
                        @Override public void unlock() { lock.unlock(); }
                        void flush() { assert lock.isHeldByCurrentThread(); }
                    }
                    @GuardedBy("this") private int n;
                    synchronized void all(Item item) { item.lock(); try { n++; } finally { item.unlock(); } } // :: lock-order
                    synchronized int size() { return n; }
                    void one(Item item) { item.flush(); size(); item.unlock(); }
                }
                """);
    }

    @Test
    void codeThatIsRunLaterRunsWithoutTheLock() {
        Snippet.check("""
                class Shard {
                    private final Object mutex = new Object();
                    private final Object engine = new Object();
                    private final ExecutorService executor = Executors.newCachedThreadPool();
                    @GuardedBy("mutex") private int term;
                    void bump() { synchronized (mutex) { term++; later(() -> { synchronized (engine) { hashCode(); } }); } }
                    private void later(Runnable code) {
                        executor.execute(new Runnable() { @Override public void run() { code.run(); } });
                    }
                    void close() { synchronized (engine) { synchronized (mutex) { term = 0; } } }
                }
                """);
    }

    @Test
    void codeThatIsRunMeanwhileRunsWithIt() {
        Snippet.check("""
                class Shard {
                    private final Object mutex = new Object();
                    private final Object engine = new Object();
                    @GuardedBy("mutex") private int term;
                    void bump() { synchronized (mutex) { term++; now(() -> { synchronized (engine) { hashCode(); } }); } }
                    private void now(Runnable code) { code.run(); }
                    void close() { synchronized (engine) { synchronized (mutex) { term = 0; } } } // :: lock-order
                }
                """);
    }
}
