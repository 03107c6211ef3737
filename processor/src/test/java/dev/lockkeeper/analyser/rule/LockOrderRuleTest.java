package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class LockOrderRuleTest {
    @Test
    void oppositeOrdersInOneClassAreReported() {
        Snippet.check("""
                class Pair {
                    private final Lock first = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    void forth() {
                        first.lock();
                        try {
                            second.lock(); // :: lock-order
                            second.unlock();
                        } finally {
                            first.unlock();
                        }
                    }
                    void back() {
                        second.lock();
                        try {
                            first.lock();
                            first.unlock();
                        } finally {
                            second.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void oppositeOrdersThroughCallsAreReported() {
        Snippet.check("""
                class A {
                    final B b = new B(this);
                    @GuardedBy("this") int x;
                    synchronized void forth() { b.enter(); } // :: lock-order
                    synchronized void leaf() { x = 1; }
                }
                """, """
                class B {
                    private final A a;
                    B(A a) { this.a = a; }
                    void enter() { inside(); }
                    private void inside() { synchronized (this) { notifyAll(); } }
                    synchronized void back() { Middle.pass(a); }
                }
                """, """
                class Middle {
                    static void pass(A a) { a.leaf(); }
                }
                """);
    }

    @Test
    void aCircleOfThreeIsReportedOnceWithEveryPlace() {
        var reported = Snippet.of("""
                class Ring {
                    private final Object a = new Object();
                    private final Object b = new Object();
                    private final Object c = new Object();
                    void ab() { synchronized (a) { synchronized (b) { notify(1); } } }
                    void bc() { synchronized (b) { synchronized (c) { notify(2); } } }
                    void ca() { synchronized (c) { synchronized (a) { notify(3); } } }
                    void notify(int n) {}
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).text())
                .contains(
                        "'Ring.b' while 'Ring.a' is held (Ring.java:5)",
                        "'Ring.c' while 'Ring.b' is held (Ring.java:6)",
                        "'Ring.a' while 'Ring.c' is held (Ring.java:7)");
    }

    @Test
    void twoObjectsOfOneClassWithoutAnOrderAreReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    static void transfer(Account from, Account to, long amount) {
                        from.lock.lock();
                        try {
                            to.lock.lock(); // :: lock-order
                            try {
                                from.balance -= amount;
                                to.balance += amount;
                            } finally {
                                to.lock.unlock();
                            }
                        } finally {
                            from.lock.unlock();
                        }
                    }
                }
                """, """
                class Purse {
                    @GuardedBy("this") private long coins;
                    synchronized void give(Purse other, long n) {
                        if (coins < n) return;
                        coins -= n;
                        other.take(n); // :: lock-order
                    }
                    synchronized void take(long n) { coins += n; }
                }
                """);
    }

    @Test
    void theAccessorsOfGeneratedClassesArePartOfTheGraph() {
        Snippet.check("""
                class B {
                    final Lock lock = new ReentrantLock();
                    A a;
                    @GuardedBy("lock") public void m() { a.enter(); } // :: lock-order
                }
                """, """
                final class ConcurrentB extends B {
                    @Override public void m() {
                        lock.lock();
                        try {
                            super.m();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """, """
                class A {
                    final Lock lock = new ReentrantLock();
                    final ConcurrentB b = new ConcurrentB();
                    void enter() {
                        lock.lock();
                        lock.unlock();
                    }
                    void hold() {
                        lock.lock();
                        try {
                            b.m();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void oneOrderEverywhereIsNotReported() {
        Snippet.check("""
                class Pair {
                    private final Lock first = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    void forth() {
                        first.lock();
                        try {
                            inner();
                        } finally {
                            first.unlock();
                        }
                    }
                    void both() {
                        synchronized (this) {
                            first.lock();
                            second.lock();
                            second.unlock();
                            first.unlock();
                        }
                    }
                    void inner() {
                        second.lock();
                        second.unlock();
                    }
                    void afterwards() {
                        second.lock();
                        second.unlock();
                        first.lock();
                        first.unlock();
                    }
                }
                """);
    }

    @Test
    void triesAndReentranceAreNotReported() {
        Snippet.check("""
                class Pair {
                    private final Lock first = new ReentrantLock();
                    private final Lock second = new ReentrantLock();
                    void forth() {
                        first.lock();
                        if (second.tryLock()) second.unlock();
                        first.unlock();
                    }
                    void back() {
                        second.lock();
                        if (first.tryLock()) first.unlock();
                        second.unlock();
                    }
                    synchronized void outer() { inner(); }
                    synchronized void inner() { synchronized (this) { outer(); } }
                }
                """);
    }

    @Test
    void aLockHeldAroundBothOrdersIsNotReported() {
        Snippet.check("""
                class Pair {
                    private final Object gate = new Object();
                    private final Object first = new Object();
                    private final Object second = new Object();
                    int n;
                    void forth() { synchronized (gate) { synchronized (first) { synchronized (second) { n++; } } } }
                    void back() { synchronized (gate) { synchronized (second) { synchronized (first) { n--; } } } }
                }
                """);
    }

    @Test
    void twoObjectsInAnOrderAreNotReported() {
        Snippet.check("""
                class Account {
                    private static final Object TIE = new Object();
                    final long id;
                    Account(long id) { this.id = id; }
                    void byKey(Account other) {
                        Account first = id < other.id ? this : other;
                        Account second = id < other.id ? other : this;
                        synchronized (first) { synchronized (second) { move(); } }
                    }
                    static void byBranch(Account a, Account b) {
                        if (a.id < b.id) {
                            synchronized (a) { synchronized (b) { b.move(); } }
                        } else {
                            synchronized (b) { synchronized (a) { b.move(); } }
                        }
                    }
                    static void byHash(Account a, Account b) {
                        int x = System.identityHashCode(a);
                        int y = System.identityHashCode(b);
                        if (x < y) {
                            synchronized (a) { synchronized (b) { b.move(); } }
                        } else {
                            synchronized (b) { synchronized (a) { b.move(); } }
                        }
                    }
                    static void byTie(Account a, Account b) {
                        synchronized (TIE) { synchronized (a) { synchronized (b) { b.move(); } } }
                    }
                    void move() {}
                }
                """);
    }

    @Test
    void handOverHandIsNotReported() {
        Snippet.check("""
                class Node {
                    final Lock lock = new ReentrantLock();
                    final Node next;
                    Node(Node next) { this.next = next; }
                    static void walk(Node head) {
                        Node node = head;
                        node.lock.lock();
                        while (node.next != null) {
                            Node next = node.next;
                            next.lock.lock();
                            node.lock.unlock();
                            node = next;
                        }
                        node.lock.unlock();
                    }
                }
                """);
    }

    @Test
    void programsWithoutGuardsAndSuppressedPlacesAreNotReported() {
        Snippet.check("""
                class Pair {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    int n;
                    @SuppressWarnings("lockkeeper:lock-order")
                    void forth() { synchronized (first) { synchronized (second) { n++; } } }
                    void back() { synchronized (second) { synchronized (first) { n--; } } }
                }
                """);
        Snippet.check("""
                import java.util.concurrent.locks.*;
                class Pair {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    int n;
                    void forth() { synchronized (first) { synchronized (second) { n++; } } }
                    void back() { synchronized (second) { synchronized (first) { n--; } } }
                }
                """);
    }

    @Test
    void anOrderSettledByTheCallersIsNotReported() {
        Snippet.check("""
                class Account implements Comparable<Account> {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    private final String id = "x";
                    private final long number = 1;
                    @Override public int compareTo(Account other) { return id.compareTo(other.id); }
                    static void transfer(Account from, Account to, long amount) {
                        if (from.compareTo(to) < 0) {
                            move(from, to, from, to, amount);
                        } else {
                            move(to, from, from, to, amount);
                        }
                    }
                    void swap(Account other) {
                        Account first = first(this, other);
                        Account second = first == this ? other : this;
                        synchronized (first) { synchronized (second) { hashCode(); } }
                    }
                    private static Account first(Account a, Account b) { return a.number < b.number ? a : b; }
                    private static void move(Account first, Account second, Account from, Account to, long amount) {
                        first.lock.lock();
                        try {
                            second.lock.lock();
                            try {
                                System.out.println(from + " " + to + amount);
                            } finally {
                                second.lock.unlock();
                            }
                        } finally {
                            first.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void locksOfAnObjectThatIsBeingMadeAreNotReported() {
        Snippet.check("""
                class Entry {
                    static final Object ALL = new Object();
                    final Object own = new Object();
                    @GuardedBy("own") int n;
                    Entry() { synchronized (own) { synchronized (ALL) { n = 1; } } }
                    void touch() { synchronized (ALL) { synchronized (own) { n++; } } }
                    static Entry copy(Entry other) {
                        Entry made = new Entry();
                        synchronized (made.own) { synchronized (ALL) { made.n = 2; } }
                        return made;
                    }
                }
                """);
    }

    @Test
    void copiesCallbacksAndSnapshotsAreNotReported() {
        Snippet.check("""
                class Bag {
                    private final Object other = new Object();
                    @GuardedBy("this") private final List<String> items = new ArrayList<>();
                    @GuardedBy("this") private final List<Runnable> listeners = new ArrayList<>();
                    void addAll(Bag bag) {
                        List<String> snapshot = bag.items();
                        synchronized (this) { items.addAll(snapshot); }
                    }
                    synchronized List<String> items() { return List.copyOf(items); }
                    synchronized Bag copy() {
                        Bag copy = new Bag();
                        copy.put(items.get(0));
                        return copy;
                    }
                    synchronized void put(String item) { items.add(item); }
                    synchronized void listen(Runnable listener) { listeners.add(listener); }
                    void outside() { synchronized (other) { listen(() -> {}); } }
                    synchronized void inside() { listen(() -> { synchronized (other) { hashCode(); } }); }
                }
                """);
    }

    @Test
    void codeRunAtOnceAndTheMonitorOfTheClassArePartOfTheGraph() {
        Snippet.check("""
                class Sums {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy("first") int n;
                    void each(List<String> list) {
                        synchronized (first) {
                            list.forEach(s -> { synchronized (second) { n++; } });
                        }
                    }
                    void back() { synchronized (second) { synchronized (first) { n++; } } } // :: lock-order
                    public static synchronized void all(Sums sums) { sums.one(); } // :: lock-order
                    synchronized void one() { hashCode(); }
                    synchronized void back2() { all(this); }
                }
                """);
    }

    @Test
    void anotherBagPassedToASynchronizedMethodIsReported() {
        Snippet.check("""
                class Bag {
                    @GuardedBy("this") private final List<String> items = new ArrayList<>();
                    synchronized void addAll(Bag bag) { items.addAll(bag.items()); } // :: lock-order
                    synchronized List<String> items() { return List.copyOf(items); }
                }
                """);
    }

    @Test
    void aLockThatTwoClassesKnowByDifferentNamesIsNotReported() {
        Snippet.check("""
                class Server {
                    private final ReentrantLock files = new ReentrantLock();
                    @GuardedBy("files") private int n;
                    ReentrantLock files() { return files; }
                    void move() {
                        files.lock();
                        try { n++; } finally { files.unlock(); }
                    }
                    void greet(Connection connection, Job job) {
                        files.lock();
                        try {
                            connection.get();
                            job.get();
                        } finally {
                            files.unlock();
                        }
                    }
                }
                """, """
                class Connection {
                    private final Server server;
                    private final Lock own;
                    Connection(Server server, Lock own) {
                        this.server = server;
                        this.own = own;
                    }
                    void get() {
                        own.lock();
                        try { server.move(); } finally { own.unlock(); }
                    }
                }
                """, """
                class Job {
                    private final Server server;
                    private final Lock own;
                    Job(Server server) {
                        this.server = server;
                        ReentrantLock files = server.files();
                        own = files;
                    }
                    void get() {
                        own.lock();
                        try { server.move(); } finally { own.unlock(); }
                    }
                }
                """);
    }

    @Test
    void locksThatTwoClassesMadeForThemselvesAreReported() {
        Snippet.check("""
                class Server {
                    private final Lock files = new ReentrantLock();
                    @GuardedBy("files") private int n;
                    void move() {
                        files.lock();
                        try { n++; } finally { files.unlock(); }
                    }
                    void greet(Connection connection) {
                        files.lock();
                        try {
                            connection.get(); // :: lock-order
                        } finally {
                            files.unlock();
                        }
                    }
                }
                """, """
                class Connection {
                    private final Server server;
                    private final Lock reading = new ReentrantLock();
                    Connection(Server server) { this.server = server; }
                    void get() {
                        reading.lock();
                        try { server.move(); } finally { reading.unlock(); }
                    }
                }
                """);
    }

    @Test
    void initialisersThatTakeLocksAreReportedWhereTheObjectIsMade() {
        Snippet.check("""
                class Server {
                    private final Object files = new Object();
                    @GuardedBy("files") private int n;
                    void greet() {
                        synchronized (files) {
                            new Connection(); // :: lock-order
                        }
                    }
                    void move() {
                        synchronized (files) {
                            n++;
                        }
                    }
                }
                """, """
                class Connection {
                    private final int id = Numbers.next();
                }
                """, """
                class Numbers {
                    private static int last;
                    static synchronized int next() { return ++last; }
                    static synchronized void reset(Server server) { server.move(); }
                }
                """);
    }

    @Test
    void initialisersOfOtherObjectsThatTakeTheirOwnLocksAreNotReported() {
        Snippet.check("""
                class Server {
                    private final Object files = new Object();
                    @GuardedBy("files") private int n;
                    void greet() {
                        synchronized (files) {
                            new Connection(this);
                        }
                    }
                    void move() {
                        synchronized (files) {
                            n++;
                        }
                    }
                }
                """, """
                class Connection {
                    private final Server server;
                    private final Object reading = new Object();
                    private int n;
                    { set(1); }
                    Connection(Server server) { this.server = server; }
                    void get() {
                        synchronized (reading) {
                            server.move();
                        }
                    }
                    private void set(int value) {
                        synchronized (reading) {
                            n = value;
                        }
                    }
                }
                """);
    }

    private static final String DAM = """
            class Dam {
                enum Depth { DEEP, FLAT }
                private final Object gates = new Object();
                private final Object pumps = new Object();
                @GuardedBy("gates") private int level;
                void open(boolean isDeep) {
                    if (isDeep) {
                        synchronized (pumps) { hashCode(); }
                    }
                }
                void open(Depth depth) {
                    switch (depth) {
                        case DEEP: synchronized (pumps) { hashCode(); } break;
                        case FLAT: hashCode();
                    }
                }
                void pass(Depth depth) { open(depth); }
                void pump() {
                    synchronized (pumps) {
                        synchronized (gates) { level++; }%s
                    }
                }
                void both(boolean isDeep) {
                    synchronized (gates) {
                        %s
                    }
                }
            }
            """;

    @Test
    void aMethodThatTakesALockForAnotherValueThanIsPassed() {
        Snippet.check(DAM.formatted("", "open(false);"));
        Snippet.check(DAM.formatted("", "open(Depth.FLAT);"));
        Snippet.check(DAM.formatted("", "pass(Depth.FLAT);"));
    }

    @Test
    void aMethodThatTakesALockForTheValueThatIsPassed() {
        String mark = " // :: lock-order";
        Snippet.check(DAM.formatted(mark, "open(true);"));
        Snippet.check(DAM.formatted(mark, "open(isDeep);"));
        Snippet.check(DAM.formatted(mark, "pass(Depth.DEEP);"));
    }

    @Test
    void aClassWithoutGuardsThatTakesALockForAnotherValueThanIsPassed() {
        Snippet.check("""
                class Dam {
                    private final Gate gate = new Gate(this);
                    @GuardedBy("this") private int level;
                    synchronized void open() { level++; gate.open(false); }
                    synchronized void raise() { level--; }
                }
                """, """
                class Gate {
                    private final Dam dam;
                    private int times;
                    Gate(Dam dam) { this.dam = dam; }
                    void open(boolean isRaising) {
                        if (isRaising) {
                            synchronized (this) { dam.raise(); }
                        } else {
                            times++;
                        }
                    }
                }
                """);
    }

    @Test
    void aLockThatIsSaidNotToBeHeld() {
        Snippet.check("""
                class Shard {
                    private final Object engine = new Object();
                    private final Object state = new Object();
                    @GuardedBy("state") private int n;
                    void compared() { assert Thread.holdsLock(state) == false; synchronized (engine) { hashCode(); } }
                    void negated() { assert !Thread.holdsLock(state); synchronized (engine) { hashCode(); } }
                    void checked() { check(!Thread.holdsLock(state)); synchronized (engine) { hashCode(); } }
                    void close() { synchronized (engine) { synchronized (state) { n++; } } }
                    static void check(boolean isTrue) { if (!isTrue) throw new IllegalStateException(); }
                }
                """);
    }

    @Test
    void aLockThatIsSaidToBeHeld() {
        String shard = """
                class Shard {
                    private final Object engine = new Object();
                    private final Object state = new Object();
                    @GuardedBy("state") private int n;
                    void save() { %s synchronized (engine) { hashCode(); } } // :: lock-order
                    void close() { synchronized (engine) { synchronized (state) { n++; } } }
                    static void check(boolean isTrue) { if (!isTrue) throw new IllegalStateException(); }
                }
                """;
        Snippet.check(shard.formatted("assert Thread.holdsLock(state) == true;"));
        Snippet.check(shard.formatted("assert Thread.holdsLock(state) != false;"));
        Snippet.check(shard.formatted("check(Thread.holdsLock(state));"));
    }

    @Test
    void aHelperHasFoundTheLockHeldThatIsReleasedSince() {
        Snippet.check("""
                class Writer {
                    private final Object commits = new Object();
                    @GuardedBy("this") private int n;
                    final Deleter deleter;
                    Writer() { synchronized (this) { deleter = new Deleter(this); } }
                    void merge() { synchronized (this) { deleter.checkpoint(); n++; } }
                    void close() { synchronized (commits) { synchronized (this) { n++; } } }
                    void both() { merge(); close(); }
                }
                """, """
                class Deleter {
                    private final Writer writer;
                    Deleter(Writer writer) { this.writer = writer; checkpoint(); }
                    void checkpoint() { assert Thread.holdsLock(writer); }
                }
                """, """
                class Upgrader {
                    void upgrade() { new Writer().close(); }
                    void merge(Writer writer) throws InterruptedException { writer.merge(); Thread.sleep(1); }
                }
                """);
    }

    @Test
    void aMethodThatGivesBackItsCallersLockTakesAnotherOne() {
        String store = """
                class Store {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReentrantLock disk = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void save() { lock.lock(); try { write(); } finally { lock.unlock(); } }
                    void write() { sync(); }
                    void sync() {
                        %s
                        try { disk.lock(); try { hashCode(); } finally { disk.unlock(); } } finally { %s }
                    }
                    void load() {
                        disk.lock();
                        try { lock.lock(); try { n++; } finally { lock.unlock(); } } finally { disk.unlock(); } %s
                    }
                }
                """;
        Snippet.check(store.formatted("lock.unlock();", "lock.lock();", ""));
        Snippet.check(store.formatted("hashCode();", "hashCode();", "// :: lock-order"));
    }
}
