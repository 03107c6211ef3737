package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Superclasses, interfaces and nested classes that the generated class may not even name, and what is generated for their members. */
final class UnusualHierarchyTest {

    @Test
    void membersOfASuperclassThatOnlyItsPackageCanNameAreThere() {
        Subject low = Subject.of(compile("""
                package high;
                import dev.lockkeeper.*;
                import java.util.concurrent.locks.*;
                class Hidden<T> {
                    private final ReentrantLock lock = new ReentrantLock();
                    private static final Object ALL = new Object();
                    protected static final Object OURS = new Object();
                    @GuardedBy("lock") private T value;
                    @GuardedBy("lock") public T swap(T next) { T old = value; value = next; return old; }
                    @GuardedBy("lock") public boolean isHeld() { return lock.isHeldByCurrentThread(); }
                    @GuardedBy("ALL") public boolean isAllHeld() { return Thread.holdsLock(ALL); }
                    @GuardedBy("OURS") public boolean isOursHeld() { return Thread.holdsLock(OURS); }
                    @GuardedBy("Hidden.own()") public boolean isOwnHeld() { return Thread.holdsLock(ALL); }
                    protected static Object own() { return ALL; }
                    @Atomic private volatile int count;
                    @Atomic protected static volatile int all;
                }
                """, """
                package high;
                public class High<U> extends Hidden<U[]> {}
                """, """
                package low;
                import dev.lockkeeper.*;
                public abstract class Low<A extends Comparable<A>> extends high.High<A> {
                    @Atomic private volatile int own;
                    abstract int incrementOwn();
                    public abstract int incrementCount();
                }
                """), "low.ConcurrentLow");

        assertThat(low.call("swap", (Object) new Integer[] {1})).isNull();
        assertThat(low.call("isHeld")).isEqualTo(true);
        assertThat(low.call("isAllHeld")).isEqualTo(true);
        assertThat(low.call("isOursHeld")).isEqualTo(true);
        assertThat(low.call("isOwnHeld")).isEqualTo(true);
        assertThat(low.call("incrementCount")).isEqualTo(1);
        assertThat(low.call("incrementAll")).isEqualTo(1);
    }

    @Test
    void membersOfAProtectedNestedSuperclassAreThere() {
        Subject child = Subject.of(compile("""
                package out;
                import dev.lockkeeper.*;
                public class Outer {
                    protected static class Base<T> {
                        @Atomic protected volatile T item;
                        @Atomic protected static volatile int all;
                        protected Base() {}
                        @GuardedBy protected boolean isHeld() { return Thread.holdsLock(this); }
                    }
                }
                """, """
                package in;
                import dev.lockkeeper.*;
                public class Sub extends out.Outer {
                    static class Child extends Base<String> { @Atomic volatile int own; }
                }
                """), "in.ConcurrentSub_Child");

        assertThat(child.call("getAndSetItem", "a")).isNull();
        assertThat(child.call("incrementAll")).isEqualTo(1);
        assertThat(child.call("isHeld")).isEqualTo(true);
    }

    @Test
    void aDeclaredOperationMeansTheFieldOfItsOwnClass() {
        Subject low = Subject.of(compile("""
                package high;
                import dev.lockkeeper.*;
                public abstract class High {
                    @Atomic private volatile int count = 10;
                    public abstract int incrementCount();
                }
                """, """
                package low;
                import dev.lockkeeper.*;
                public abstract class Low extends high.High {
                    @Atomic private volatile int count = 20;
                    public abstract int decrementCount();
                }
                """), "low.ConcurrentLow");

        assertThat(low.call("incrementCount")).isEqualTo(11);
        assertThat(low.call("decrementCount")).isEqualTo(19);
    }

    @Test
    void protectedLocksOfAnotherPackageAreTaken() {
        compile("""
                package high;
                import dev.lockkeeper.*;
                public class High {
                    protected final Object field = new Object();
                    protected Object lock() { return field; }
                    protected static Object shared() { return High.class; }
                    @GuardedBy("lock()") public void first() {}
                    @GuardedBy("High.shared()") public void second() {}
                    @GuardedBy("this.field") public void third() {}
                }
                """, """
                package low;
                import dev.lockkeeper.*;
                public class Low extends high.High {
                    @GuardedBy("lock()") int a;
                    @GuardedBy("shared()") int b;
                    @GuardedBy("Low.shared()") int c;
                    @GuardedBy("this.lock()") int d;
                    @GuardedBy("field") int e;
                    @GuardedBy("Low.this.field") int f;
                }
                """);
    }

    @Test
    void genericInterfacesDeclareOperations() {
        Subject numbers = Subject.of(
                compile(
                        "package app;\npublic interface Reader<T> { T value(); default T twice() { value(); return value(); } }",
                        "package app;\npublic interface Writer<T> { void setValue(T value); T getAndSetValue(T value); }",
                        """
                package app;
                import dev.lockkeeper.*;
                import java.util.function.UnaryOperator;
                abstract class Box<X extends Number> implements Reader<X>, Writer<X> {
                    @Atomic private volatile X value;
                    abstract X updateValue(UnaryOperator<X> update);
                }
                """,
                        """
                package app;
                import dev.lockkeeper.*;
                abstract class Numbers extends Box<Integer> {
                    @GuardedBy int other;
                    @Override public abstract Integer value();
                    @Override public abstract Integer getAndSetValue(Integer next);
                }
                """),
                "app.ConcurrentNumbers");

        numbers.call("setValue", 3);
        assertThat(numbers.call("value")).isEqualTo(3);
        assertThat(numbers.call("getAndSetValue", 4)).isEqualTo(3);
    }

