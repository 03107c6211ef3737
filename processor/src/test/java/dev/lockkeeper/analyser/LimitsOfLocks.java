package dev.lockkeeper.analyser;

import dev.lockkeeper.analyser.KnownLimitsTest.Limit;
import java.util.List;

/** The limits of the rules that speak of locks themselves, and of instances. */
final class LimitsOfLocks {
    private static final String RENDERER = """
            class Renderer {
                @Worker void render() {}
                @Await void drain() {}
            }
            """;

    static final List<Limit> ALL = List.of(
            new Limit(
                    "lock-leak",
                    "Exceptions that no call throws (a null pointer, an index, a cast) are not expected",
                    """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        int f(int[] amounts, int i) {
                            lock.lock();
                            int amount = amounts[i];
                            lock.unlock();
                            return amount;
                        }
                    }
                    """),
            new Limit("lock-leak", "Whether a lock is held is understood of a `boolean` variable that tells so", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        void told(boolean isShared) {
                            boolean isHeld = false;
                            try {
                                if (isShared) { lock.lock(); isHeld = true; }
                                hashCode();
                            } finally {
                                if (isHeld) lock.unlock();
                            }
                        }
                        void counted(boolean isShared) {
                            int held = 0;
                            try {
                                if (isShared) { lock.lock(); held++; } // :: lock-leak
                                hashCode();
                            } finally {
                                if (held == 1) lock.unlock();
                            }
                        }
                    }
                    """),
            new Limit("lock-leak", "Locks that a method is given or finds in a collection are not reported", """
                    class Account {
                        void f(Lock given) {
                            given.lock();
                        }
                        void g(List<Lock> locks) {
                            locks.get(0).lock();
                        }
                    }
                    """),
            new Limit(
                    "lock-leak",
                    "That code between methods of one's own that take and release a lock (`begin(); compute(); end();`)"
                            + " throws is not expected.",
                    """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        void begin() { lock.lock(); }
                        void end() { lock.unlock(); }
                        void work() { throw new IllegalStateException(); }
                        void f() {
                            begin();
                            work();
                            end();
                        }
                    }
                    """),
            new Limit("lock-leak", "That a method which takes a lock for its callers throws after it has done so", """
                    class Journal {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private java.io.Writer out;
                        private void begin() throws java.io.IOException { lock.lock(); out.flush(); }
                        private void end() { lock.unlock(); }
                        void write() throws java.io.IOException {
                            begin();
                            try { out.write(1); } finally { end(); }
                        }
                    }
                    """),
            new Limit("lock-leak", "Code in a field of another class that releases a lock is not known to", """
                    class Journal {
                        interface Held extends AutoCloseable { @Override void close(); }
                        protected final Lock lock = new ReentrantLock();
                        protected final Held releasing = lock::unlock;
                        protected static final Held NOTHING = () -> {};
                        private final ThreadLocal<Boolean> isReentered = new ThreadLocal<>();
                        public Held hold() {
                            if (isReentered.get()) return NOTHING;
                            lock.lock();
                            return releasing;
                        }
                        public void write() { try (Held held = hold()) { hashCode(); } }
                    }
                    """, """
                    class Paged extends Journal {
                        public void page() { try (Held held = hold()) { hashCode(); } } // :: lock-leak
                    }
                    """),
            new Limit("lock-leak", "A lock that a method never releases is reported again", """
                    class Account {
                        protected final ReentrantLock failing = new ReentrantLock();
                        private volatile Throwable cause;
                        public void fail(Throwable failure) {
                            if (cause == null) {
                                failing.lock(); // :: lock-leak
                                cause = failure;
                            }
                        }
                        public void write() {
                            try {
                                hashCode();
                            } catch (RuntimeException e) {
                                fail(e); // :: lock-leak
                                hashCode();
                                throw e;
                            }
                        }
                    }
                    """),
            new Limit("lock-leak", "Where a method tries to take a lock and does not tell whether it has", """
                    class Account {
                        protected final ReentrantLock lock = new ReentrantLock();
                        private long balance;
                        void begin() {
                            if (lock.tryLock()) {
                                balance++;
                            }
                        }
                        void end() {
                            if (lock.isHeldByCurrentThread()) {
                                lock.unlock();
                            }
                        }
                        void forgetful() {
                            begin();
                            balance++;
                        }
                    }
                    """),
            new Limit("lock-leak", "Of a new lock that another method has made and taken", """
                    class Account {
                        private long balance;
                        private ReentrantLock made() {
                            ReentrantLock lock = new ReentrantLock();
                            lock.lock();
                            return lock;
                        }
                        void forgetful() {
                            ReentrantLock lock = made();
                            balance++;
                        }
                    }
                    """),
            new Limit("lock-leak", "A lock that is taken and released only if it was not held before", """
                    class Account {
                        private final ReentrantLock lock = new ReentrantLock();
                        void f() {
                            boolean isMine = !lock.isHeldByCurrentThread();
                            if (isMine) lock.lock();
                            work();
                            if (isMine) lock.unlock();
                        }
                        void work() { throw new IllegalStateException(); }
                    }
                    """),
            new Limit(
                    "lock-leak", "Two methods each of which releases the side of a lock that the other one took", """
                    class Account {
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        void f() { lock.readLock().lock(); try { hashCode(); } finally { lock.writeLock().unlock(); } }
                        void g() { lock.writeLock().lock(); try { hashCode(); } finally { lock.readLock().unlock(); } }
                    }
                    """),
            new Limit(
                    "lock-leak", "That the code of a 'finally' itself throws before it releases is not expected.", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        void work() { throw new IllegalStateException(); }
                        void f() {
                            lock.lock();
                            try {
                                work();
                            } finally {
                                work();
                                lock.unlock();
                            }
                        }
                    }
                    """),
            new Limit("lock-leak", "A method that takes the lock of one object and releases that of another", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") private int x;
                        void f(Account other) {
                            lock.lock();
                            try { x++; } finally { other.lock.unlock(); }
                        }
                        void g(Account other) {
                            Lock held = lock;
                            held.lock();
                            try { held = other.lock; x++; } finally { held.unlock(); }
                        }
                    }
                    """),
            new Limit(
                    "lock-leak", "Elements of an array at two indices that are computed in different ways may be", """
                    class Account {
                        private final Lock[] locks = new Lock[4];
                        void f(int i) {
                            locks[i & 3].lock();
                            try { hashCode(); } finally { locks[(i + 1) & 3].unlock(); }
                        }
                    }
                    """),
            new Limit("lock-leak", "Of locks that are put into a collection when they are taken it is not asked", """
                    class Account {
                        void f(Lock given, List<Lock> taken) {
                            given.lock();
                            taken.add(given);
                            hashCode();
                            given.unlock();
                        }
                    }
                    """),
            new Limit("lock-unheld", "A lock that is held on some ways only is not reported.", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        void f(boolean isLocking) {
                            if (isLocking) {
                                lock.lock();
                            }
                            lock.unlock();
                        }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "Locks that a method is given or finds in a collection or an array are not reported",
                    """
                    class Account {
                        private final Lock[] locks = { new ReentrantLock() };
                        void f(Lock given) {
                            given.unlock();
                        }
                        void g() {
                            locks[0].unlock();
                        }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "A class that is given a lock and never takes it itself is expected to release it for those who did.",
                    """
                    class Account {
                        private final Lock lock;
                        Account(Lock given) { lock = given; }
                        void f() { lock.unlock(); }
                    }
                    """),
            new Limit("lock-unheld", "Of code that runs later it is not asked in which thread", """
                    class Account {
                        private final Lock lock = new ReentrantLock();
                        synchronized void f() { new Thread(() -> notify()).start(); }
                        void g() {
                            lock.lock();
                            CompletableFuture.runAsync(() -> {}).whenComplete((a, b) -> lock.unlock());
                        }
                    }
                    """),
            new Limit("lock-unheld", "Which stamp of a `StampedLock` is given back is not asked.", """
                    class Account {
                        private final StampedLock lock = new StampedLock();
                        void f() {
                            long stamp = lock.writeLock();
                            lock.unlockWrite(0);
                        }
                    }
                    """),
            new Limit("lock-unheld", "That nobody can hold the monitor of a new object in a local variable", """
                    class Account {
                        void f() {
                            Object monitor = new Object();
                            monitor.notifyAll();
                        }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "Of a method that somebody calls it is not asked whether he holds the lock, and neither is it of"
                            + " protected methods and of those that override others.",
                    """
                    class Account {
                        @GuardedBy("this") private int x;
                        void f() { g(); }
                        void g() { notifyAll(); }
                        protected void h() { notifyAll(); }
                        @Override public String toString() { notifyAll(); return ""; }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "Signals under a lock that the class was given, and does not take itself, are not reported",
                    """
                    public class Account {
                        private final Object given;
                        public Account(Object given) { this.given = given; }
                        public void f() {
                            given.notifyAll();
                        }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "A lock that one method takes more than three times over counts as taken three times",
                    """
                    class Account {
                        private final ReentrantLock lock = new ReentrantLock();
                        void f() {
                            lock.lock(); lock.lock(); lock.lock(); lock.lock();
                            lock.unlock(); lock.unlock(); lock.unlock();
                            lock.unlock(); // :: lock-unheld
                        }
                    }
                    """),
            new Limit(
                    "lock-unheld",
                    "Which side of a read-write lock is released is not asked where a variable holds one",
                    """
                    class Account {
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        @GuardedBy("lock") private int x;
                        void f() {
                            Lock writing = lock.writeLock();
                            writing.lock();
                            try { x++; } finally { lock.readLock().unlock(); }
                        }
                    }
                    """),
            new Limit("lock-leak", "A method that calls itself is expected to throw", """
                    class Account {
                        private final ReentrantLock lock = new ReentrantLock();
                        private static int sum(int n) { return n == 0 ? 0 : n + sum(n - 1); }
                        int f() {
                            lock.lock(); // :: lock-leak
                            int sum = sum(3);
                            lock.unlock();
                            return sum;
                        }
                    }
                    """),
            new Limit("lock-upgrade", "`tryLock` and the conversions of a `StampedLock` do not wait", """
                    class Account {
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        void f() {
                            lock.readLock().lock();
                            try {
                                while (!lock.writeLock().tryLock()) {
                                    Thread.onSpinWait();
                                }
                                lock.writeLock().unlock();
                            } finally {
                                lock.readLock().unlock();
                            }
                        }
                    }
                    """),
            new Limit("lock-upgrade", "Through calls it is seen for private methods only.", """
                    class Account {
                        private final StampedLock lock = new StampedLock();
                        void f() {
                            long stamp = lock.writeLock();
                            try {
                                g();
                            } finally {
                                lock.unlockWrite(stamp);
                            }
                        }
                        void g() {
                            long stamp = lock.writeLock();
                            lock.unlockWrite(stamp);
                        }
                    }
                    """),
            new Limit(
                    "raw-instance",
                    "Objects created by reflection, or in code that is compiled without the checker, are not seen.",
                    RENDERER,
                    """
                    class User {
                        Object f() throws ReflectiveOperationException {
                            return Renderer.class.getDeclaredConstructor().newInstance();
                        }
                    }
                    """),
            new Limit("raw-instance", "A subclass written by hand is not reported.", RENDERER, """
                    class ByHand extends Renderer {
                        static Object f() { return new ByHand(); }
                    }
                    """));

    private LimitsOfLocks() {}
}
