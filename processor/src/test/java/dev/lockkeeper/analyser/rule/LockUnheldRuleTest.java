package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class LockUnheldRuleTest {
    @Test
    void unlockingWithoutTheLockIsReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    private final Lock other = new ReentrantLock();
                    private final StampedLock stamped = new StampedLock();
                    private int balance;
                    void neverTaken() {
                        try {
                            balance++;
                        } finally {
                            lock.unlock(); // :: lock-unheld
                        }
                    }
                    void twice() {
                        lock.lock();
                        lock.unlock();
                        lock.unlock(); // :: lock-unheld
                    }
                    void theOther() {
                        lock.lock();
                        try {
                            other.unlock(); // :: lock-unheld
                        } finally {
                            lock.unlock();
                        }
                    }
                    void stamp(long stamp) {
                        stamped.unlockWrite(stamp); // :: lock-unheld
                    }
                }
                """);
    }

    @Test
    void waitingAndSignallingWithoutTheLockIsReported() {
        Snippet.check("""
                class Queue {
                    private final Object monitor = new Object();
                    private final Lock lock = new ReentrantLock();
                    private final Condition notEmpty = lock.newCondition();
                    void f() throws InterruptedException {
                        monitor.wait(); // :: lock-unheld
                        monitor.notifyAll(); // :: lock-unheld
                        notEmpty.signal(); // :: lock-unheld
                        notEmpty.await(); // :: lock-unheld
                        synchronized (this) {
                            monitor.notify(); // :: lock-unheld
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsDoneUnderTheLockIsNotReported() {
        Snippet.check("""
                class Queue {
                    private final Object monitor = new Object();
                    private final Lock lock = new ReentrantLock();
                    private final Condition notEmpty = lock.newCondition();
                    void f() throws InterruptedException {
                        synchronized (monitor) {
                            while (isEmpty()) {
                                monitor.wait();
                            }
                            monitor.notifyAll();
                        }
                        lock.lock();
                        try {
                            while (isEmpty()) {
                                notEmpty.await();
                            }
                            notEmpty.signalAll();
                        } finally {
                            lock.unlock();
                        }
                    }
                    synchronized void g() throws InterruptedException {
                        wait(100);
                        notifyAll();
                        helper();
                    }
                    private void helper() {
                        notifyAll();
                    }
                    @GuardedBy("this") void h() {
                        notify();
                    }
                    boolean isEmpty() { return false; }
                }
                """);
    }

    @Test
    void theMonitorOfAConditionIsNotThatOfItsLock() {
        Snippet.check("""
                class Queue {
                    private final Lock lock = new ReentrantLock();
                    private final Condition notEmpty = lock.newCondition();
                    void f() throws InterruptedException {
                        lock.lock();
                        try {
                            notEmpty.notifyAll(); // :: lock-unheld
                            notEmpty.wait(); // :: lock-unheld
                        } finally {
                            lock.unlock();
                        }
                    }
                    synchronized void ofTheClass() { Queue.class.notifyAll(); } // :: lock-unheld
                    void g(Condition given) {
                        given.notifyAll();
                        synchronized (notEmpty) { tell(); }
                    }
                    private void tell() { notEmpty.notifyAll(); }
                    static synchronized void h() { wake(); }
                    static void wake() { Queue.class.notifyAll(); }
                }
                """);
    }

    @Test
    void aGivenLockIsReleasedByMistakeWhereTheClassTakesItItself() {
        Snippet.check("""
                class Account {
                    private final Lock lock;
                    private int balance;
                    Account(Lock lock) { this.lock = lock; }
                    void right() { lock.lock(); try { balance++; } finally { lock.unlock(); } }
                    void wrong() { try { balance++; } finally { lock.unlock(); } } // :: lock-unheld
                }
                """);
    }

    @Test
    void methodsThatUnlockForTheirCallersAreNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    void begin() { lock.lock(); }
                    void end() { lock.unlock(); }
                    void releasesForAWhile() {
                        other.unlock();
                        try {
                            System.out.println();
                        } finally {
                            other.lock();
                        }
                    }
                    void asks(boolean b) {
                        if (!((ReentrantLock) lock).isHeldByCurrentThread()) {
                            System.out.println();
                        }
                    }
                    void callsWhatAsks() {
                        asks(true);
                    }
                    private final Lock other = new ReentrantLock();
                    static void unlockAll(List<Lock> locks) {
                        for (Lock each : locks) {
                            each.unlock();
                        }
                    }
                    void maybe(boolean isLocked) {
                        if (isLocked) {
                            lock.lock();
                        }
                        try {
                            System.out.println();
                        } finally {
                            if (isLocked) {
                                lock.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void aReadLockGivenBackForAWhileIsNotReported() {
        Snippet.check("""
                public class Store {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    public void upgraded() {
                        lock.readLock().unlock();
                        try {
                            lock.writeLock().lock();
                            lock.writeLock().unlock();
                        } finally {
                            lock.readLock().lock();
                        }
                    }
                }
                """, """
                public class Other {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    public void wrongSide() {
                        lock.readLock().lock();
                        try {
                            System.out.println();
                        } finally {
                            lock.writeLock().unlock(); // :: lock-unheld
                            lock.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void signallingUnderALockThatWasGivenIsNotReported() {
        Snippet.check("""
                public class Notification {
                    private final Object given;
                    private final Lock lock;
                    private final Condition changed;
                    private final Object own = new Object();
                    public Notification(Object given, Lock lock) {
                        this.given = Objects.requireNonNull(given);
                        this.lock = lock;
                        changed = lock.newCondition();
                    }
                    public void tell() { given.notifyAll(); }
                    public void signal() { changed.signalAll(); }
                    public void tellOwn() { own.notifyAll(); } // :: lock-unheld
                }
                """);
    }

    @Test
    void signallingInMethodsThatNobodyCallsIsReported() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private long n;
                    final Object monitor = new Object();
                    void wake() { notifyAll(); } // :: lock-unheld
                    public void await() throws Exception { wait(); } // :: lock-unheld
                    void wakeOthers() { monitor.notifyAll(); } // :: lock-unheld
                    static class Inner {
                        void wakeInner() { notify(); } // :: lock-unheld
                    }
                }
                """);
    }

    @Test
    void signallingInMethodsThatAHolderMayCallIsNotReported() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private long n;
                    final Object monitor = new Object();
                    void wake() { notifyAll(); }
                    void wakeByReference() { notifyAll(); }
                    void wakeOthers() { monitor.notifyAll(); }
                    void wakeHere() { notifyAll(); }
                    synchronized void caller() { wakeHere(); }
                    protected void open() { notifyAll(); }
                }
                """, """
                class Holder {
                    void f(Box box) {
                        synchronized (box) {
                            box.wake();
                            Runnable wake = box::wakeByReference;
                            wake.run();
                        }
                        synchronized (box.monitor) {
                            box.wakeOthers();
                        }
                    }
                }
                """, """
                class Job implements Runnable {
                    @GuardedBy("this") private long n;
                    @Override public void run() { notifyAll(); }
                    @Override public String toString() { notifyAll(); return ""; }
                }
                """, """
                public class Base {
                    @GuardedBy("this") private long n;
                    protected void signalled() { notifyAll(); }
                }
                """);
    }
}