    @Test
    void guardedDefaultMethodsGetAccessors() {
        Subject subject = Subject.of(compile("""
                package app;
                import dev.lockkeeper.*;
                public interface Guarded {
                    Object LOCK = new Object();
                    @GuardedBy("LOCK") default boolean isHeld() { return Thread.holdsLock(LOCK); }
                    @GuardedBy("Guarded.LOCK") boolean isHeldToo();
                    @GuardedBy default boolean isOwnHeld() { return Thread.holdsLock(this); }
                }
                """, """
                package app;
                import dev.lockkeeper.*;
                public class Subject implements Guarded {
                    @GuardedBy int own;
                    @GuardedBy("LOCK") public boolean isHeldToo() { return Thread.holdsLock(LOCK); }
                }
                """), "app.ConcurrentSubject");

        assertThat(subject.call("isHeld")).isEqualTo(true);
        assertThat(subject.call("isHeldToo")).isEqualTo(true);
        assertThat(subject.call("isOwnHeld")).isEqualTo(true);
    }

    @Test
    void overridesWithNarrowerResultsGetOneAccessor() {
        TestCompilation compilation = compile("""
                package app;
                import dev.lockkeeper.*;
                public class High<T> {
                    @GuardedBy public T id(T value) { return value; }
                    @GuardedBy protected Object name() { return 1; }
                    @GuardedBy public Comparable<?> key() { return 1; }
                }
                """, """
                package app;
                import dev.lockkeeper.*;
                public class Low extends High<String> {
                    @Override @GuardedBy public String id(String value) { return value; }
                    @Override @GuardedBy public String name() { return ""; }
                    @Override @GuardedBy public Integer key() { return 1; }
                }
                """);

        assertThat(compilation.generated("app.ConcurrentLow"))
                .containsOnlyOnce("super.id(")
                .contains("public Integer key()")
                .contains("public String name()");
    }

    /** Raw superclasses, and nested types of them. */
    @Test
    void aRawSuperclassGivesNoWarning() {
        compile("""
                package app;
                import dev.lockkeeper.*;
                import java.util.*;
                class Generic<T extends Number> {
                    @Atomic protected volatile T item;
                    @GuardedBy T first(List<T> all) { return null; }
                    class Inner {}
                    static class Nested<U> {}
                }
                """, """
                package app;
                import dev.lockkeeper.*;
                import java.util.*;
                @SuppressWarnings("rawtypes")
                public abstract class Raw extends Generic implements Comparable {
                    @Atomic volatile List raw;
                    @Atomic final List[] all = {};
                    @GuardedBy Map map;
                    @GuardedBy Generic.Inner inner;
                    @GuardedBy Generic.Nested nested;
                    @GuardedBy public List list(Class type, Map.Entry... entries) { return null; }
                    @Override public int compareTo(Object other) { return 0; }
                }
                """);
    }

    @Test
    void locksOfGenericTypesAreTaken() {
        compile("""
                package app;
                import dev.lockkeeper.*;
                import java.util.concurrent.locks.*;
                public abstract class Generic<L extends Lock, M extends ReadWriteLock, O> {
                    static class Holder<T> {
                        final T value;
                        private final T hidden;
                        Holder(T value) { this.value = value; hidden = value; }
                    }
                    private final L lock;
                    protected final M sides;
                    final O monitor;
                    private final Holder<L> holder;
                    private final Holder<O> held;
                    final Holder<StampedLock> stamped = new Holder<>(new StampedLock());
                    Generic(L lock, M sides, O monitor) {
                        this.lock = lock; this.sides = sides; this.monitor = monitor; holder = new Holder<>(lock);
                        held = new Holder<>(monitor);
                    }
                    @GuardedBy("lock") int a;
                    @GuardedBy("sides") int b;
                    @GuardedBy("monitor") int c;
                    @GuardedBy("holder.value") int d;
                    @GuardedBy("stamped.value") int e;
                    @GuardedBy("holder.hidden") int f;
                    @GuardedBy("held.value") int h;
                    @GuardedBy("stamped.hidden") private int g;
                    abstract int g();
                    @GuardedBy("lock") public int first() { return a; }
                    @GuardedBy(value = "sides", access = Access.READ) public int second() { return b; }
                    @GuardedBy("stamped.value") void third() {}
                }
                """);
    }

    @Test
    void locksOfTypesWithSeveralBoundsAreTaken() {
        compile("""
                package app;
                import dev.lockkeeper.*;
                import java.util.concurrent.locks.*;
                public abstract class Several<M extends Object & ReadWriteLock, L extends Object & Comparable<L> & Lock> {
                    protected final M sides;
                    private final L lock;
                    Several(M sides, L lock) { this.sides = sides; this.lock = lock; }
                    @GuardedBy("sides") int a;
                    @GuardedBy("lock") int b;
                    @GuardedBy("lock") private int c;
                    abstract int c();
                    @GuardedBy(value = "sides", access = Access.READ) public int first() { return a; }
                    @GuardedBy("lock") public int second() { return b; }
                }
                """);
    }

    private static TestCompilation compile(String... sources) {
        TestCompilation compilation = TestCompilation.of(sources);
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.findings()).isEmpty();
        compilation.initialiseGenerated();
        return compilation;
    }
}
