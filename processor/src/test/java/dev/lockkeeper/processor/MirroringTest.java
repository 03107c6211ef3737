package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the generated class repeats what the domain class declares. */
final class MirroringTest {

    @Test
    void constructorsAreMirroredWithEverythingThatBelongsToThem() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.Atomic;
                import java.io.IOException;
                import java.util.List;
                public class Box<T extends Comparable<? super T>> {
                    @interface Named { String value(); int[] sizes() default {}; Class<?> type() default Object.class; }
                    @Atomic protected volatile int uses;
                    public Box() {}
                    protected Box(@Named(value = "first", sizes = {1, 2}, type = String.class) T value) {}
                    <X extends Exception> Box(List<? extends T> values, Class<X> type) throws X, IOException {}
                    @SafeVarargs public Box(int size, T... values) {}
                    @Deprecated Box(char c) {}
                    private Box(byte hidden) {}
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("app.ConcurrentBox"))
                .contains(
                        "public final class ConcurrentBox<T extends Comparable<? super T>> extends Box<T> {",
                        "public ConcurrentBox() {}",
                        "protected ConcurrentBox(",
                        "Box.Named(value = \"first\", sizes = {1, 2}, type = String.class)",
                        "<X extends Exception> ConcurrentBox(List<? extends T> values, Class<X> type) throws X, IOException",
                        "@SafeVarargs",
                        "public ConcurrentBox(int size, T... values)",
                        "@Deprecated")
                .doesNotContain("hidden");
    }

    @Test
    void aNestedClassGetsATopLevelOneNamedAfterAllThatEnclosesIt() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.Atomic;
                public class Outer {
                    public static class Middle {
                        public static class Inner { @Atomic volatile int count; }
                        static class Local { @Atomic volatile int count; }
                    }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("app.ConcurrentOuter_Middle_Inner"))
                .contains("public final class ConcurrentOuter_Middle_Inner extends Outer.Middle.Inner {");
        assertThat(compilation.generated("app.ConcurrentOuter_Middle_Local"))
                .contains("\nfinal class ConcurrentOuter_Middle_Local extends Outer.Middle.Local {");
    }

    @Test
    void aSerializableClassGivesNoWarning() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.*;
                public class Ledger implements java.io.Serializable {
                    private static final long serialVersionUID = 1L;
                    @Atomic volatile int count;
                    @Worker(pool = 2) void work() {}
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void theSameSourceGivesTheSameBytes() {
        String source = """
                package app;
                import dev.lockkeeper.*;
                public class Everything {
                    @Atomic volatile int count;
                    @Atomic volatile long total;
                    @GuardedBy int rest;
                    @GuardedBy void use() {}
                    @Worker void work() {}
                    @Await void end() {}
                }
                """;

        assertThat(TestCompilation.of(source).generated("app.ConcurrentEverything"))
                .isEqualTo(TestCompilation.of(source).generated("app.ConcurrentEverything"));
    }
}
