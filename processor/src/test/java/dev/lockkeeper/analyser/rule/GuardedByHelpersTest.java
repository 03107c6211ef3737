package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Methods that take, release or choose a lock for their callers by the value of a parameter. */
class GuardedByHelpersTest {
    @Test
    void aParameterTellsWhichSideIsTaken() {
        Snippet.check("""
                class Box {
                    enum Mode { READ, WRITE }
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    private void acquire(boolean isWriting) {
                        if (isWriting) lock.writeLock().lock(); else lock.readLock().lock();
                    }
                    private void release(boolean isWriting) {
                        if (isWriting) lock.writeLock().unlock(); else lock.readLock().unlock();
                    }
                    void literal() { acquire(true); try { n++; } finally { release(true); } }
                    int reading() { acquire(false); try { return n; } finally { release(false); } }
                    void own(boolean isWriting) {
                        acquire(isWriting);
                        try {
                            if (isWriting) n++;
                        } finally {
                            release(isWriting);
                        }
                    }
                    private void acquire(Mode mode) {
                        if (mode == Mode.WRITE) lock.writeLock().lock(); else lock.readLock().lock();
                    }
                    private void release(Mode mode) {
                        if (mode == Mode.WRITE) lock.writeLock().unlock(); else lock.readLock().unlock();
                    }
                    void constant() { acquire(Mode.WRITE); try { n++; } finally { release(Mode.WRITE); } }
                }
                """);
    }

    @Test
    void theSideThatTheParameterTellsIsNotEnough() {
        Snippet.check("""
                class Box {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    private void acquire(boolean isWriting) {
                        if (isWriting) lock.writeLock().lock(); else lock.readLock().lock();
                    }
                    private void release(boolean isWriting) {
                        if (isWriting) lock.writeLock().unlock(); else lock.readLock().unlock();
                    }
                    void literal() { acquire(false); try { n++; } finally { release(false); } } // :: guarded-by-write
                    void own(boolean isWriting) {
                        acquire(isWriting);
                        try { n++; } finally { release(isWriting); } // :: guarded-by-write
                    }
                }
                """);
    }

    @Test
    void aMethodChoosesTheSide() {
        Snippet.check("""
                class Box {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    private Lock side(boolean isWriting) { return isWriting ? lock.writeLock() : lock.readLock(); }
                    int read(boolean isWriting) {
                        Lock side = side(isWriting);
                        side.lock();
                        try { return n; } finally { side.unlock(); }
                    }
                    void write() {
                        Lock side = side(true);
                        side.lock();
                        try { n++; } finally { side.unlock(); }
                    }
                }
                """);
    }

    @Test
    void aMethodTakesTheLockOnlyWhereItIsTold() {
        Snippet.check("""
                class Box {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void acquire(boolean isShared) { if (isShared) lock.lock(); }
                    private void release(boolean isShared) { if (isShared) lock.unlock(); }
                    void shared() { acquire(true); try { n++; } finally { release(true); } }
                    void not() { acquire(false); try { n++; } finally { release(false); } } // :: guarded-by
                }
                """);
    }

    @Test
    void aLocalClassIsUsedUnderTheLock() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    synchronized int once() {
                        class Reader { int read() { return n; } }
                        return new Reader().read();
                    }
                    synchronized int sum(List<Integer> numbers) {
                        class Sum { int total; void add(int number) { total += number * n; } }
                        Sum sum = new Sum();
                        for (int number : numbers) sum.add(number);
                        return sum.total;
                    }
                }
                """);
    }

    @Test
    void aLocalClassIsUsedWithoutTheLockOrHandedOut() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    int once() {
                        class Reader { int read() { return n; } } // :: guarded-by
                        return new Reader().read();
                    }
                    synchronized Supplier<Integer> handedOut() {
                        class Reader implements Supplier<Integer> {
                            @Override public Integer get() { return n; } // :: guarded-by
                        }
                        return new Reader();
                    }
                    synchronized void later(Executor executor) {
                        class Reader { int read() { return n; } } // :: guarded-by
                        Reader reader = new Reader();
                        executor.execute(() -> reader.read());
                    }
                }
                """);
    }

    @Test
    void aFlagIsPassedOn() {
        Snippet.check("""
                class Box {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void change(boolean isHeld) {
                        if (isHeld) {
                            n++;
                        } else {
                            lock.lock();
                            try { change(true); } finally { lock.unlock(); }
                        }
                    }
                    private void pass(boolean isHeld) { change(isHeld); }
                    void free() { pass(false); }
                    void held() { lock.lock(); try { pass(true); } finally { lock.unlock(); } }
                }
                """);
    }

    @Test
    void codeInFieldsThatOthersMayRunWithoutTheLock() {
        Snippet.check("""
                class Cache {
                    @GuardedBy("this") private int most = 9;
                    @GuardedBy("this") private Runnable raising = new Runnable() {
                        @Override public void run() { most++; } // :: guarded-by
                    };
                    final Map<String, String> entries = new LinkedHashMap<>() {
                        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                            return size() > most; // :: guarded-by
                        }
                    };
                }
                """);
    }

    @Test
    void aHelperTellsWhetherItHasTakenTheLock() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private boolean ensure() {
                        if (lock.isHeldByCurrentThread()) return false;
                        lock.lock();
                        return true;
                    }
                    int get() {
                        boolean isTaken = ensure();
                        try { return x; } finally { if (isTaken) lock.unlock(); }
                    }
                    int both() { lock.lock(); try { return get(); } finally { lock.unlock(); } }
                }
                """);
    }
}
