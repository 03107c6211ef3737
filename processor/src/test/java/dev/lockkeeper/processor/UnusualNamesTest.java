package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a domain class that could be mistaken for those that generated code uses. */
final class UnusualNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // constants, local variables and parameters of generated code
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.concurrent.locks.*;
                public abstract class Members {
                    protected final ReentrantLock lock = new ReentrantLock();
                    private final StampedLock stamped = new StampedLock();
                    @Atomic volatile long fooBar, foo_bar, FOO_BAR;
                    private static final Object FOO_BAR_ = "";
                    @Atomic(striped = true) long hits;
                    long hitsCounter, hitsCounter_;
                    static final int LOCK = 1, STAMPED = 1;
                    @GuardedBy("lock") int next, previous, e, action, update, value, delta, timeout, result;
                    @GuardedBy("stamped") int stamp, optimistic, seen;
                    @GuardedBy("stamped") public int stamped(int stamped, int stamp, int lock) { return stamp; }
                    @GuardedBy("lock") public int e(int e, int ignored) { return next; }
                    @GuardedBy("lock") public int timeout(int timeout, int timeout_, java.time.Duration timeout__) { return next; }
                    public final void lock() {}
                    public final void LockWait() {}
                    class LockWait {}
                    class Lock {}
                }
                """,
                // type variables and nested types named as what generated code imports
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.function.Function;
                public abstract class Types<ReentrantLock, T, R> {
                    static class LockWait {} static class StampedLock {} static class Throwable {} static class IntUnaryOperator {}
                    private final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
                    private final java.util.concurrent.locks.StampedLock stamped = new java.util.concurrent.locks.StampedLock();
                    private final java.util.concurrent.locks.ReadWriteLock sides = new java.util.concurrent.locks.ReentrantReadWriteLock();
                    @GuardedBy("lock") int a;
                    @GuardedBy("stamped") int b;
                    @GuardedBy("sides") java.util.List<T> c;
                    @GuardedBy("stamped") java.util.Map<T, R> d;
                    @GuardedBy("lock") ReentrantLock f;
                    @GuardedBy("lock") R g;
                    @Atomic volatile R r;
                    @Atomic volatile ReentrantLock q;
                    abstract <X extends ReentrantLock> X withD(Function<java.util.Map<T, R>, X> action);
                }
                """,
                // type variables named as types of java.lang
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.List;
                public abstract class Variables<Void, String, Integer> {
                    @GuardedBy List<String> list;
                    @GuardedBy Integer number;
                    @Atomic volatile String text;
                    @Atomic volatile long count;
                    @Atomic(striped = true) int hits;
                    @GuardedBy("this") public <Object> Object get(Object value) { return value; }
                    @Worker String work(Void item) { return null; }
                    @Await abstract void drain();
                    @Await public void finish() {}
                }
                """,
                // type variables of methods that hide those of the class
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.*;
                import java.util.function.*;
                public abstract class Hidden<T> {
                    @GuardedBy List<String> items;
                    @GuardedBy <T> T use(T value) { return value; }
                    @GuardedBy <R extends Comparable<R>> R compare(R value) { return value; }
                    abstract <T> T withItems(Function<? super List<String>, ? extends T> action);
                }
                """,
                // fields whose getters would be methods of Object, and beans
                """
                package app;
                import dev.lockkeeper.*;
                public abstract class Objects {
                    @Atomic volatile int Class, class_, notifyAll, URL;
                    @Atomic volatile String String;
                    @Atomic volatile Class<?> type;
                    @Atomic volatile long _1;
                    @Atomic volatile boolean isOpen, is;
                    @GuardedBy int toString;
                    @GuardedBy java.util.List<String> clone;
                    @GuardedBy boolean hashCode;
                    @GuardedBy protected long notify;
                    abstract int getURL();
                }
                """,
                // words that are keywords in some places only, in a package of such a name
                """
                package app.record.sealed;
                import dev.lockkeeper.*;
                public class Words {
                    @Atomic volatile int record, sealed, permits, var, yield, when, module, open, with, to, exports, non, goto_;
                    @GuardedBy public void yield() {}
                    @GuardedBy public int record(int record) { return record; }
                    @GuardedBy public int var(int var, int yield) { return var; }
                }
                """,
                // characters that mean something to whoever writes source
                """
                package app;
                import dev.lockkeeper.*;
                public class Characters {
                    @interface Note { String value(); char c(); }
                    @Atomic volatile int $dollar$L;
                    @Atomic volatile String $$;
                    @GuardedBy int $T;
                    @GuardedBy void $N(@Note(value = "$T $L\\\\ \\0 \\" */ */ %s", c = '\\0') int $S) {}
                }
                """,
                // parameters that stand for nothing of the class, and annotations with all kinds of values
                """
                package app;
                import dev.lockkeeper.*;
                import java.lang.annotation.*;
                public class Notes {
                    @Target(ElementType.PARAMETER) @interface All {
                        Class<?>[] types() default {}; Policy[] policies() default {}; double d() default Double.NaN;
                        float f() default Float.POSITIVE_INFINITY; long l() default 5L; char c() default '\\'';
                    }
                    @interface Policy { RetentionPolicy value(); }
                    private @interface Hidden {}
                    public Notes(@All(types = {int.class, String[].class, Notes.class}, policies = @Policy(RetentionPolicy.CLASS),
                            d = 1.0 / 0, f = -0f, l = Long.MIN_VALUE, c = '\\\\') int a, @Hidden int b) {}
                    @GuardedBy void use(@All int a, @Hidden String... b) {}
                }
                """,
                // domain classes in interfaces, records, enums and annotations
                """
                package app;
                import dev.lockkeeper.*;
                public interface Places {
                    abstract class InInterface { @Atomic volatile int a; }
                    record Pair(int a) { static abstract class InRecord { @GuardedBy int b; } }
                    enum Kind { ONE; static class InEnum { @Atomic volatile int a; } }
                    @interface Note { class InAnnotation { @Atomic volatile int a; } }
                }
                """,
                // guarded members of classes that no processor sees
                """
                package app;
                import dev.lockkeeper.*;
                public class Locals {
                    @Atomic volatile int uses;
                    final Object anonymous = new Object() {
                        @GuardedBy("this") int count;
                        @GuardedBy("this") void use() { count++; }
                    };
                    void run() { class Local { @GuardedBy("this") int count; @GuardedBy void use() { count++; } } }
                }
                """,
                // spaces in lock expressions
                """
                package app;
                import dev.lockkeeper.*;
                public class Spaces {
                    final Object lock = "";
                    @GuardedBy("  this.lock ") int a;
                    @GuardedBy(" lock ") public void use() {}
                }
                """
            })
    void generatedCodeKeepsThemApart(String source) {
        TestCompilation compilation = TestCompilation.of(source);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.findings()).isEmpty();
        compilation.initialiseGenerated();
    }
}
