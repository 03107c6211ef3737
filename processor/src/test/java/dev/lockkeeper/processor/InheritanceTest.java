package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated class carries what its domain class inherits, through generics, packages and jars. */
final class InheritanceTest {
    private static final String BASE = """
            package base;
            import dev.lockkeeper.*;
            import java.util.concurrent.locks.*;
            public abstract class Base<T, K extends Comparable<K>> {
                private final ReentrantLock lock = new ReentrantLock();
                @GuardedBy("lock") private T value;
                @GuardedBy("lock") protected K key;
                @Atomic private volatile long total;
                @Atomic protected volatile T last;
                @Atomic volatile int unseen;
                protected Base(T value) { this.value = value; }
                @GuardedBy("lock") public boolean isLockHeld() { return lock.isHeldByCurrentThread(); }
                @GuardedBy("lock") protected T swap(T next, K[] keys) { T before = value; value = next; return before; }
                @GuardedBy("lock") void packagePrivate() {}
                @GuardedBy("lock") public final void fixed() {}
                @GuardedBy("lock") public void relaxed() {}
                @Worker(pool = 1) public T work(T item) { return item; }
                @Await public long awaited() { return total; }
                public abstract long incrementTotal();
                public abstract T getAndSetLast(T next);
            }
            """;

    private static final String DERIVED = """
            package derived;
            import dev.lockkeeper.*;
            public class Derived extends base.Base<String, Integer> {
                @GuardedBy("this") private int own;
                public Derived() { super("first"); }
                @GuardedBy("this") public int own() { return ++own; }
                @Override public void relaxed() {}
                @Override public long incrementTotal() { return -1; }
                @Override public String getAndSetLast(String next) { return "own"; }
            }
            """;

    /** Leaves the abstract methods to be generated. */
    private static final String ABSTRACT = DERIVED.replace("public class", "public abstract class")
            .replace("@Override public long incrementTotal() { return -1; }", "")
            .replace("@Override public String getAndSetLast(String next) { return \"own\"; }", "");

    @Test
    void whatIsInheritedFromAnotherPackageIsThere() throws Exception {
        assertDerivedWorks(TestCompilation.of(BASE, ABSTRACT));
    }

    @Test
    void whatIsInheritedFromAJarIsThere(@TempDir Path jar) throws Exception {
        TestCompilation base = TestCompilation.of(BASE);
        assertThat(base.isSuccessful()).as(base.report()).isTrue();
        base.writeClasses(jar);

        assertDerivedWorks(TestCompilation.prepare(ABSTRACT).withClassPath(jar).run());
    }

    @Test
    void whatTheDomainClassImplementsIsLeftAlone() {
        TestCompilation compilation = TestCompilation.of(BASE, DERIVED);
        Subject derived = Subject.of(compilation, "derived.ConcurrentDerived");

        assertThat(derived.call("incrementTotal")).isEqualTo(-1L);
        assertThat(derived.call("getAndSetLast", "x")).isEqualTo("own");
    }

    @Test
    void anOverrideWithoutTheAnnotationNeedsNoAccessor() {
        TestCompilation compilation = TestCompilation.of(BASE, DERIVED);

        assertThat(compilation.generated("derived.ConcurrentDerived")).doesNotContain("relaxed");
        assertThat(compilation.generated("base.ConcurrentBase")).contains("super.relaxed()");
    }

    @Test
    void abstractMethodsOfInterfacesAreOperationsToo() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                public interface Counter<N> {
                    N incrementTotal();
                    void setTotal(N value);
                    default N twice() { incrementTotal(); return incrementTotal(); }
                }
                """, """
                package app;
                public interface Holder<T> { T getAndSetItem(T item); Object item(); boolean equals(Object other); }
                """, """
                package app;
                import dev.lockkeeper.*;
                public abstract class Store implements Holder<String>, Comparable<Store> {
                    @Atomic private volatile String item;
                    @Override public int compareTo(Store other) { return 0; }
                }
                """, """
                package app;
                import dev.lockkeeper.*;
                import java.util.function.LongSupplier;
                abstract class Hits implements LongSupplier {
                    @Atomic private volatile long asLong;
                    public abstract long getAsLong();
                    abstract long incrementAsLong();
                }
                """);

        Subject store = Subject.of(compilation, "app.ConcurrentStore");
        assertThat(store.call("getAndSetItem", "a")).isNull();
        assertThat(store.call("item")).isEqualTo("a");
        Subject hits = Subject.of(compilation, "app.ConcurrentHits");
        hits.call("incrementAsLong");
        assertThat(((java.util.function.LongSupplier) hits.instance()).getAsLong())
                .isEqualTo(1);
    }

    @Test
    void fieldsThatHideEachOtherAreKeptApart() {
        Subject low = Subject.of(TestCompilation.of("""
                        package app;
                        import dev.lockkeeper.*;
                        import java.util.concurrent.locks.*;
                        public abstract class High {
                            final ReentrantLock lock = new ReentrantLock();
                            @Atomic volatile int count;
                            public abstract int incrementCount();
                            @GuardedBy("lock") public boolean isHighHeld() { return lock.isHeldByCurrentThread(); }
                            public int high() { return count; }
                        }
                        """, """
                        package app;
                        import dev.lockkeeper.*;
                        import java.util.concurrent.locks.*;
                        public abstract class Low extends High {
                            final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                            @Atomic private volatile long count = 100;
                            public abstract long addCount(long delta);
                            @GuardedBy("lock") public boolean isLowHeld() { return lock.isWriteLockedByCurrentThread(); }
                        }
                        """), "app.ConcurrentLow");

        assertThat(low.call("incrementCount")).isEqualTo(1);
        assertThat(low.call("addCount", 1L)).isEqualTo(101L);
        assertThat(low.call("high")).isEqualTo(1);
        assertThat(low.call("isHighHeld")).isEqualTo(true);
        assertThat(low.call("isLowHeld")).isEqualTo(true);
    }

    @Test
    void aClassWithoutAnnotationsOfItsOwnIsNoDomainClass() {
        TestCompilation compilation = TestCompilation.of(
                BASE,
                "package derived;\npublic class Plain { }",
                "package derived;\nabstract class Lower extends base.Base<String, Integer> { Lower() { super(\"\"); } }");

        assertThat(compilation.hasGenerated("derived.ConcurrentLower")).isFalse();
    }

    private static void assertDerivedWorks(TestCompilation compilation) throws Exception {
        Subject derived = Subject.of(compilation, "derived.ConcurrentDerived");
        assertThat(derived.call("isLockHeld")).isEqualTo(true);
        assertThat(derived.call("swap", "second", new Integer[0])).isEqualTo("first");
        assertThat(derived.call("swap", "third", new Integer[0])).isEqualTo("second");
        assertThat(derived.call("incrementTotal")).isEqualTo(1L);
        assertThat(derived.call("getAndSetLast", "x")).isNull();
        assertThat(derived.call("last")).isEqualTo("x");
        assertThat(derived.call("key")).isNull();
        assertThat(derived.call("own")).isEqualTo(1);
        assertThat(((Task<?>) derived.call("submitWork", "job")).get()).isEqualTo("job");
        assertThat(derived.call("awaited")).isEqualTo(1L);
        assertThat(derived.declares("packagePrivate")).isFalse();
        assertThat(derived.declares("unseen")).isFalse();
        ((AutoCloseable) derived.instance()).close();
    }
}
