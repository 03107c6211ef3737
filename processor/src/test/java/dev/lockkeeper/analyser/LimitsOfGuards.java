package dev.lockkeeper.analyser;

import dev.lockkeeper.analyser.KnownLimitsTest.Limit;
import java.util.List;

/** The limits of the rules that speak of guarded members. */
final class LimitsOfGuards {
    private static final String JCIP = """
            package jcip;
            public @interface GuardedBy { String value(); }
            """;

    static final List<Limit> ALL = List.of(
            new Limit("guarded-by", "Two expressions denote the same lock if they read the same", """
                    class Account {
                        final Object lock = new Object();
                        @GuardedBy("lock") int x;
                        Account other = this;
                        void f() {
                            synchronized (other.lock) {
                                replace();
                                other.x++;
                            }
                        }
                        void replace() { other = new Account(); }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "Arrays and collections of locks are told apart by their index expression only.",
                    """
                    class Account {
                        final Object lock = new Object();
                        @GuardedBy("lock") int x;
                        static void f(Account[] all, int i) {
                            synchronized (all[i].lock) {
                                Collections.shuffle(Arrays.asList(all));
                                all[i].x++;
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "The instance around an inner object is taken to be the one around the code that uses the object.",
                    """
                    class Bank {
                        final Object lock = new Object();
                        class Account {
                            @GuardedBy("Bank.this.lock") int x;
                        }
                        void f(Account ofAnotherBank) {
                            synchronized (lock) {
                                ofAnotherBank.x++;
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "Code that is handed out, and not kept by such an object, is taken to run later and without any"
                            + " lock, even where whoever runs it holds one.",
                    """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") int x;
                        private final Runnable deposit = () -> x++; // :: guarded-by
                        void f() {
                            synchronized (lock) {
                                deposit.run();
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "Code that an array or a collection gets, or that is returned", """
                    class Account {
                        @GuardedBy("this") private int x;
                        synchronized void array() {
                            Runnable[] steps = { () -> x++ }; // :: guarded-by
                            for (Runnable each : steps) each.run();
                        }
                        synchronized int curried() {
                            Function<Integer, Function<Integer, Integer>> sum = a -> b -> a + b + x; // :: guarded-by
                            return sum.apply(1).apply(2);
                        }
                        synchronized int sorted(List<String> names) {
                            TreeSet<String> sorted = new TreeSet<>(Comparator.comparing(name -> name.length() + x)); // :: guarded-by
                            sorted.addAll(names);
                            return sorted.size();
                        }
                        private Stream<Integer> lengths(List<String> names) {
                            return names.stream().map(name -> name.length() + x); // :: guarded-by
                        }
                        synchronized List<Integer> all(List<String> names) { return lengths(names).toList(); }
                    }
                    """),
            new Limit("guarded-by", "A stream, or something else that is made of code, counts as handed out", """
                    class Account {
                        @GuardedBy("this") private int x;
                        synchronized long large(List<Integer> amounts) {
                            return count(amounts.stream().filter(amount -> amount > x)); // :: guarded-by
                        }
                        static long count(Stream<Integer> amounts) { return amounts.count(); }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "Of what parallel streams and bulk operations do while the caller holds the lock",
                    """
                    class Account {
                        @GuardedBy("this") private int x;
                        @GuardedBy("this") private final List<String> kept = new ArrayList<>();
                        synchronized void add(List<String> names) {
                            names.parallelStream().forEach(name -> kept.add(name));
                        }
                        synchronized void count(Stream<String> names) {
                            Stream<String> parallel = names.parallel();
                            parallel.forEach(name -> x++);
                        }
                    }
                    """),
            new Limit("guarded-by", "What a collector makes and fills is not known to be new", """
                    class Names {
                        @GuardedBy("this") private final List<String> all = new ArrayList<>();
                        static Names of(List<String> names) {
                            return names.stream().collect(java.util.stream.Collector.of(
                                    Names::new,
                                    (made, name) -> made.all.add(name), // :: guarded-by
                                    (made, other) -> made));
                        }
                    }
                    """),
            new Limit("guarded-by", "A step that is overridden a second time", """
                    abstract class Base {
                        @GuardedBy("this") int x;
                        synchronized void run() { step(); }
                        abstract void step();
                    }
                    class First extends Base {
                        @Override void step() { x++; }
                    }
                    class Second extends First {
                        @Override void step() { x--; } // :: guarded-by
                    }
                    """),
            new Limit("guarded-by", "An override that does not repeat the annotation of the method", """
                    class Account {
                        @GuardedBy("this") int x;
                        @GuardedBy("this") void add() { x++; }
                    }
                    class Savings extends Account {
                        @Override void add() { x += 2; } // :: guarded-by
                    }
                    """),
            new Limit("guarded-by", "A `switch` is taken to go to the same case in each round of a loop", """
                    class Account {
                        private final ReentrantLock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        void run(int[] steps) {
                            lock.lock();
                            try {
                                for (int step : steps) {
                                    switch (step) {
                                        case 0: lock.unlock(); break;
                                        default: x++;
                                    }
                                }
                            } finally {
                                if (lock.isHeldByCurrentThread()) lock.unlock();
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "That one comparison follows from another", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        void count(int most) {
                            if (most > 0) lock.lock();
                            try {
                                for (int i = 0; i < most; i++) x++; // :: guarded-by
                            } finally {
                                if (most > 0) lock.unlock();
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "A private method that nobody calls is taken to be called with nothing held", """
                    class Account {
                        @GuardedBy("this") private int x;
                        private void spare() { add(); }
                        private void add() { x++; } // :: guarded-by
                        synchronized void use() { add(); }
                    }
                    """),
            new Limit("guarded-by", "That a loop takes the locks of all objects in an array or a collection", """
                    class Counter {
                        final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        static int sum(Counter[] all) {
                            int sum = 0;
                            for (Counter each : all) each.lock.lock();
                            try {
                                for (Counter each : all) sum += each.x; // :: guarded-by
                            } finally {
                                for (Counter each : all) each.lock.unlock();
                            }
                            return sum;
                        }
                    }
                    """),
            new Limit("guarded-by", "A method that calls itself for an object is not known to get a new one.", """
                    class Node {
                        final Object lock = new Object();
                        @GuardedBy("lock") int depth;
                        static Node chain(int length) {
                            if (length == 0) return new Node();
                            Node last = chain(length - 1);
                            last.depth = length; // :: guarded-by
                            return last;
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "What a superclass that is not private holds where it calls a method of an anonymous",
                    """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private int x;
                        abstract class Work {
                            abstract void step();
                            void run() { synchronized (lock) { step(); } }
                        }
                        void f() {
                            new Work() {
                                @Override void step() { x++; } // :: guarded-by
                            }.run();
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "That another class of the same file calls a package-private method, which the superclass calls under the lock",
                    """
                    abstract class Work {
                        final Object lock = new Object();
                        @GuardedBy("lock") int x;
                        abstract void step();
                        void run() { synchronized (lock) { step(); } }
                    }
                    class Count extends Work {
                        @Override void step() { x++; }
                    }
                    class User {
                        void use(Work work) { work.step(); }
                    }
                    """),
            new Limit("guarded-by", "A lock that is taken under a condition of several parts", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        void parts(boolean a, boolean b) {
                            if (a && b) lock.lock();
                            try {
                                if (a && b) x++; // :: guarded-by
                            } finally {
                                if (a && b) lock.unlock();
                            }
                        }
                        private boolean isTaken;
                        void field() {
                            isTaken = lock.tryLock();
                            if (isTaken) {
                                try { x++; } finally { lock.unlock(); } // :: guarded-by
                            }
                        }
                        void compared(int n) {
                            if (n > 0) lock.lock();
                            try {
                                if (n > 0) x++; // :: guarded-by
                            } finally {
                                if (n > 0) lock.unlock();
                            }
                        }
                        void kept(boolean a, boolean b) {
                            boolean both = a && b;
                            if (both) lock.lock();
                            try {
                                if (both) x++;
                            } finally {
                                if (both) lock.unlock();
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "That only one worker of a parallel stream comes to a place", """
                    class Account {
                        @GuardedBy("this") private int x;
                        private final AtomicBoolean isFound = new AtomicBoolean();
                        synchronized void f(List<Integer> amounts) {
                            amounts.parallelStream().forEach(amount -> {
                                if (isFound.compareAndSet(false, true)) x = amount; // :: guarded-by
                            });
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "A method that overrides one which returns a new object is taken to return a new one",
                    """
                    class Account {
                        static final Account SHARED = new Account();
                        @GuardedBy("this") private int x;
                        Account copy() { return new Account(); }
                        static class Joint extends Account {
                            @Override Account copy() { return SHARED; }
                        }
                        void fill(Account account) { account.copy().x = 100; }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "A constructor does not know that what an initialiser has given to a field is new",
                    """
                    class Account {
                        @GuardedBy("this") private int x;
                        private final Account savings = new Account();
                        Account() { savings.x = 1; } // :: guarded-by
                    }
                    """),
            new Limit("guarded-by", "That a new object is made known by its own constructor", """
                    class Account {
                        static final List<Object> ALL = new ArrayList<>();
                        @GuardedBy("this") private int x;
                        class Card {}
                        Account(boolean isListed) { if (isListed) ALL.add(this); }
                        static void listed() {
                            Account account = new Account(true);
                            account.x = 100;
                        }
                        void refresh() {}
                        Account(List<Runnable> listeners) {
                            listeners.add(this::refresh);
                            list();
                            x = 1;
                        }
                        private void list() { ALL.add(this); }
                        static void carded() {
                            Account account = new Account(false);
                            ALL.add(account.new Card());
                            account.x = 100;
                        }
                    }
                    """),
            new Limit("guarded-by", "Two objects that are put into an order", """
                    class Account {
                        int id;
                        @GuardedBy("this") private int x;
                        static void move(Account from, Account to) {
                            if (from.id < to.id) both(from, to, from, to); else both(to, from, from, to);
                        }
                        private static void both(Account first, Account second, Account from, Account to) {
                            synchronized (first) {
                                synchronized (second) {
                                    from.x--; // :: guarded-by
                                    to.x++; // :: guarded-by
                                }
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "A new object that is put into an array counts as known to others.", """
                    class Account {
                        @GuardedBy("this") private int x;
                        static Account[] pair() {
                            Account[] pair = {new Account(), null};
                            Account second = new Account();
                            pair[1] = second;
                            second.x = 100; // :: guarded-by
                            return pair;
                        }
                    }
                    """),
            new Limit("guarded-by", "An object of a local class that is kept from an earlier run of its method", """
                    class Account {
                        static Object kept;
                        @GuardedBy("this") private int x;
                        static void f(Account account) {
                            class Adder { void add() { account.x++; } }
                            Object earlier = kept;
                            kept = new Adder();
                            if (earlier instanceof Adder) {
                                synchronized (account) { ((Adder) earlier).add(); }
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "Code of a class inside a local class", """
                    class Account {
                        @GuardedBy("this") private int x;
                        synchronized int balance() {
                            class Reader {
                                class Inner { int read() { return x; } } // :: guarded-by
                                int read() { return new Inner().read(); }
                            }
                            return new Reader().read();
                        }
                    }
                    """),
            new Limit("guarded-by", "A flag that tells a helper whether the lock is held", """
                    class Account {
                        private static final boolean HELD = true;
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        private int read(boolean isHeld) {
                            if (isHeld) return x; // :: guarded-by
                            lock.lock();
                            try { return read(HELD); } finally { lock.unlock(); }
                        }
                        int balance() { return read(!HELD); }
                    }
                    """),
            new Limit("guarded-by", "What the fields of a copy refer to", """
                    class Account implements Cloneable {
                        @GuardedBy("this") private List<String> entries = new ArrayList<>();
                        Account copy() throws CloneNotSupportedException {
                            Account copy = (Account) super.clone();
                            copy.entries.add("copied");
                            return copy;
                        }
                    }
                    """),
            new Limit("guarded-by", "`readObject` is taken to be called by nobody but the serialisation.", """
                    import java.io.*;
                    import dev.lockkeeper.GuardedBy;
                    class Account implements Serializable {
                        @GuardedBy("this") private transient int x;
                        private void readObject(ObjectInputStream in) throws IOException { x = in.readInt(); }
                        void load(ObjectInputStream in) throws IOException { readObject(in); }
                    }
                    """),
            new Limit("guarded-by", "Who has asked whether the lock is held, and heard no", """
                    class Account {
                        private final ReentrantLock lock = new ReentrantLock();
                        private final Object other = new Object();
                        @GuardedBy("other") private int x;
                        void run(Runnable taking) {
                            if (!lock.isHeldByCurrentThread()) {
                                taking.run();
                                if (lock.isHeldByCurrentThread()) x++;
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "What a helper gives to a method reference or to an anonymous class is not known to be the object",
                    """
                    class Account {
                        @GuardedBy("this") private int x;
                        synchronized <T> T in(Function<Account, T> code) { return code.apply(this); }
                        private int value() { return x; } // :: guarded-by
                        int byReference() { return in(Account::value); }
                        int byClass() {
                            return in(new Function<Account, Integer>() {
                                @Override public Integer apply(Account account) { return account.x; } // :: guarded-by
                            });
                        }
                        int byLambda() { return in(account -> account.x); }
                    }
                    """),
            new Limit("guarded-by", "A method that passes the code it is given on to itself", """
                    class Account {
                        @GuardedBy("this") private int x;
                        synchronized void sum() {
                            visit(each -> x += each, 3); // :: guarded-by
                        }
                        static void visit(IntConsumer visitor, int depth) {
                            if (depth == 0) {
                                visitor.accept(depth);
                            } else {
                                visit(visitor, depth - 1);
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "A private method that passes `null` on to itself", """
                    class Account {
                        @GuardedBy("this") private int x;
                        int get() { return get(new Object()); }
                        private int get(Object unlocked) {
                            if (unlocked != null) {
                                synchronized (this) { return get(null); }
                            }
                            return x; // :: guarded-by
                        }
                    }
                    """),
            new Limit("guarded-by", "A method with the name of a check", """
                    class Account {
                        @GuardedBy("this") private int x;
                        void f() {
                            check(false);
                            x++;
                        }
                        static void check(boolean isQuick) {}
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "A class that is a guard of Guava's is taken to be asked with every monitor of the classes around it"
                            + " occupied.",
                    """
                    package com.google.common.util.concurrent;
                    public class Monitor {
                        public abstract static class Guard {
                            protected Guard(Monitor monitor) {}
                            public abstract boolean isSatisfied();
                        }
                    }
                    """,
                    """
                    import com.google.common.util.concurrent.Monitor;
                    class Account {
                        final Monitor monitor = new Monitor();
                        final Monitor other = new Monitor();
                        @dev.lockkeeper.GuardedBy("monitor") int x;
                        final Monitor.Guard guard = new Monitor.Guard(other) {
                            @Override public boolean isSatisfied() { return x > 0; }
                        };
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "An object from a jar that is given a lock and closed by `try` with resources is taken to hold it",
                    """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        void f() throws Exception {
                            try (AutoCloseable named = dev.lockkeeper.analyser.LockResource.name(lock)) { x++; }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "Such an object that a method of the compilation makes is not known to hold its lock",
                    """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") int x;
                        private dev.lockkeeper.analyser.LockResource hold() {
                            return new dev.lockkeeper.analyser.LockResource(lock);
                        }
                        void f() {
                            try (AutoCloseable held = hold()) {
                                x++; // :: guarded-by
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "An object of a class of your own that can be released (`unlock`, `release`, `leave`, `exit`)",
                    """
                    class Account {
                        private final Door door = new Door();
                        @GuardedBy("door") int x;
                        void f() {
                            door.tryLock();
                            x++;
                            door.unlock();
                        }
                        static class Door {
                            boolean tryLock() { return false; }
                            void unlock() {}
                        }
                    }
                    """),
            new Limit("guarded-by", "A method that is not private is taken to be called with nothing held", """
                    final class Bulk {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private boolean closed;
                        void verifyOpen() { synchronized (lock) { verifyOpenLocked(); } }
                        void verifyOpenLocked() {
                            if (closed) { // :: guarded-by
                                throw new IllegalStateException();
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "Objects of a class some of which get a lock from others of it", """
                    class Buffer {
                        private final Object lock;
                        @GuardedBy("lock") private int size;
                        Buffer() { lock = new Object(); }
                        Buffer(Buffer whole) { lock = whole.lock; }
                        void grow(Buffer other) { synchronized (lock) { other.size++; } }
                    }
                    """),
            new Limit(
                    "guarded-by",
                    "A lock that an object is given is another one than the field that it came from, unless the object"
                            + " keeps it in a final field.",
                    """
                    class Bank {
                        private final Object lock = new Object();
                        private final List<Account> accounts = List.of(new Account(lock));
                        static class Account {
                            private final Object lock;
                            @GuardedBy("lock") int x;
                            Account(Object lock) { this.lock = lock; }
                        }
                        void f() {
                            synchronized (lock) {
                                accounts.get(0).x++; // :: guarded-by
                            }
                        }
                    }
                    """),
            new Limit("guarded-by", "Of the calls that stand nowhere", """
                    class Account {
                        @GuardedBy("this") private int balance;
                        @GuardedBy("this") @Override public String toString() { return "" + balance; }
                        static String text(Account account) { return "of " + account; }
                    }
                    """),
            new Limit(
                    "guarded-by-write",
                    "A method of your own that changes the object it is called on is not known to",
                    """
                    class Account {
                        static class Purse { int coins; void add() { coins++; } }
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        @GuardedBy("lock") private final Purse purse = new Purse();
                        void f() {
                            lock.readLock().lock();
                            try {
                                purse.add();
                            } finally {
                                lock.readLock().unlock();
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by-write",
                    "A change by way of a view, an iterator, an entry or what `requireNonNull` returns",
                    """
                    class Account {
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        @GuardedBy("lock") private final Map<String, String> entries = new HashMap<>();
                        @GuardedBy("lock") private final List<String> names = new ArrayList<>();
                        void f() {
                            lock.readLock().lock();
                            try {
                                entries.keySet().clear();
                                for (Map.Entry<String, String> entry : entries.entrySet()) entry.setValue("");
                                names.subList(0, 1).clear();
                                names.iterator().remove();
                                Objects.requireNonNull(names).clear();
                            } finally {
                                lock.readLock().unlock();
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by-write",
                    "That an optimistic read is validated before its result is used is not checked.",
                    """
                    class Account {
                        private final StampedLock lock = new StampedLock();
                        @GuardedBy("lock") private int x;
                        int f() {
                            long stamp = lock.tryOptimisticRead();
                            return x;
                        }
                    }
                    """),
            new Limit(
                    "guarded-by-lock",
                    "Of a guard in another's annotation a lock that is not final is accepted",
                    JCIP,
                    """
                    class Account {
                        private Object lock;
                        @jcip.GuardedBy("lock") int x;
                        Account() { lock = new Object(); }
                    }
                    """),
            new Limit("guarded-by-lock", "What a method in a lock expression (`getLock()`) returns", """
                    class Account {
                        @GuardedBy("getLock()") int x;
                        Object getLock() { return new Object(); }
                        void f() {
                            synchronized (getLock()) {
                                x++;
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-by-lock",
                    "Whether a lock that is assigned in a constructor is `null` is not checked.",
                    """
                    class Account {
                        private final Object lock;
                        @GuardedBy("lock") int x;
                        Account() { lock = null; }
                    }
                    """),
            new Limit(
                    "guarded-by-override",
                    "Whether an overridden method's guard is the same lock is not compared",
                    """
                    class Account {
                        final Object lock = new Object();
                        @GuardedBy("lock") void f() {}
                    }
                    """,
                    """
                    final class Savings extends Account {
                        final Object other = new Object();
                        @Override @GuardedBy("other") void f() {}
                    }
                    """),
            new Limit(
                    "guarded-by-override",
                    "A guarded method that implements an interface's only in a subclass",
                    """
                    interface Bank { void deposit(); }
                    """,
                    """
                    class Account {
                        @GuardedBy("this") int n;
                        @GuardedBy("this") public final void deposit() { n++; }
                    }
                    """,
                    """
                    final class Savings extends Account implements Bank {}
                    """),
            new Limit("guarded-escape", "A variable that holds the object on some of the ways", """
                    class Account {
                        @GuardedBy("this") private final List<String> entries = new ArrayList<>();
                        synchronized List<String> merged(List<String> given) {
                            if (given == null) given = entries;
                            return given;
                        }
                    }
                    """),
            new Limit("guarded-escape", "A second field that a constructor gives the object to", """
                    class Account {
                        @GuardedBy("this") private final List<String> entries = new ArrayList<>();
                        final List<String> view;
                        Account() { view = entries; }
                    }
                    """),
            new Limit(
                    "guarded-escape",
                    "An object that is passed to a method as an argument, or put into an array,",
                    """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private final List<String> entries = new ArrayList<>();
                        void put(Object[] all) {
                            synchronized (lock) {
                                all[0] = entries;
                            }
                        }
                        static List<String> kept;
                        static void keep(List<String> given) { kept = given; }
                        void f() {
                            synchronized (lock) {
                                keep(entries);
                            }
                        }
                    }
                    """),
            new Limit(
                    "guarded-escape",
                    "A field that is only ever given immutable or concurrent collections may be handed out",
                    """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private List<String> entries = none();
                        static List<String> none() { return List.of(); }
                        List<String> f() {
                            synchronized (lock) {
                                return entries; // :: guarded-escape
                            }
                        }
                    }
                    """),
            new Limit("guarded-escape", "What a private method or a lambda returns is not reported.", """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private final List<String> entries = new ArrayList<>();
                        private List<String> entries() {
                            synchronized (lock) {
                                return entries;
                            }
                        }
                        List<String> leaked() { return entries(); }
                    }
                    """),
            new Limit("guarded-escape", "That a `finally` gives the field another object", """
                    class Account {
                        @GuardedBy("this") private List<String> entries = new ArrayList<>();
                        synchronized List<String> drain() {
                            try {
                                return entries; // :: guarded-escape
                            } finally {
                                entries = new ArrayList<>();
                            }
                        }
                    }
                    """),
            new Limit("guarded-escape", "What a method of the object returns is not followed", """
                    class Account {
                        private final Object lock = new Object();
                        @GuardedBy("lock") private final List<String> entries = new ArrayList<>();
                        @GuardedBy("lock") private final StringBuilder text = new StringBuilder();
                        StringBuilder more(String added) {
                            synchronized (lock) {
                                return text.append(added);
                            }
                        }
                        Iterator<String> f() {
                            synchronized (lock) {
                                return entries.iterator();
                            }
                        }
                    }
                    """));

    private LimitsOfGuards() {}
}
