package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Ways that the source does not show by a call of a method: initialisers, and local classes. */
class BlockingWaysTest {
    private static final String NAP = """
            class Nap {
                static int take() {
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                }
            }
            """;

    @Test
    void initialisersThatBlockAreReportedWhereTheObjectIsMade() {
        Snippet.check(NAP, """
                class Depot {
                    @GuardedBy("this") private int n;
                    static class OfField { final int value = Nap.take(); }
                    static class OfBlock { { Nap.take(); } OfBlock(int n) {} OfBlock() { this(1); } }
                    static class Derived extends OfField {}
                    record Pair(int left, int right) {}
                    synchronized void field() { new OfField(); } // :: lock-blocking
                    synchronized void block() { new OfBlock(); } // :: lock-blocking
                    synchronized void derived() { new Derived(); } // :: lock-blocking
                    synchronized void nameless() { make(); } // :: lock-blocking
                    synchronized void pair() { new Pair(1, 2); }
                    private static Object make() { return new Object() { final int value = Nap.take(); }; }
                }
                """);
    }

    @Test
    void initialisersThatDoNotBlockAtOnceAreNotReported() {
        Snippet.check(NAP, """
                class Depot {
                    @GuardedBy("this") private int n;
                    static class Quick { final List<String> names = new ArrayList<>(List.of("a")); }
                    static class Later { final Runnable code = () -> Nap.take(); }
                    static class Once { static final int VALUE = Nap.take(); final String name = "a".trim(); }
                    static class Void { Void() {} final String text = String.valueOf(1); }
                    static class Other { final int value = Nap.take(); static void help() {} }
                    synchronized void make() {
                        new Quick();
                        new Later();
                        new Once();
                        new Void();
                        Other.help();
                    }
                    void unlocked() { new Other(); }
                }
                """);
    }

    @Test
    void methodsOfLocalClassesThatBlockAreReported() {
        Snippet.check("""
                class Depot {
                    @GuardedBy("this") private int n;
                    synchronized void through() throws Exception { help(); } // :: lock-blocking
                    synchronized void here() throws Exception {
                        class Local {
                            void rest() throws Exception { Thread.sleep(5); }
                        }
                        new Local().rest(); // :: lock-blocking
                        record Pair(int left) {
                            void rest() throws Exception { Thread.sleep(left); }
                        }
                        new Pair(1).rest(); // :: lock-blocking
                    }
                    static void help() throws Exception {
                        class Local {
                            void rest() throws Exception {
                                class Inner {
                                    Inner() throws Exception { Thread.sleep(5); }
                                }
                                new Inner();
                            }
                        }
                        new Local().rest();
                    }
                }
                """);
    }

    @Test
    void methodsOfLocalClassesThatNobodyCallsWithALockAreNotReported() {
        Snippet.check("""
                class Depot {
                    @GuardedBy("this") private int n;
                    synchronized Object make() {
                        class Local {
                            final List<String> names = new ArrayList<>();
                            void rest() throws Exception { Thread.sleep(5); }
                            int size() { return names.size(); }
                        }
                        Local local = new Local();
                        return local.size() == n ? "" : local;
                    }
                    void unlocked() throws Exception {
                        class Local {
                            void rest() throws Exception { Thread.sleep(5); }
                        }
                        new Local().rest();
                    }
                }
                """);
    }

    @Test
    void whatBlocksAfterTheCallersLockWasGivenBackIsNotReported() {
        Snippet.check("""
                class Pool {
                    private final ReentrantLock lock;
                    private final Rest rest = new Rest();
                    Pool(ReentrantLock lock) { this.lock = lock; }
                    void next() throws InterruptedException {
                        pause(3);
                    }
                    private void pause(long millis) throws InterruptedException {
                        lock.unlock();
                        try {
                            Thread.sleep(millis);
                            rest.rest();
                        } finally {
                            lock.lock();
                        }
                    }
                }
                class Rest {
                    void rest() throws InterruptedException { Thread.sleep(10); }
                }
                class Owner {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final Pool pool = new Pool(lock);
                    @GuardedBy("lock") private int n;
                    void act() throws InterruptedException {
                        lock.lock();
                        try {
                            n++;
                            pool.next();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void whatBlocksOnceItIsTakenAgainIsReported() {
        Snippet.check("""
                class Pool {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void act() throws InterruptedException {
                        lock.lock();
                        try {
                            n++;
                            pause(3);
                        } finally {
                            lock.unlock();
                        }
                    }
                    void pause(long millis) throws InterruptedException {
                        lock.unlock();
                        try {
                            n();
                        } finally {
                            lock.lock();
                        }
                        Thread.sleep(millis); // :: lock-blocking
                    }
                    private void n() {}
                }
                """);
    }
}
