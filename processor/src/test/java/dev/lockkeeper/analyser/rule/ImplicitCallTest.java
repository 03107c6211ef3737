package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Loops call {@code iterator()} without saying so. */
class ImplicitCallTest {
    private static final String BAG = """
            class Bag implements Iterable<String> {
                @GuardedBy("this") private final List<String> names = new ArrayList<>();
                @Override @GuardedBy("this") public Iterator<String> iterator() { return names.iterator(); }
            }
            """;

    @Test
    void loopsThatNeedALockAreReported() {
        Snippet.check(BAG, """
                class Reader {
                    void all(Bag bag) {
                        for (String name : bag) System.out.println(name); // :: guarded-by
                    }
                    <B extends Bag> void bounded(B bag) {
                        for (String name : bag) System.out.println(name); // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void theObjectIsNamed() {
        var reported = Snippet.of(BAG, """
                class Reader {
                    void all(Bag bag) {
                        for (String name : bag) System.out.println(name);
                    }
                }
                """).diagnose();
        assertThat(reported)
                .singleElement()
                .matches(
                        each -> each.text().contains("'iterator' is called on 'bag' without 'bag', which it requires"));
    }

    @Test
    void loopsThatHoldTheLockAreNotReported() {
        Snippet.check(BAG, """
                class Reader {
                    @GuardedBy("bag") private int n;
                    private final Bag bag;
                    Reader(Bag bag) { this.bag = bag; }
                    void all() {
                        synchronized (bag) {
                            for (String name : bag) n++;
                        }
                    }
                    @GuardedBy("bag") void required() {
                        for (String name : bag) n++;
                    }
                }
                """);
    }

    @Test
    void loopsThatTakeLocksOrWaitAreReported() {
        Snippet.check("""
                class Box {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy("first") private int n;
                    void one() {
                        synchronized (first) {
                            for (String each : new Slow()) n++; // :: lock-blocking
                        }
                    }
                    void two() {
                        synchronized (first) {
                            for (String each : new Locked()) n++;
                        }
                    }
                    void three() {
                        synchronized (second) {
                            synchronized (first) { n++; } // :: lock-order
                        }
                    }
                    class Locked implements Iterable<String> {
                        @Override public Iterator<String> iterator() {
                            synchronized (second) { return List.of("x").iterator(); }
                        }
                    }
                    static class Slow implements Iterable<String> {
                        @Override public Iterator<String> iterator() {
                            try { Thread.sleep(9); } catch (InterruptedException e) { return null; }
                            return List.of("x").iterator();
                        }
                    }
                }
                """);
    }

    @Test
    void loopsOverArraysAndWhatTheJdkHasAreNotReported() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private final List<String> names = new ArrayList<>();
                    @GuardedBy("this") private int n;
                    synchronized void act(String[] array, BlockingQueue<String> queue, Iterable<String> any) {
                        for (String each : array) n++;
                        for (String each : names) n++;
                        for (String each : queue) n++;
                        for (String each : any) n++;
                        for (String each : new Own()) n++;
                    }
                    static class Own implements Iterable<String> {
                        @Override public Iterator<String> iterator() { return List.of("x").iterator(); }
                    }
                }
                """);
    }

    @Test
    void aLoopBetweenLockAndUnlockIsNoReasonToFearALeak() {
        Snippet.check("""
                class Box {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void act(Own own) {
                        lock.lock();
                        for (int each : own) n += each;
                        lock.unlock();
                    }
                    static class Own implements Iterable<Integer> {
                        @Override public Iterator<Integer> iterator() { return List.of(1).iterator(); }
                    }
                }
                """);
    }
}
