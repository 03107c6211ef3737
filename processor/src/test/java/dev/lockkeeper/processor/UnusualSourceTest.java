package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever compiles without the processor compiles with it, and without a warning in the generated class. */
final class UnusualSourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // default package, and names that are nearly keywords
                """
                import dev.lockkeeper.*;
                public abstract class Plain {
                    @Atomic volatile int record;
                    @Atomic volatile int yield;
                    @Atomic volatile int var;
                    @Atomic volatile String sealed, permits, when, module;
                    @Atomic volatile int wait, notify, hashCode, toString, getClass, clone, finalize;
                    @GuardedBy void yield(int var, int record, int lock) {}
                }
                """,
                // names that the generator uses itself
                """
                package app;
                import dev.lockkeeper.*;
                import java.time.Duration;
                import java.util.concurrent.locks.*;
                import java.util.function.*;
                public abstract class Names<R, VarHandle> {
                    private final StampedLock LOCK = new StampedLock();
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") long stamp;
                    @GuardedBy("LOCK") long next;
                    @GuardedBy("LOCK") protected StringBuilder action = new StringBuilder();
                    @Atomic volatile R previous;
                    @Atomic private volatile VarHandle value;
                    @Atomic final int[] index = {1};
                    int workers, NEXT, VALUE, PREVIOUS, INDEX, LOCK_;
                    @GuardedBy("LOCK") public long take(long lock, long stamp, Duration timeout, int LOCK) { return lock + stamp; }
                    @GuardedBy("lock") public long take(long optimistic, long seen) { return 0; }
                    abstract boolean compareAndSetValue(VarHandle next, VarHandle previous);
                    abstract VarHandle updateValue(UnaryOperator<VarHandle> VALUE);
                    abstract int updateIndex(int previous, IntUnaryOperator next);
                    @Worker R workers(R workersWorker, VarHandle workers) { return workersWorker; }
                    @Await void await(int workers, int failed) throws java.io.IOException {}
                }
                """,
                // nested types with the names of types that the generator imports
                """
                package app;
                import dev.lockkeeper.*;
                public class Shadow {
                    public static class Duration {} public static class VarHandle {} public static class MethodHandles {}
                    public static class Generated {} public static class LongAdder {} public static class Function {}
                    public static class TimeUnit {} public static class TimeoutException {} public static class Override {}
                    public static class Task {} public static class WorkerSet {} public static class List {} public static class Object {}
                    public static class AutoCloseable {} public static class ReflectiveOperationException {}
                    private final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
                    @Atomic(striped = true) protected long count;
                    @Atomic volatile int uses;
                    @GuardedBy("lock") protected java.util.List<Object> items = new java.util.ArrayList<>();
                    @GuardedBy("lock") protected Duration swap(Duration next, Task task) { return next; }
                    @Worker(pool = 1) Task work(VarHandle item) { return new Task(); }
                    @Await void end() {}
                }
                """,
                // type annotations everywhere
                """
                package app;
                import dev.lockkeeper.*;
                import java.lang.annotation.*;
                import java.util.*;
                public abstract class Annotated<@Annotated.Use T extends @Annotated.Use Comparable<@Annotated.Use ? super @Annotated.Use T>> {
                    @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @Retention(RetentionPolicy.RUNTIME) @interface Use {}
                    @Target({ElementType.TYPE_USE, ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD}) @interface Both {}
                    @Atomic volatile @Use String name;
                    @Atomic volatile Map.@Use Entry<@Use String, @Use int @Use [] @Use []> entry;
                    @Atomic protected volatile @Both T value;
                    @GuardedBy final List<@Use ? extends @Use T> list = new ArrayList<>();
                    @Both Annotated(@Both T first, final @Use int @Use ... more) {}
                    @GuardedBy @Both <@Use X extends @Use T> @Use X swap(@Both X first, @Use List<@Use X> @Use [] all) { return first; }
                    abstract @Use T getAndSetValue(@Both T next);
                    abstract @Use String getName();
                }
                """,
                // bounds, wildcards, arrays, varargs
                """
                package app;
                import dev.lockkeeper.*;
                import java.io.Serializable;
                import java.util.*;
                public abstract class Bounds<T extends Number & Comparable<? super T> & Serializable, E extends Enum<E>, A extends List<? extends T[]>> {
                    @Atomic volatile T number;
                    @Atomic volatile E constant;
                    @Atomic final List<T>[] lists;
                    @GuardedBy protected E kind;
                    @GuardedBy protected A all;
                    @GuardedBy protected T[][] grid;
                    @GuardedBy Map<? super T, ? extends List<? super E>> map;
                    Bounds(List<T>[] lists) { this.lists = lists; }
                    @GuardedBy <X extends T, Y extends Map<? super X, ? extends E[]>> Y mix(X x, Y y, List<?>... rest) { return y; }
                    @GuardedBy @SuppressWarnings("unchecked") void generic(T... rest) {}
                    @GuardedBy @SuppressWarnings("unchecked") void lists(List<T>... rest) {}
                    @GuardedBy int[] ints(int[]... rest)[] { return rest; }
                }
                """,
                // raw types and what is deprecated
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.*;
                @SuppressWarnings({"rawtypes", "unchecked", "removal", "serial"})
                @Deprecated
                public class Old extends ArrayList implements Cloneable {
                    private static final long serialVersionUID = 1;
                    @GuardedBy protected List items = new ArrayList();
                    @GuardedBy private Map hidden;
                    @Atomic protected volatile Map map;
                    @Deprecated @Atomic protected volatile Thread.State state;
                    @Deprecated(forRemoval = true) public Old(Collection c) { super(c); }
                    public Old() {}
                    @GuardedBy @Deprecated public List swap(Map next) { return items; }
                    @GuardedBy @Deprecated(forRemoval = true) public void gone(SecurityManager manager) {}
                    @GuardedBy @Override public boolean add(Object item) { return super.add(item); }
                }
                """,
                // modifiers of methods
                """
                package app;
                import dev.lockkeeper.*;
                @SuppressWarnings("strictfp")
                public strictfp class Modifiers {
                    @GuardedBy public synchronized void both() {}
                    @GuardedBy strictfp double exact(final double value) { return value; }
                    @GuardedBy private void own() {}
                    @GuardedBy final void last() {}
                    @GuardedBy("Modifiers.class") static void common() {}
                    @GuardedBy native void outside();
                    @Override @GuardedBy protected Object clone() throws CloneNotSupportedException { return super.clone(); }
                    @Override @GuardedBy public boolean equals(Object other) { own(); return this == other; }
                    @Override @GuardedBy public int hashCode() { return 1; }
                    @Override @GuardedBy public String toString() { return ""; }
                }
                """,
                // unicode and dollars
                """
                package äpp.größe;
                import dev.lockkeeper.*;
                public class Zähler$ {
                    final Object schlüssel$ = new Object();
                    @Atomic volatile int größe, ßtraße, $, $$x, _y, 計数, İ;
                    @GuardedBy("schlüssel$") private int öffentlich;
                    @GuardedBy("schlüssel$") public int über$(int $wert, int é) { return öffentlich; }
                    public static class Ünter { @Atomic volatile long zahl; }
                }
                """,
                // deep nesting
                """
                package app;
                import dev.lockkeeper.*;
                public interface A { class B { interface C { class D<T> { public static class E<T> {
                    protected final Object lock = new Object();
                    @GuardedBy("lock") T item;
                    @Atomic static volatile int all;
                    @GuardedBy("E.this.lock") T swap(D<T> d, A.B.C.D<? extends E<T>> e) { return item; }
                } } } } }
                """,
                // sealed, with the generated class permitted
                """
                package app;
                import dev.lockkeeper.*;
                public sealed class Shape permits ConcurrentShape, Shape.Square {
                    @Atomic volatile int uses;
                    static final class Square extends Shape {}
                }
                """,
                // interfaces with default methods that need no state
                """
                package app;
                import dev.lockkeeper.*;
                public abstract class Defaults implements Named, java.util.Comparator<String> {
                    @Atomic private volatile String name = "n";
                    @Atomic volatile String title;
                    @Override public int compare(String left, String right) { return 0; }
                }
                interface Titled { default String title() { return "t"; } String label(); }
                interface Named extends Titled { String name(); default String label() { return name(); } }
                """,
                // checked exceptions
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                public abstract class Throwing<X extends Exception> {
                    final Lock lock = new ReentrantLock();
                    @Atomic private volatile int count;
                    @GuardedBy("lock") <Y extends Throwable> void run(Class<Y> type) throws X, Y, java.io.IOException {}
                    @GuardedBy("lock") int wait(TimeoutException e) throws InterruptedException, TimeoutException { throw e; }
                    @GuardedBy("lock") int all() throws Exception { return 1; }
                    abstract int getCount() throws X;
                    abstract int addCount(int delta) throws java.io.IOException;
                    @Worker(pool = 1) int work() throws java.io.IOException, InterruptedException { return 1; }
                    @Await <Y extends Exception> int waiting() throws X, Y, java.io.IOException, InterruptedException { return 1; }
                    @Await void error() throws Error, IllegalStateException {}
                    @Await void throwable() throws Throwable {}
                }
                """,
                // a record of records, a record of its own kind, an empty one, and one in another's private part
                """
                package app;
                import dev.lockkeeper.*;
                import java.util.*;
                public class Records {
                    record Empty() {}
                    record Inner<T>(T value, List<? extends T> values, int[] cells) {}
                    record Node(int previous, Node next, Inner<Inner<String>> inner) {}
                    record Many(int... numbers) { Many { numbers = numbers.clone(); } }
                    @Atomic volatile Empty empty;
                    @Atomic volatile Node node;
                    @Atomic volatile Inner<? extends Number> wild;
                    @Atomic volatile Many many;
                    @GuardedBy Node guarded;
                }
                """,
                // members of Serializable classes
                """
                package app;
                import dev.lockkeeper.*;
                public class Saved implements java.io.Serializable {
                    private static final long serialVersionUID = 1;
                    @Atomic(striped = true) protected int count;
                    @Worker(pool = 1) void work() {}
                }
                """
            })
    void generatedCodeCompilesWithoutAWarning(String source) {
        TestCompilation compilation = TestCompilation.of(source);

        if (!compilation.isSuccessful()) {
            throw new AssertionError(compilation.report());
        }
        assertThat(compilation.findings()).isEmpty();
    }

    @Test
    void typesOfThePackageMayHaveTheNamesOfStandardOnes() {
        TestCompilation compilation = TestCompilation.of(
                "package app;\npublic class Override {}",
                "package app;\npublic class Object {}",
                "package app;\npublic class String {}",
                "package app;\npublic class Duration {}",
                "package app;\npublic class VarHandle {}",
                "package app;\npublic class SuppressWarnings {}",
                "package app;\npublic class ReflectiveOperationException extends Exception { private static final long serialVersionUID = 1; }",
                """
                package app;
                import dev.lockkeeper.*;
                public abstract class Account<T> {
                    private final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();
                    @Atomic private volatile T value;
                    @Atomic volatile String own;
                    @Atomic volatile java.lang.String standard;
                    @GuardedBy("lock") void deposit(Duration amount, VarHandle handle, java.lang.Object object) {}
                    abstract T getValue();
                }
                """);

        if (!compilation.isSuccessful()) {
            throw new AssertionError(compilation.report());
        }
    }

    @Test
    void aClassOfFiveHundredMembersIsGenerated() {
        String fields = IntStream.range(0, 250)
                .mapToObj(i -> "@Atomic private volatile long f" + i + "; abstract long incrementF" + i + "();")
                .collect(Collectors.joining("\n"));
        String methods = IntStream.range(0, 250)
                .mapToObj(i -> "@GuardedBy(\"this\") void m" + i + "(int a, String... b) {}")
                .collect(Collectors.joining("\n"));
        TestCompilation compilation = TestCompilation.of(
                "import dev.lockkeeper.*;\nabstract class Large {\n" + fields + "\n" + methods + "\n}");

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("ConcurrentLarge")).contains("incrementF249()", "m249(");
    }
}
