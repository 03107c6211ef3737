package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** What counts as taking a lock, and what does not. */
class AcquisitionTest {
    /** A class with a lock and a guarded field, for the methods of a test. */
    private static String account(String methods) {
        return "class Account { final Lock lock = new ReentrantLock(); @GuardedBy(\"lock\") int x; "
                + "void work() throws RuntimeException {} boolean is() { return true; }\n" + methods + "}";
    }

    @Test
    void aTryWithoutLockIsReported() {
        Snippet.check(account("""
                void f() {
                    try {
                        x++; // :: guarded-by
                    } finally {
                        lock.unlock(); // :: lock-unheld
                    }
                }
                """));
    }

    @Test
    void anIgnoredTryLockIsReported() {
        Snippet.check(account("""
                void f() {
                    lock.tryLock(); // :: lock-leak
                    x++; // :: guarded-by
                }
                void g() throws InterruptedException {
                    boolean isLocked = lock.tryLock(1, TimeUnit.SECONDS);
                    if (isLocked) {
                        try {
                            x++;
                        } finally {
                            lock.unlock();
                        }
                    }
                    x++; // :: guarded-by
                }
                void h() {
                    while (!lock.tryLock()) {
                        Thread.onSpinWait();
                    }
                    x++;
                    lock.unlock();
                }
                """));
    }

    @Test
    void betweenLockAndTryItIsHeld() {
        Snippet.check(account("""
                void f() {
                    lock.lock();
                    int before = x;
                    try {
                        x = before + 1;
                    } finally {
                        lock.unlock();
                    }
                }
                """));
    }

    @Test
    void aListIsWalkedHandOverHand() {
        Snippet.check("""
                class Node {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") int value;
                    @GuardedBy("lock") Node next;
                    static int sum(Node head) {
                        int sum = 0;
                        Node node = head;
                        node.lock.lock();
                        try {
                            while (node.next != null) {
                                sum += node.value;
                                Node next = node.next;
                                next.lock.lock();
                                node.lock.unlock();
                                node = next;
                            }
                            sum += node.value;
                        } finally {
                            node.lock.unlock();
                        }
                        return sum;
                    }
                    static int wrong(Node head) {
                        Node node = head;
                        node.lock.lock();
                        try {
                            Node next = node.next;
                            node = next;
                            return node.value; // :: guarded-by
                        } finally {
                            head.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aSemaphoreIsNoLock() {
        Snippet.check("""
                class Account {
                    private final Semaphore permits = new Semaphore(1);
                    private final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    void f() throws InterruptedException {
                        permits.acquire();
                        try {
                            x++; // :: guarded-by
                        } finally {
                            permits.release();
                        }
                    }
                }
                """);
    }

    @Test
    void theMonitorOfALockIsNotTheLock() {
        Snippet.check(account("""
                void f() {
                    synchronized (lock) {
                        x++; // :: guarded-by
                    }
                }
                """));
    }

    @Test
    void methodsThatLockAndUnlockForTheirCallersAreSeenThrough() {
        Snippet.check(account("""
                        void begin() { lock.lock(); }
                        void end() { lock.unlock(); }
                        boolean tryBegin() { return lock.tryLock(); }
                        void f() {
                            begin();
                            try {
                                x++;
                            } finally {
                                end();
                            }
                            x++; // :: guarded-by
                        }
                        void g() {
                            if (tryBegin()) {
                                x++;
                                end();
                            }
                            x++; // :: guarded-by
                        }
                        """), """
                class Teller {
                    void f(Account account, Account other) {
                        account.begin();
                        try {
                            account.x++;
                            other.x++; // :: guarded-by
                        } finally {
                            account.end();
                        }
                    }
                }
                """);
    }

    @Test
    void holdersOfALockAreSeenThroughTryWithResources() {
        Snippet.check("""
                class Held implements AutoCloseable {
                    private final Lock lock;
                    Held(Lock lock) {
                        this.lock = lock;
                        lock.lock();
                    }
                    @Override public void close() {
                        lock.unlock();
                    }
                }
                """, """
                interface Closing extends AutoCloseable {
                    @Override void close();
                }
                """, account("""
                        Held hold() {
                            return new Held(lock);
                        }
                        Closing lambda() {
                            lock.lock();
                            return lock::unlock;
                        }
                        Closing block() {
                            lock.lock();
                            return () -> lock.unlock();
                        }
                        void f() {
                            try (Held held = new Held(lock)) {
                                x++;
                            }
                            try (Held held = hold()) {
                                x++;
                            }
                            try (Closing held = lambda()) {
                                x++;
                            }
                            try (Closing held = block()) {
                                x++;
                            }
                            x++; // :: guarded-by
                        }
                        void wrong(Account other) {
                            try (Held held = new Held(other.lock)) {
                                x++; // :: guarded-by
                                other.x++;
                            }
                        }
                        """));
    }

    @Test
    void guavasMonitorIsALock() {
        Snippet.check("""
                package com.google.common.util.concurrent;
                public class Monitor {
                    public void enter() {}
                    public boolean tryEnter() { return true; }
                    public boolean enterIf(Guard guard) { return true; }
                    public void enterWhen(Guard guard) throws InterruptedException {}
                    public void leave() {}
                    public static class Guard {}
                }
                """, """
                import com.google.common.util.concurrent.Monitor; import dev.lockkeeper.GuardedBy;
                class Account {
                    final Monitor monitor = new Monitor();
                    final Monitor.Guard some = new Monitor.Guard();
                    @GuardedBy("monitor") int x;
                    void f() throws InterruptedException {
                        monitor.enter();
                        try {
                            x++;
                        } finally {
                            monitor.leave();
                        }
                        monitor.enterWhen(some);
                        try {
                            x++;
                        } finally {
                            monitor.leave();
                        }
                        if (monitor.enterIf(some)) {
                            x++;
                            monitor.leave();
                        }
                        if (monitor.tryEnter()) {
                            x++;
                            monitor.leave();
                        }
                        x++; // :: guarded-by
                    }
                }
                """);
    }
}
