package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Locks that are chosen by the value of something. */
class GuardedBySwitchesTest {
    @Test
    void aStringThatIsNotTheSameMayYetBeEqual() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    void add(String kind) {
                        if (kind == "one") return;
                        switch (kind) {
                            case "one": n++; // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void eachConstantOfAnEnumTakesALock() {
        Snippet.check("""
                class Box {
                    enum Mode { READ, WRITE }
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    int old(Mode mode) {
                        switch (mode) {
                            case READ: lock.readLock().lock(); break;
                            case WRITE: lock.writeLock().lock(); break;
                        }
                        try {
                            return n;
                        } finally {
                            if (mode == Mode.WRITE) lock.writeLock().unlock(); else lock.readLock().unlock();
                        }
                    }
                    int arrows(Mode mode) {
                        switch (mode) {
                            case READ -> lock.readLock().lock();
                            case WRITE -> lock.writeLock().lock();
                        }
                        try {
                            return n;
                        } finally {
                            switch (mode) {
                                case READ -> lock.readLock().unlock();
                                case WRITE -> lock.writeLock().unlock();
                            }
                        }
                    }
                    int writing(Mode mode) {
                        switch (mode) {
                            case READ -> lock.readLock().lock();
                            case WRITE -> lock.writeLock().lock();
                            default -> throw new AssertionError();
                        }
                        try {
                            if (mode == Mode.WRITE) n++;
                            return n;
                        } finally {
                            if (mode == Mode.READ) lock.readLock().unlock(); else lock.writeLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aConstantWithoutACaseTakesNone() {
        Snippet.check("""
                class Box {
                    enum Mode { READ, WRITE, NONE }
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    int read(Mode mode) {
                        switch (mode) {
                            case READ -> lock.readLock().lock();
                            case WRITE -> lock.writeLock().lock();
                        }
                        try {
                            return n; // :: guarded-by
                        } finally {
                            if (mode == Mode.READ) lock.readLock().unlock();
                            if (mode == Mode.WRITE) lock.writeLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLockThatIsHeldAnywayIsNotTakenNorReleased() {
        Snippet.check("""
                class Box {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    int read() {
                        boolean isHeld = lock.isWriteLockedByCurrentThread();
                        if (!isHeld) lock.readLock().lock();
                        try {
                            return n;
                        } finally {
                            if (!isHeld) lock.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void methodsOfTheJdkRunWhatTheyAreGivenAtOnce() {
        Snippet.check("""
                import java.util.regex.Matcher;
                import dev.lockkeeper.GuardedBy;
                class Box {
                    @GuardedBy("this") private int n;
                    synchronized String all(Matcher matcher) { return matcher.replaceAll(found -> "" + n); }
                    synchronized String first(Matcher matcher) { return matcher.replaceFirst(found -> "" + n); }
                    synchronized String changed(String text) { return text.transform(each -> each + n); }
                }
                """);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void patternsLeaveNothingOut() {
        Snippet.check("""
                class Box {
                    sealed interface Mode {}
                    record Read() implements Mode {}
                    record Write() implements Mode {}
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    int read(Mode mode) {
                        switch (mode) {
                            case Read read -> lock.readLock().lock();
                            case Write write -> lock.writeLock().lock();
                        }
                        int found = n;
                        switch (mode) {
                            case Read read -> lock.readLock().unlock();
                            case Write write -> lock.writeLock().unlock();
                        }
                        return found;
                    }
                }
                """);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void recordPatternsTakeOutWhatTheRecordReturns() {
        Snippet.check("""
                class Boxes {
                    static class Count { @GuardedBy("this") int n; }
                    record Box(Count count) {}
                    record Pair(Object first, Box second) {}
                    static int one(Box box) {
                        synchronized (box.count()) {
                            return box instanceof Box(var count) ? count.n : 0;
                        }
                    }
                    static int nested(Object o) {
                        return switch (o) {
                            case Pair(String first, Box(Count count)) -> { synchronized (count) { yield count.n; } }
                            default -> 0;
                        };
                    }
                }
                """);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void recordPatternsTakeOutSomethingElse() {
        Snippet.check("""
                class Boxes {
                    static class Count { @GuardedBy("this") int n; }
                    record Pair(Count first, Count second) {}
                    static int one(Pair pair) {
                        synchronized (pair.first()) {
                            return pair instanceof Pair(var first, var second) ? second.n : 0; // :: guarded-by
                        }
                    }
                }
                """);
    }
}
