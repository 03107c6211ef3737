package odd;

import dev.lockkeeper.*;
import java.util.concurrent.locks.ReentrantLock;

public abstract class Clash {
    static class VarHandle {}

    static class MethodHandles {}

    static class Lock {}

    static class Override2 {}

    static class Duration {}

    static class Task {}

    static class WorkerPool {}

    static class Generated {}

    static class TimeoutException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static class String {}

    static class Object {}

    static class SuppressWarnings {}

    static class Override {}

    static class Function {}

    static class Optional {}

    static class System {}

    static class IllegalStateException {}

    static class Throwable {}

    static class Context {}

    static class List {}

    static class Math {}

    static class Thread {}

    private final ReentrantLock LOCK = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private int COUNT;

    @GuardedBy("LOCK")
    private int count;

    @Atomic
    private volatile int BALANCE;

    @Atomic
    private volatile int balance;

    @GuardedBy("lock")
    public void deposit(int lock, int LOCK, java.time.Duration timeout, boolean acquired, VarHandle COUNT) {}

    @GuardedBy("LOCK")
    public java.lang.String tryIt(java.lang.Object value, int result) {
        return "" + value;
    }

    @Worker(pool = 1)
    java.lang.String work(Context context, java.lang.String pool, Task task) {
        return pool;
    }

    @Await
    abstract void close2();

    abstract int incrementBALANCE();

    abstract int incrementBalance();

    abstract int incrementCOUNT();

    abstract int incrementCount();
}
