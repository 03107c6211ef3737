package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Whose imports count, and what is said where they are not known. */
final class ImportsOfOtherFilesTest {
    private static final String FIRST =
            "package first;\npublic class Registry { public static final Object LOCK = new Object(); }";
    private static final String SECOND = FIRST.replace("first", "second");
    private static final String BASE = """
            package base;
            import dev.lockkeeper.GuardedBy;
            import first.Registry;
            public class Base {
                @GuardedBy("Registry.LOCK") public boolean isHeldInBase() { return Thread.holdsLock(Registry.LOCK); }
            }
            """;
    private static final String DERIVED = """
            package derived;
            import dev.lockkeeper.GuardedBy;
            import second.Registry;
            public class Derived extends base.Base {
                @GuardedBy("Registry.LOCK") public boolean isHeld() { return Thread.holdsLock(Registry.LOCK); }
            }
            """;

    @Test
    void theFileThatDeclaresTheMemberCounts() {
        Subject derived = Subject.of(TestCompilation.of(FIRST, SECOND, BASE, DERIVED), "derived.ConcurrentDerived");

        assertThat(derived.call("isHeldInBase")).isEqualTo(true);
        assertThat(derived.call("isHeld")).isEqualTo(true);
    }

    @Test
    void nestedAndFurtherClassesOfAFileShareItsImports() {
        TestCompilation compilation =
                TestCompilation.prepare(FIRST, """
                package app;
                import dev.lockkeeper.*;
                import first.*;
                public class Main {
                    public static class Nested {
                        @Atomic volatile int count;
                        @GuardedBy("Registry.LOCK") public boolean isHeld() { return Thread.holdsLock(Registry.LOCK); }
                        public record Pair(int left) {
                            @GuardedBy("Registry.LOCK") void use() {}
                        }
                    }
                }
                class Further {
                    @GuardedBy("Registry.LOCK") public boolean isHeld() { return Thread.holdsLock(Registry.LOCK); }
                }
                """).withoutLint().run();

        assertThat(Subject.of(compilation, "app.ConcurrentMain_Nested").call("isHeld"))
                .isEqualTo(true);
        assertThat(Subject.of(compilation, "app.ConcurrentFurther").call("isHeld"))
                .isEqualTo(true);
    }

    @Test
    void filesThatOtherProcessorsWriteHaveImportsToo() {
        TestCompilation compilation = TestCompilation.prepare(FIRST, "@Deprecated class Trigger {}")
                .withProcessor(new WritingProcessor(Map.of("late.Late", """
                        package late;
                        import dev.lockkeeper.GuardedBy;
                        import first.Registry;
                        public class Late {
                            @GuardedBy("Registry.LOCK") public boolean isHeld() { return Thread.holdsLock(Registry.LOCK); }
                        }
                        """)))
                .run();

        assertThat(Subject.of(compilation, "late.ConcurrentLate").call("isHeld"))
                .isEqualTo(true);
    }

    @Test
    void aLockOfAClassThatAnotherProcessorStillWritesIsWaitedFor() {
        TestCompilation compilation = TestCompilation.prepare(DERIVED.replace(" extends base.Base", ""))
                .withProcessor(new WritingProcessor(Map.of("second.Registry", SECOND)))
                .run();

        assertThat(Subject.of(compilation, "derived.ConcurrentDerived").call("isHeld"))
                .isEqualTo(true);
    }

    @Test
    void whereNoPlugInRunsTheHintAsksForTheFullName() {
        TestCompilation compilation =
                TestCompilation.prepare(FIRST, BASE).withoutChecker().run();

        assertThat(compilation.findings())
                .containsExactly(
                        "5: [lockkeeper:guarded-by-lock] 'isHeldInBase' is guarded by 'Registry.LOCK', but there"
                                + " is no 'Registry' in Base");
        assertThat(compilation.hints())
                .containsExactly("declare a final field for the lock; this compiler tells no imports, so a class of"
                        + " another package is known by its full name only, as in 'java.util.Map.class'");
        assertThat(TestCompilation.prepare(FIRST, BASE.replace("(\"R", "(\"first.R"))
                        .withoutChecker()
                        .run()
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void theImportsOfACompiledClassAreNotKnownAnyMore(@TempDir Path jar) throws IOException {
        TestCompilation.of(FIRST, SECOND, BASE).writeClasses(jar);

        TestCompilation compilation =
                TestCompilation.prepare(DERIVED).withClassPath(jar).run();

        assertThat(compilation.findings())
                .containsExactly("4: [lockkeeper:guarded-by-lock] 'isHeldInBase' is guarded by 'Registry.LOCK', but"
                        + " there is no 'Registry' in Base");
        assertThat(compilation.hints())
                .containsExactly(
                        "'Base' is compiled already, and its imports are not known any more: if the lock belongs"
                                + " to a class, write the full name of that in 'Base', as in 'java.util.Map.class'");
        assertThat(compilation.messages()).hasSize(1);
    }

    @Test
    void aCompiledClassThatNamesItInFullServes(@TempDir Path jar) throws IOException {
        TestCompilation.of(FIRST, SECOND, BASE.replace("(\"R", "(\"first.R")).writeClasses(jar);

        TestCompilation compilation =
                TestCompilation.prepare(DERIVED).withClassPath(jar).run();

        assertThat(Subject.of(compilation, "derived.ConcurrentDerived").call("isHeldInBase"))
                .isEqualTo(true);
    }

    @Test
    void theLockOfAClassAroundIsStatic() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                class Outer {
                    final Object own = new Object();
                    static final Object SHARED = new Object();
                    static Object shared() { return SHARED; }
                    Object own() { return own; }
                    static class Nested {
                        @GuardedBy("SHARED") void a() {}
                        @GuardedBy("shared()") void b() {}
                        @GuardedBy("own") void c() {} // [guarded-by-lock] 'c' is guarded by 'own', but 'own' belongs to each 'Outer', and a 'Nested' has none
                        @GuardedBy("own()") void d() {} // [guarded-by-lock] 'd' is guarded by 'own()', but 'own()' belongs to each 'Outer', and a 'Nested' has none
                    }
                    class Inner {
                        @GuardedBy("own") private int count;
                        @GuardedBy("own()") void use() {}
                        void count() { synchronized (own) { count++; } }
                    }
                }
                """);

        assertThat(compilation.hints()).contains("make 'own' static, or declare the lock in 'Nested'");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void aModuleIsImportedAsAWhole() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import module java.base;
                import dev.lockkeeper.*;
                public class Main {
                    @GuardedBy("Collections.class") public boolean isHeld() { return Thread.holdsLock(Collections.class); }
                    @GuardedBy("Lock.class") public boolean isLockHeld() { return Thread.holdsLock(Lock.class); }
                }
                """);

        assertThat(Subject.of(compilation, "app.ConcurrentMain").call("isHeld")).isEqualTo(true);
        assertThat(Subject.of(compilation, "app.ConcurrentMain").call("isLockHeld"))
                .isEqualTo(true);
    }

    @Test
    void nothingOfItOutlivesTheCompilation() {
        TestCompilation.of(FIRST, BASE);

        assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.startsWith("dev.lockkeeper."));
    }
}
