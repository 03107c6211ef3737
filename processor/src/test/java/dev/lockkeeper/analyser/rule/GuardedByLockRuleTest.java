package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedByLockRuleTest {
    @Test
    void lockExpressionsThatDoNotResolveAreReported() {
        Snippet.check("""
                class Account {
                    private final Object lock = new Object();
                    @GuardedBy("lok") int a; // :: guarded-by-lock
                    @GuardedBy("lock.inner") int b; // :: guarded-by-lock
                    @GuardedBy("getLock()") int c; // :: guarded-by-lock
                    @GuardedBy("Nowhere.class") int d; // :: guarded-by-lock
                    @GuardedBy("the lock") int e; // :: guarded-by-lock
                    @GuardedBy("") int f; // :: guarded-by-lock
                    @GuardedBy("lok") void g() {} // :: guarded-by-lock
                    @GuardedBy("#99999999999999") void h() {} // :: guarded-by-lock
                }
                """);
    }

    @Test
    void allFormsOfLockExpressionsResolve() {
        Snippet.check("""
                class Account {
                    static final Object ALL = new Object();
                    private final Object lock = new Object();
                    private final Account parent = null;
                    @GuardedBy("this") int a;
                    @GuardedBy("lock") int b;
                    @GuardedBy("this.lock") int c;
                    @GuardedBy("parent.lock") int d;
                    @GuardedBy("Account.class") static int e;
                    @GuardedBy("Account.ALL") static int f;
                    @GuardedBy("ALL") static int g;
                    @GuardedBy("getLock()") int h;
                    @GuardedBy("itself") final List<String> i = new ArrayList<>();
                    Object getLock() { return lock; }
                    class Inner {
                        @GuardedBy("Account.this") int a;
                        @GuardedBy("Account.this.lock") int b;
                        @GuardedBy("lock") int c;
                        @GuardedBy("this") int d;
                    }
                }
                """);
    }

    @Test
    void aLockThatIsNotFinalIsReported() {
        Snippet.check("""
                class Account {
                    private Object lock = new Object();
                    private volatile Lock other = new ReentrantLock();
                    private final Object good = new Object();
                    @GuardedBy("lock") int a; // :: guarded-by-lock
                    @GuardedBy("other") int b; // :: guarded-by-lock
                    @GuardedBy("good") int c;
                }
                """);
    }

    @Test
    void aLockThatIsNullIsReported() {
        Snippet.check("""
                class Account {
                    private final Object lock = null;
                    private final Object good;
                    @GuardedBy("lock") int a; // :: guarded-by-lock
                    @GuardedBy("good") int b;
                    Account() { good = new Object(); }
                }
                """);
    }

    @Test
    void aStaticMemberGuardedByAnInstanceIsReported() {
        Snippet.check("""
                class Account {
                    private final Object lock = new Object();
                    private static final Object ALL = new Object();
                    @GuardedBy("this") static int a; // :: guarded-by-lock
                    @GuardedBy("lock") static int b; // :: guarded-by-lock
                    @GuardedBy("lock") static void c() {} // :: guarded-by-lock
                    @GuardedBy("ALL") static int d;
                    @GuardedBy("ALL") int e;
                    @GuardedBy("Account.class") static int f;
                }
                """);
    }

    @Test
    void whatIsNoLockIsReported() {
        Snippet.check("""
                class Account {
                    private final Semaphore permits = new Semaphore(1);
                    private final int number = 1;
                    @GuardedBy("permits") int a; // :: guarded-by-lock
                    @GuardedBy("number") int b; // :: guarded-by-lock
                }
                """);
    }

    @Test
    void whatTheCompilerDoesNotFindIsLeftToTheCompiler() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Account {
                    final NoSuchLock lock = new NoSuchLock();
                    @GuardedBy("lock") int x;
                    void f() { x++; }
                }
                """).diagnose();
        assertThat(reported).isNotEmpty().allMatch(each -> each.rule().equals("javac"));
    }

    @Test
    void aMethodThatAGuardNamesReturnsTheSameLockEachTime() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("createLock()") int x;
                    @GuardedBy("next()") int y;
                    @GuardedBy("this") int z;
                    Lock createLock() { return lock; }
                    Object next() { return lock; }
                    Account copy() { return this; }
                    void f(Account other) {
                        other.createLock().lock();
                        try {
                            other.x++;
                            x++; // :: guarded-by
                        } finally {
                            other.createLock().unlock();
                        }
                        synchronized (other.next()) {
                            other.y++;
                        }
                        synchronized (other.copy()) {
                            other.copy().z++; // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void referencesToMethodsOfUnknownClassesAreLeftToTheCompiler() {
        List<Snippet.Reported> reported = Snippet.of("""
                class Account {
                    @GuardedBy("this") int x;
                    void f(ExecutorService pool) {
                        var other = new NoSuchClass();
                        pool.execute(other::work);
                        other.work(NoSuchClass::new);
                    }
                }
                """).diagnose();
        assertThat(reported).isNotEmpty().allMatch(each -> each.rule().equals("javac"));
    }

    @Test
    void locksOfParentsInterfacesRecordsAndTypeVariablesResolve() {
        Snippet.check("""
                class Parent {
                    protected final Object mutex = new Object();
                    interface Lockable { Object mutex(); }
                    record Entry(Object mutex) implements Lockable { @GuardedBy("mutex") void f() {} }
                    abstract static class Part implements Lockable {
                        @GuardedBy("mutex()") int x;
                        void add() { synchronized (mutex()) { x++; } }
                    }
                    static class Child extends Parent {
                        @GuardedBy("mutex") int x;
                        void add() { synchronized (mutex) { x++; } }
                    }
                    static final class Cell<L extends Lock> {
                        final L own;
                        @GuardedBy("own") int x;
                        Cell(L own) { this.own = own; }
                        void add() { own.lock(); try { x++; } finally { own.unlock(); } }
                    }
                }
                """);
    }

    @Test
    void sidesThatTheConstructorTakesOutOfAFieldResolve() {
        Snippet.check("""
                class Store {
                    private final ReadWriteLock sides;
                    private final Lock writing;
                    private final Lock given;
                    @GuardedBy("writing") int x;
                    @GuardedBy("given") int y;
                    Store(Lock given) {
                        this.given = Objects.requireNonNull(given);
                        sides = new ReentrantReadWriteLock();
                        writing = sides.writeLock();
                    }
                    void add() {
                        writing.lock();
                        try { x++; } finally { writing.unlock(); }
                        given.lock();
                        try { y++; } finally { given.unlock(); }
                    }
                }
                """);
    }

    @Test
    void locksOfEnclosingObjectsAndPathsResolve() {
        Snippet.check("""
                class Tree {
                    static final Object GLOBAL = new Object();
                    final Node root = new Node();
                    @GuardedBy("root.mutex") int depth;
                    @GuardedBy("Tree.GLOBAL") static int all;
                    @GuardedBy("itself") final List<String> names = new ArrayList<>();
                    static class Node { final Object mutex = new Object(); }
                    class Leaf { @GuardedBy("Tree.this.root.mutex") int x; @GuardedBy("Tree.this") int y; @GuardedBy("GLOBAL") int z; }
                    enum Color { RED; private final Object mutex = new Object(); @GuardedBy("mutex") int uses; }
                    void add() {
                        final Node same = root;
                        synchronized (same.mutex) { depth++; }
                        synchronized (GLOBAL) { all++; }
                        synchronized (names) { names.add(""); }
                    }
                }
                """);
    }

    @Test
    void theClassAndTheObjectThemselvesAreLocks() {
        Snippet.check("""
                class Static {
                    @GuardedBy("Static.class") private static long x;
                    @GuardedBy("this") private long y;
                    static synchronized void add() { x++; }
                    synchronized void addMine() { y++; }
                }
                """);
    }

    @Test
    void aLockThatIsPrivateToTheSuperclassHasAnotherName() {
        Snippet.check("""
                class Template {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int steps;
                }
                """, """
                class Concrete extends Template {
                    @GuardedBy("lock") private int more; // :: guarded-by-lock
                }
                """);
    }
}
