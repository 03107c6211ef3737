package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Locks that are taken and released by other ways than {@code lock.lock(); try … finally}. */
class LockLeakIdiomsTest {
    @Test
    void elementsOfAnArrayAreReleasedByTheirIndex() {
        Snippet.check("""
                class Stripes {
                    private final Lock[] locks = new Lock[4];
                    private final Lock[] handed = new Lock[4];
                    private final ReadWriteLock[] sided = new ReadWriteLock[4];
                    private final StampedLock[] stamped = new StampedLock[4];
                    private void work() { hashCode(); }
                    void masked(int k) { locks[k & 3].lock(); try { work(); } finally { locks[k & 3].unlock(); } }
                    void negated(long k) {
                        sided[(int) (k & ~4)].readLock().lock();
                        try { work(); } finally { sided[(int) (k & ~4)].readLock().unlock(); }
                    }
                    void hashed(Object o) {
                        locks[(o.hashCode() & 0x7fffffff) % locks.length].lock();
                        try { work(); } finally { locks[(o.hashCode() & 0x7fffffff) % locks.length].unlock(); }
                    }
                    void stamp(Object o) {
                        long stamp = stamped[o.hashCode() & 3].writeLock();
                        try { work(); } finally { stamped[o.hashCode() & 3].unlockWrite(stamp); }
                    }
                    void forks(int p) {
                        locks[p].lock();
                        try {
                            locks[(p + 1) % 4].lock();
                            try { work(); } finally { locks[(p + 1) % 4].unlock(); }
                        } finally {
                            locks[p].unlock();
                        }
                    }
                    void ordered(int a, int b) {
                        locks[Math.min(a, b)].lock();
                        try {
                            locks[Math.max(a, b)].lock();
                            try { work(); } finally { locks[Math.max(a, b)].unlock(); }
                        } finally {
                            locks[Math.min(a, b)].unlock();
                        }
                    }
                    void all() {
                        for (int i = 0; i < 4; i++) locks[i].lock();
                        try { work(); } finally { for (int i = 3; i >= 0; i--) locks[i].unlock(); }
                    }
                    void begin(Object o) { handed[o.hashCode() & 3].lock(); }
                    void end(Object o) { handed[o.hashCode() & 3].unlock(); }
                }
                """);
    }

    @Test
    void anElementOfAnArrayThatIsNotReleasedOnEveryWayIsReported() {
        Snippet.check("""
                class Stripes {
                    private final Lock[] locks = new Lock[4];
                    private final Lock[] never = new Lock[4];
                    void f(int k) {
                        locks[k & 3].lock(); // :: lock-leak
                        hashCode();
                        locks[k & 3].unlock();
                    }
                    void g(Object o) {
                        never[o.hashCode() & 3].lock(); // :: lock-leak
                    }
                    void h(int k) {
                        never[0].lock(); // :: lock-leak
                    }
                }
                """);
    }

    @Test
    void aFoundLockIsReleasedWhereItIsFoundAgain() {
        Snippet.check("""
                class Registry {
                    private final Map<String, Lock> locks = new ConcurrentHashMap<>();
                    private Lock of(String name) { return locks.computeIfAbsent(name, each -> new ReentrantLock()); }
                    void fail(String name) {
                        of(name).lock();
                        try { throw new IllegalStateException(toString()); } finally { of(name).unlock(); }
                    }
                }
                """);
    }

    @Test
    void holdersReleaseWhatTheyAreGivenHeld() {
        Snippet.check("""
                final class Release implements AutoCloseable {
                    private final Lock lock;
                    Release(Lock held) { lock = held; }
                    @Override public void close() { lock.unlock(); }
                }
                """, """
                record Locked(Lock lock) implements AutoCloseable {
                    static Locked of(Lock lock) { lock.lock(); return new Locked(lock); }
                    @Override public void close() { lock.unlock(); }
                }
                """, """
                record Compact(Lock lock) implements AutoCloseable {
                    Compact { lock.lock(); }
                    @Override public void close() { lock.unlock(); }
                }
                """, """
                final class Once implements AutoCloseable {
                    private final Lock lock;
                    private boolean isOpen = true;
                    private Once(Lock lock) { this.lock = lock; }
                    static Once of(Lock lock) { lock.lock(); return new Once(lock); }
                    @Override public void close() { if (isOpen) { isOpen = false; lock.unlock(); } }
                }
                """, """
                class User {
                    private final Lock lock = new ReentrantLock();
                    private final ReadWriteLock sided = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    @GuardedBy("sided") private int m;
                    Release begin() { lock.lock(); return new Release(lock); }
                    void released() { try (Release held = begin()) { n++; } }
                    void locked() { try (Locked held = Locked.of(lock)) { n++; } }
                    void compact() { try (Compact held = new Compact(lock)) { n++; } }
                    int read() { try (Once held = Once.of(sided.readLock())) { return m; } }
                    void write() { try (Once held = Once.of(sided.writeLock())) { m++; } }
                }
                """);
    }

