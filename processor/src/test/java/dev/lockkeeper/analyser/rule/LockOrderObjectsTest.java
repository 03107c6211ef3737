package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Objects whose locks cannot be waited for in another order: new ones, parts and children. */
class LockOrderObjectsTest {
    @Test
    void childrenInAStreamAreTakenAfterTheirParent() {
        Snippet.check("""
                class Group {
                    @GuardedBy("this") private final List<Group> subs = new ArrayList<>();
                    @GuardedBy("this") private int n;
                    synchronized int total() { return n + subs.stream().mapToInt(g -> g.total()).sum(); }
                    synchronized void reset() { subs.forEach(g -> { synchronized (g) { g.n = 0; } }); }
                }
                """);
    }

    @Test
    void aPartThatLeadsBackToItsWholeEntersItAgain() {
        Snippet.check("""
                class Whole {
                    private final Object stream = new Object();
                    private final Part part = new Part(this);
                    @GuardedBy("this") private int n;
                    public synchronized void change() { inStream(() -> { checkpoint(); }); }
                    private synchronized void inStream(Runnable r) { synchronized (stream) { r.run(); } }
                    private synchronized void checkpoint() { n++; part.checkpoint(); }
                    synchronized String text() { return "" + n; }
                    static class Part {
                        private final Whole whole;
                        Part(Whole whole) { this.whole = whole; }
                        void checkpoint() { whole.text(); }
                    }
                }
                """);
    }

    @Test
    void aPartMayLeadToAWholeThatIsNotHeld() {
        Snippet.check("""
                class Whole {
                    private final Object stream = new Object();
                    private final Part part = new Part(this);
                    @GuardedBy("this") private int n;
                    public void change() { synchronized (stream) { part.checkpoint(); } }
                    synchronized String text() { return "" + n; }
                    synchronized void write() { synchronized (stream) { n++; } } // :: lock-order
                    static class Part {
                        private final Whole whole;
                        Part(Whole whole) { this.whole = whole; }
                        void checkpoint() { whole.text(); }
                    }
                }
                """);
    }

    @Test
    void anotherWholeThatWasGivenIsTakenInBetween() {
        Snippet.check("""
                class Whole {
                    private final static Object stream = new Object();
                    @GuardedBy("this") private int n;
                    synchronized void copy(Whole other) { synchronized (stream) { n = other.text(); } } // :: lock-order
                    synchronized int text() { return n; }
                }
                """);
    }

    @Test
    void theLockOfANewObjectIsFree() {
        Snippet.check("""
                class Pool {
                    @GuardedBy("pool") private int n;
                    private final Object pool = new Object();
                    static class Item {
                        private final ReentrantLock lock = new ReentrantLock();
                        void lock() { lock.lock(); }
                        void unlock() { lock.unlock(); }
                    }
                    Item take() { synchronized (pool) { Item item = new Item(); item.lock(); return item; } }
                    void free(Item item) { item.lock(); try { synchronized (pool) { n = 0; } } finally { item.unlock(); } }
                }
                """);
    }

    @Test
    void theLockOfANewObjectThatOthersKnowIsNot() {
        Snippet.check("""
                class Pool {
                    @GuardedBy("pool") private final List<Item> items = new ArrayList<>();
                    private final Object pool = new Object();
                    static class Item {
                        private final ReentrantLock lock = new ReentrantLock();
                        void lock() { lock.lock(); }
                        void unlock() { lock.unlock(); }
                    }
                    Item take() {
                        synchronized (pool) {
                            Item item = new Item();
                            items.add(item);
                            item.lock();
                            return item;
                        }
                    }
                    void free(Item item) {
                        item.lock();
                        try {
                            synchronized (pool) { items.remove(item); } // :: lock-order
                        } finally {
                            item.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void objectsThatWereGivenTheirLocksMayShareOne() {
        Snippet.check("""
                class Tree {
                    private final Tree root;
                    private final Tree parent;
                    @GuardedBy("root") private int n;
                    Tree(Tree parent) {
                        this.parent = parent;
                        this.root = parent == null ? this : parent.root;
                    }
                    int weight() { synchronized (root) { return n; } }
                    void add(Tree child) { synchronized (root) { n += child.weight(); } }
                }
                """);
    }

    @Test
    void objectsThatMakeTheirLocksDoNot() {
        Snippet.check("""
                class Tree {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int n;
                    int weight() { synchronized (lock) { return n; } }
                    void add(Tree child) { synchronized (lock) { n += child.weight(); } } // :: lock-order
                }
                """);
    }
}
