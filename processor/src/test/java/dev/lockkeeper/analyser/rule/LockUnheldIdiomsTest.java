package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Waiting, signalling and releasing as libraries do it: nothing is reported, by the other rules of locks neither. */
class LockUnheldIdiomsTest {
    /** A class with a monitor, a lock and its condition, for the methods of a test. */
    private static void check(String methods) {
        Snippet.check("""
                class Mailbox {
                    private final Object monitor = new Object();
                    private final ReentrantLock lock = new ReentrantLock();
                    private final Condition arrived = lock.newCondition();
                    private String mail;
                %s}
                """.formatted(methods.indent(4)));
    }

    @Test
    void monitorsOfEveryKindAreWaitedOnUnderTheirLock() {
        check("""
                String take() throws InterruptedException {
                    synchronized (monitor) {
                        while (mail == null) {
                            monitor.wait(100);
                        }
                        monitor.notifyAll();
                        return mail;
                    }
                }
                synchronized void pulse() throws InterruptedException {
                    notify();
                    this.wait();
                    super.wait(1);
                }
                static synchronized void pulseAll() {
                    Mailbox.class.notifyAll();
                }
                void pulseBoth() {
                    synchronized (monitor) {
                        synchronized (this) {
                            monitor.notify();
                            notifyAll();
                        }
                    }
                }
                class Reader implements Runnable {
                    @Override public void run() {
                        synchronized (Mailbox.this) {
                            Mailbox.this.notifyAll();
                        }
                    }
                }
                """);
    }

    @Test
    void conditionsAreSignalledByPrivateMethodsAndThroughVariables() {
        check("""
                void put(String next) {
                    lock.lock();
                    try {
                        mail = next;
                        wake();
                    } finally {
                        lock.unlock();
                    }
                }
                private void wake() {
                    arrived.signalAll();
                }
                void putOne(String next) {
                    final Lock gate = lock;
                    gate.lock();
                    try {
                        Condition same = arrived;
                        same.signal();
                    } finally {
                        gate.unlock();
                    }
                }
                void take(Date latest) throws InterruptedException {
                    lock.lockInterruptibly();
                    try {
                        boolean isEarly = true;
                        while (mail == null && isEarly) {
                            isEarly = arrived.awaitUntil(latest);
                        }
                    } finally {
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void locksAreReleasedWhereTheyAreKnownToBeHeld() {
        check("""
                void releaseIfHeld() {
                    if (lock.isHeldByCurrentThread()) {
                        lock.unlock();
                    }
                }
                void releaseAll() {
                    while (lock.getHoldCount() > 0) {
                        lock.unlock();
                    }
                }
                void maybe(boolean isShared) {
                    if (isShared) {
                        lock.lock();
                    }
                    try {
                        mail = null;
                    } finally {
                        if (isShared) {
                            lock.unlock();
                        }
                    }
                }
                void twice() {
                    lock.lock();
                    lock.lock();
                    try {
                        mail = "";
                    } finally {
                        lock.unlock();
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void aLockIsGivenBackForAWhile() {
        check("""
                void rest() throws InterruptedException {
                    lock.lock();
                    try {
                        lock.unlock();
                        try {
                            Thread.sleep(1);
                        } finally {
                            lock.lock();
                        }
                    } finally {
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void severalLocksAreTriedAtOnce() {
        check("""
                static boolean both(Lock first, Lock second) {
                    if (first.tryLock()) {
                        try {
                            if (second.tryLock()) {
                                try {
                                    return true;
                                } finally {
                                    second.unlock();
                                }
                            }
                        } finally {
                            first.unlock();
                        }
                    }
                    return false;
                }
                static boolean bothFlat(Lock first, Lock second) {
                    boolean isFirst = first.tryLock();
                    boolean isSecond = second.tryLock();
                    try {
                        return isFirst && isSecond;
                    } finally {
                        if (isSecond) {
                            second.unlock();
                        }
                        if (isFirst) {
                            first.unlock();
                        }
                    }
                }
                void all(List<? extends Lock> locks) {
                    for (Lock each : locks) {
                        each.lock();
                    }
                    try {
                        mail = "";
                    } finally {
                        for (Lock each : locks) {
                            each.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void semaphoresAreNoLocks() {
        check("""
                void limited(Semaphore permits) throws InterruptedException {
                    permits.acquire();
                    try {
                        mail = "";
                    } finally {
                        permits.release();
                    }
                }
                """);
    }

    @Test
    void allLocksOfAnArrayAreTakenAndReleased() {
        Snippet.check("""
                class Stripes {
                    private final Lock[] locks = new Lock[16];
                    void all() {
                        int taken = 0;
                        try {
                            for (; taken < locks.length; taken++) locks[taken].lock();
                        } finally {
                            while (taken > 0) locks[--taken].unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void anObjectInAFieldSignalsUnderTheLock() {
        Snippet.check("""
                class Pool {
                    private final Lock lock = new ReentrantLock();
                    private final Condition changed = lock.newCondition();
                    private final Runnable listener = new Runnable() {
                        @Override public void run() {
                            lock.lock();
                            try { changed.signal(); } finally { lock.unlock(); }
                        }
                    };
                }
                """);
    }

    @Test
    void aMethodReturnsWhatItHasLocked() {
        Snippet.check("""
                class Writers {
                    private final Pool pool = new Pool();
                    void use() {
                        Writer writer = pool.obtain();
                        try { hashCode(); } finally { writer.unlock(); }
                    }
                }
                """, """
                class Writer extends ReentrantLock {}
                """, """
                class Pool {
                    private final Deque<Writer> idle = new ArrayDeque<>();
                    Writer obtain() {
                        while (true) {
                            Writer writer = idle.poll();
                            if (writer != null && writer.tryLock()) return writer;
                        }
                    }
                }
                """);
    }

    @Test
    void theLockIsReleasedAsOftenAsItIsHeld() {
        Snippet.check("""
                class Account {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    void upgrade() {
                        int holds = lock.getReadHoldCount();
                        for (int i = 0; i < holds; i++) lock.readLock().unlock();
                        lock.writeLock().lock();
                        try {
                            hashCode();
                            for (int i = 0; i < holds; i++) lock.readLock().lock();
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                }
                """);
    }
}