    @Test
    void codeThatReleasesIsKeptAndHandedOut() {
        Snippet.check("""
                class Kept {
                    interface Held extends AutoCloseable { @Override void close(); }
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReadWriteLock sided = new ReentrantReadWriteLock();
                    private final Held release = lock::unlock;
                    private final Held reading = () -> sided.readLock().unlock();
                    @GuardedBy("lock") private int n;
                    Held acquire() { lock.lock(); return release; }
                    Held read() { sided.readLock().lock(); return reading; }
                    void use() { try (Held held = acquire()) { n++; } }
                }
                """);
    }

    @Test
    void keptCodeThatReleasesWhatNobodyTakesIsReported() {
        Snippet.check("""
                class Kept {
                    private final Lock lock = new ReentrantLock();
                    private final Lock other = new ReentrantLock();
                    private final Runnable release = lock::unlock; // :: lock-unheld
                    private final Runnable too = () -> other.unlock(); // :: lock-unheld
                }
                """);
    }

    @Test
    void aFlagTellsWhetherTheLockWasHeldBefore() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void negated() {
                        boolean isMine = !lock.isHeldByCurrentThread();
                        if (isMine) lock.lock();
                        try { n++; } finally { if (isMine) lock.unlock(); }
                    }
                    void compared() {
                        boolean isMine = lock.isHeldByCurrentThread() == false;
                        if (isMine) lock.lock();
                        try { n++; } finally { if (isMine) lock.unlock(); }
                    }
                    void counted() {
                        boolean isMine = lock.getHoldCount() == 0;
                        if (isMine) lock.lock();
                        try { n++; } finally { if (isMine) lock.unlock(); }
                    }
                    void straight() {
                        boolean isHeld = lock.isHeldByCurrentThread();
                        if (!isHeld) lock.lock();
                        try { n++; } finally { if (!isHeld) lock.unlock(); }
                    }
                }
                """, """
                class Forgetful {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void f() {
                        boolean isMine = !lock.isHeldByCurrentThread();
                        if (isMine) lock.lock(); // :: lock-leak
                        n++;
                    }
                }
                """);
    }

    @Test
    void locksAreCollectedAsTheyAreTaken() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    static boolean tryAll(List<Lock> locks, Runnable code) {
                        Deque<Lock> held = new ArrayDeque<>();
                        try {
                            for (Lock each : locks) {
                                if (!each.tryLock()) return false;
                                held.push(each);
                            }
                            code.run();
                            return true;
                        } finally {
                            while (!held.isEmpty()) held.pop().unlock();
                        }
                    }
                    static void all(Collection<Account> accounts, Runnable code) {
                        List<Lock> held = new ArrayList<>();
                        try {
                            for (Account each : accounts) { each.lock.lock(); held.add(each.lock); }
                            code.run();
                        } finally {
                            held.forEach(Lock::unlock);
                        }
                    }
                    static void owners(Collection<Account> accounts, Runnable code) {
                        Set<Account> held = new HashSet<>();
                        try {
                            for (Account each : accounts) { if (held.add(each)) each.lock.lock(); }
                            code.run();
                        } finally {
                            for (Account each : held) each.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aFoundLockThatIsNotCollectedIsReportedWhereTheCodeMayThrow() {
        Snippet.check("""
                class Account {
                    private final Lock own = new ReentrantLock();
                    static void each(List<Lock> locks) {
                        for (Lock each : locks) {
                            each.lock(); // :: lock-leak
                            each.hashCode();
                            each.unlock();
                        }
                    }
                    void own(List<Lock> seen) {
                        own.lock(); // :: lock-leak
                        seen.add(own);
                        own.unlock();
                    }
                }
                """);
    }

    @Test
    void aMethodReleasesTheLockAndThrows() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void bail(String message) { lock.unlock(); throw new IllegalStateException(message); }
                    void f() {
                        lock.lock();
                        if (n < 0) bail("negative");
                        try { n++; } finally { lock.unlock(); }
                    }
                    private void check() { if (n < 0) { lock.unlock(); throw new IllegalStateException(); } }
                    void g() {
                        lock.lock();
                        check();
                        try { n++; } finally { lock.unlock(); }
                    }
                }
                """, """
                class Careless {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void bail() { hashCode(); lock.unlock(); throw new IllegalStateException(); }
                    void f() {
                        lock.lock(); // :: lock-leak
                        if (n < 0) bail();
                        try { n++; } finally { lock.unlock(); }
                    }
                }
                """);
    }

    @Test
    void aResourceIsNamedByItsInterface() {
        Snippet.check("""
                class Log {
                    interface Releasable extends AutoCloseable { @Override void close(); }
                    static final class Held implements Releasable {
                        private final Lock lock;
                        Held(Lock lock) { this.lock = lock; }
                        Held acquire() { lock.lock(); return this; }
                        @Override public void close() { lock.unlock(); }
                    }
                    static final class Own extends ReentrantLock implements AutoCloseable {
                        Own acquire() { lock(); return this; }
                        @Override public void close() { unlock(); }
                    }
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Held writing = new Held(lock.writeLock());
                    private final Own own = new Own();
                    public void roll() { try (Releasable held = writing.acquire()) { hashCode(); } }
                    public void turn() throws Exception { try (AutoCloseable held = own.acquire()) { hashCode(); } }
                    public void both() { roll(); hashCode(); }
                }
                """);
    }

    @Test
    void somethingIsCalculatedBeforeTheBlockThatReleases() {
        Snippet.check("""
                class Section extends StampedLock {
                    private int capacity = 4;
                    static int bucket(long key, int most) { return (int) (key & (most - 1)) << 1; }
                    void put(long key) {
                        long stamp = writeLock();
                        int bucket = bucket(key, capacity);
                        try { capacity += bucket; } finally { unlockWrite(stamp); }
                    }
                }
                """);
    }

    @Test
    void whatIsCalledBeforeTheBlockThatReleasesMayThrow() {
        Snippet.check("""
                class Section extends StampedLock {
                    private int capacity = 4;
                    static int bucket(long key) {
                        if (key < 0) throw new IllegalArgumentException();
                        return (int) key;
                    }
                    void put(long key) {
                        long stamp = writeLock(); // :: lock-leak
                        int bucket = bucket(key);
                        try { capacity += bucket; } finally { unlockWrite(stamp); }
                    }
                }
                """);
    }

    @Test
    void helpersThatOnlyTakeAndReleaseDoNotThrow() {
        Snippet.check("""
                class Counter {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReentrantLock other = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void take() { lock.lock(); }
                    private void give() { lock.unlock(); }
                    private void takeIf(boolean isWanted) { if (isWanted) lock.lock(); }
                    private void giveIf(boolean isWanted) { if (isWanted) lock.unlock(); }
                    void twice() {
                        take();
                        take();
                        try { n++; } finally { give(); give(); }
                    }
                    void onCondition() {
                        takeIf(true);
                        takeIf(true);
                        try { n++; } finally { giveIf(true); giveIf(true); }
                    }
                    void beside() {
                        other.lock();
                        take();
                        try { n++; } finally { give(); other.unlock(); }
                    }
                }
                """);
    }

    @Test
    void aHelperThatTakesAfterSomethingElseMayThrow() {
        Snippet.check("""
                class Counter {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReentrantLock other = new ReentrantLock();
                    private void take(List<String> names) { names.clear(); lock.lock(); }
                    void beside(List<String> names) {
                        other.lock(); // :: lock-leak
                        take(names);
                        try { hashCode(); } finally { lock.unlock(); other.unlock(); }
                    }
                }
                """);
    }

    @Test
    void toGiveWayThrowsNothing() {
        Snippet.check("""
                class Counter {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void await() {
                        lock.lock();
                        try {
                            while (n == 0) {
                                lock.unlock();
                                Thread.yield();
                                Thread.onSpinWait();
                                lock.lock();
                            }
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLockThatIsTriedAndKeptIsReportedOnce() {
        Snippet.check("""
                class Engine {
                    protected final ReentrantLock failing = new ReentrantLock();
                    private volatile Throwable cause;
                    public void fail(Throwable failure) {
                        if (failing.tryLock()) { // :: lock-leak
                            cause = failure;
                        }
                    }
                    boolean maybeFail(Throwable failure) {
                        if (failure != null) {
                            fail(failure);
                            return true;
                        }
                        return false;
                    }
                    private void failLater(Throwable failure) { fail(failure); }
                    void write() {
                        try {
                            hashCode();
                        } catch (RuntimeException e) {
                            maybeFail(e);
                            failLater(e);
                            hashCode();
                            throw e;
                        }
                    }
                }
                """);
    }

    @Test
    void whatAPrivateMethodTriesIsLookedAtWhereItIsCalled() {
        Snippet.check("""
                class Engine {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    private void tryIt() { if (lock.tryLock()) { n++; } }
                    void once() { tryIt(); } // :: lock-leak
                }
                """);
    }

    @Test
    void aMethodThatTellsWhetherItHasTheLockHandsItOver() {
        Snippet.check("""
                class Engine {
                    protected final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    boolean begin() { return lock.tryLock(); }
                    int beginAs() { if (lock.tryLock()) { return 1; } return 0; }
                    void once() { if (begin()) { try { n++; } finally { lock.unlock(); } } }
                    void onceMore() {
                        if (begin()) {
                            try {
                                n++;
                            } finally {
                                end();
                            }
                        }
                    }
                    void end() { lock.unlock(); }
                }
                """);
    }

    @Test
    void whoIsToldHasToReleaseIt() {
        Snippet.check("""
                class Engine {
                    protected final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    boolean begin() { return lock.tryLock(); }
                    void once() {
                        if (begin()) { // :: lock-leak
                            n++;
                        }
                    }
                }
                """);
    }

    @Test
    void aTriedLockMayBeAskedFor() {
        Snippet.check("""
                class Engine {
                    protected final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void begin() { if (lock.tryLock()) { n = 1; } }
                    void end() { if (lock.isHeldByCurrentThread()) { lock.unlock(); } }
                    void once() {
                        begin();
                        try {
                            if (lock.isHeldByCurrentThread()) { n++; }
                        } finally {
                            end();
                        }
                    }
                    void onceMore() {
                        begin();
                        if (lock.isHeldByCurrentThread()) {
                            try { n++; } finally { lock.unlock(); }
                        }
                    }
                }
                """);
    }

    @Test
    void aNewLockThatIsNotNeededAfterAllIsNobodys() {
        Snippet.check("""
                class Keys {
                    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
                    Handle acquire(String key) {
                        while (true) {
                            ReentrantLock known = locks.get(key);
                            if (known == null) {
                                Handle handle = tryCreate(key);
                                if (handle != null) {
                                    return handle;
                                }
                            } else {
                                known.lock();
                                return new Handle(known);
                            }
                        }
                    }
                    private Handle tryCreate(String key) {
                        ReentrantLock made = new ReentrantLock();
                        made.lock();
                        return locks.putIfAbsent(key, made) == null ? new Handle(made) : null;
                    }
                    static class Handle implements AutoCloseable {
                        private final ReentrantLock lock;
                        Handle(ReentrantLock lock) { this.lock = lock; }
                        @Override public void close() { lock.unlock(); }
                    }
                }
                """, """
                class User {
                    private final Keys keys = new Keys();
                    @GuardedBy("this") private int n;
                    void use(String key) {
                        try (Keys.Handle handle = keys.acquire(key)) {
                            hashCode();
                        }
                    }
                }
                """);
    }

    @Test
    void theLockIsTakenInOneStateOfALoop() {
        Snippet.check("""
                class Machine {
                    enum State { FIRST, SECOND, LAST }
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    int forEver() {
                        boolean held = false;
                        State state = State.FIRST;
                        try {
                            while (true) {
                                switch (state) {
                                    case FIRST: lock.lock(); held = true; state = State.SECOND; break;
                                    case SECOND: if (held) n++; state = State.LAST; break;
                                    case LAST: return 1;
                                }
                            }
                        } finally {
                            if (held) lock.unlock();
                        }
                    }
                    void toTheLast() {
                        boolean held = false;
                        State state = State.FIRST;
                        try {
                            while (state != State.LAST) {
                                switch (state) {
                                    case FIRST: lock.lock(); held = true; state = State.SECOND; break;
                                    case SECOND: if (held) n++; state = State.LAST; break;
                                    default:
                                }
                            }
                        } finally {
                            if (held) lock.unlock();
                        }
                    }
                }
                """);
    }
}
