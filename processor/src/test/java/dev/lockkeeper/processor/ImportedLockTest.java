package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lock expressions that name classes which their file imports. Where generator and checker agree that there is a lock, they agree
 * on which: the checker demands of the generated class that it holds the lock which it reads from the annotation itself.
 */
final class ImportedLockTest {
    private static final String REGISTRY = """
            package out;
            import java.util.concurrent.locks.*;
            public class Registry extends Keys {
                public static final ReentrantLock LOCK = new ReentrantLock();
                public static final Registry THE = new Registry();
                public static ReentrantLock lock() { return LOCK; }
                public final ReentrantReadWriteLock own = new ReentrantReadWriteLock();
                public final StampedLock stamped() { return STAMPED; }
                static final Object HIDDEN = new Object();
                private static final Object SECRET = new Object();
                private static final StampedLock STAMPED = new StampedLock();
                public static class Inner {
                    public static final Object LOCK = new Object();
                    public static class Deep { public static final Object LOCK = new Object(); }
                }
                static class Closed { public static final Object LOCK = new Object(); }
            }
            """;
    private static final String KEYS = """
            package out;
            public class Keys {
                public static final Object KEY = new Object();
                public static class Held { public static final Object LOCK = new Object(); }
            }
            """;
    private static final String OTHER = """
            package more;
            public class Registry {
                public static final Object LOCK = new Object();
                public static final Object KEY = new Object();
                public static Object lock() { return LOCK; }
                public static class Inner {}
            }
            """;
    private static final String PACKAGE_PRIVATE =
            "package more;\nclass Keys { static final Object KEY = new Object(); }";
    private static final String NEIGHBOUR =
            "package in;\npublic class Inner { static final Object LOCK = Inner.class; }";
    /** Tells whether a lock is held that the compiler found by the language's own rules. */
    private static final String PROBE = """
            package in;
            import java.util.concurrent.locks.*;
            class Probe {
                static boolean isHeld(Object lock) {
                    if (lock instanceof StampedLock stamped) return stamped.isWriteLocked();
                    if (lock instanceof ReentrantReadWriteLock sides) return sides.isWriteLockedByCurrentThread();
                    return lock instanceof ReentrantLock own ? own.isHeldByCurrentThread() : Thread.holdsLock(lock);
                }
            }
            """;

    private static final String LOCK =
            "package in;\npublic class Lock { public static final Object LOCK = new Object(); }";

    /** Imports, the members around, and the lock expression. */
    static Stream<Arguments> locks() {
        return Stream.of(
                Arguments.of("import out.Registry;", "", "Registry.class"),
                Arguments.of("import out.Registry;", "", "Registry.LOCK"),
                Arguments.of("import out.Registry;", "", "Registry.lock()"),
                Arguments.of("import out.Registry;", "", "Registry.THE.own"),
                Arguments.of("import out.Registry;", "", "Registry.THE.stamped()"),
                Arguments.of("import out.Registry;", "", "Registry.KEY"),
                Arguments.of("import out.Registry;", "", "Registry.Inner.class"),
                Arguments.of("import out.Registry;", "", "Registry.Inner.Deep.LOCK"),
                Arguments.of("import out.Registry;", "", "Registry.Held.LOCK"),
                Arguments.of("import out.*;", "", "Registry.LOCK"),
                Arguments.of("import out.*;\nimport java.util.*;", "", "Registry.Inner.Deep.class"),
                Arguments.of("import out.Registry.Inner;", "", "Inner.LOCK"),
                Arguments.of("import out.Registry.Inner.*;", "", "Deep.LOCK"),
                Arguments.of("import static out.Registry.LOCK;", "", "LOCK"),
                Arguments.of("import static out.Registry.lock;", "", "lock()"),
                Arguments.of("import static out.Registry.THE;", "", "THE.own"),
                Arguments.of("import static out.Registry.*;", "", "KEY"),
                Arguments.of("import static out.Registry.*;", "", "lock()"),
                Arguments.of("import static out.Registry.Inner;", "", "Inner.Deep.LOCK"),
                Arguments.of("import static out.Registry.Held;", "", "Held.LOCK"),
                Arguments.of("import static out.Registry.*;", "", "Held.class"),
                Arguments.of("import java.util.Collections;", "", "Collections.class"),
                Arguments.of("import java.util.Map;", "", "Map.Entry.class"),
                Arguments.of("import java.util.Map.*;", "", "Entry.class"),
                // a class of the user's that has the name of one which the generated class imports, and the other way
                // round
                Arguments.of("import in.Lock;\nimport out.Registry;", "", "Lock.LOCK"),
                Arguments.of("import java.util.concurrent.locks.*;", "", "Lock.class"),
                Arguments.of("import java.util.concurrent.locks.Lock;", "", "Lock.class"),
                Arguments.of("import out.Registry;", "public static class Registry {}", "Registry.class"),
                // nearer meanings shadow imports
                Arguments.of("import out.Registry.Inner;", "", "Inner.class"),
                Arguments.of("import out.Registry.*;", "", "Inner.class"),
                Arguments.of("import static out.Registry.LOCK;", "static final Object LOCK = new Object();", "LOCK"),
                Arguments.of("import static out.Registry.lock;", "Object lock() { return this; }", "lock()"),
                Arguments.of("import more.Registry;\nimport out.*;", "", "Registry.LOCK"),
                Arguments.of("import more.*;\nimport out.*;", "", "Keys.KEY"),
                Arguments.of("import static more.Registry.KEY;\nimport static out.Registry.*;", "", "KEY"),
                Arguments.of("import out.Registry;", "final out.Keys Registry = new out.Keys();", "Registry.KEY"));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void bothHalvesFindTheLockThatTheLanguageMeans(String imports, String around, String expression) {
        TestCompilation compilation = TestCompilation.of(with(user(imports, around, expression)));

        assertThat(Subject.of(compilation, "in.ConcurrentUser").call("use")).isEqualTo(true);
        assertThat(checkOnly(user(imports, around, expression)).isSuccessful()).isTrue();
    }

    static Stream<Arguments> noLocks() {
        return Stream.of(
                Arguments.of("import out.Registry;", "", "Registry.NONE"),
                Arguments.of("import out.Registry;", "", "Registry.none()"),
                Arguments.of("import out.Registry;", "", "Registry.own"),
                Arguments.of("import out.Registry;", "", "Registry.stamped()"),
                Arguments.of("import out.Registry;", "", "Registry.None.LOCK"),
                Arguments.of("import out.Registry;", "", "Registry"),
                Arguments.of("import out.Registry;", "", "Keys.KEY"),
                Arguments.of("import out.Keys;", "", "Registry.class"),
                Arguments.of("import out.*;", "", "none.Registry.class"),
                Arguments.of("import static out.Registry.LOCK;", "", "lock()"),
                Arguments.of("import static out.Registry.LOCK;", "", "Registry.class"),
                Arguments.of("import static out.Registry.*;", "", "HIDDEN"),
                Arguments.of("import static out.Registry.*;", "", "own"),
                Arguments.of("import out.Registry.*;", "", "Closed.LOCK"),
                Arguments.of("import out.Registry.*;", "", "Held.LOCK"),
                Arguments.of("import more.*;", "", "Keys.KEY"),
                Arguments.of("import more.*;\nimport out.*;", "", "Registry.LOCK"),
                Arguments.of("import static more.Registry.*;\nimport static out.Registry.*;", "", "KEY"),
                Arguments.of("import static more.Registry.*;\nimport static out.Registry.*;", "", "lock()"),
                Arguments.of("import out.Registry;", "", "Top.class"),
                Arguments.of("import out.Registry;", "", "Registry.this"),
                Arguments.of("import out.Registry;", "", "Registry.class.LOCK"),
                Arguments.of("import java.util.concurrent.*;", "final Semaphore s = new Semaphore(1);", "s"),
                Arguments.of("import java.time.*;", "final Duration d = Duration.ZERO;", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "a b",
                "this..LOCK",
                "lock;",
                "super",
                "this.this",
                "this.class",
                "Object.this",
                "()",
                "int.class",
                "Object[].class",
                "new Object()",
                "*/ x",
                "java.lang",
                "java.lang.Object",
                "Object.class.getName()",
                "hashCode()",
                "wait()",
                "System.exit()",
                "User.use.lock"
            })
    void bothHalvesRefuseWhatIsNoExpression(String expression) {
        bothHalvesSayThatThereIsNoLock("", "", expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "hidden()", "this.secret", "this.hidden()", "User.SECRET", "User.Closed.class"})
    void whatIsPrivateInAClassAboveIsNotInScope(String expression) {
        String user = user("", "", expression, "true").replace("class User", "class User extends Above");
        String above = """
                package in;
                public class Above {
                    private static final Object SECRET = new Object();
                    private final Object secret = SECRET;
                    private Object hidden() { return secret; }
                    private static class Closed {}
                    Object u() { return new Closed().hashCode() + "" + hidden(); }
                }
                """;

        for (TestCompilation each : List.of(TestCompilation.of(with(user, above)), checkOnly(user, above))) {
            assertThat(each.findings())
                    .as(each.report())
                    .singleElement()
                    .asString()
                    .contains("[lockkeeper:guarded-by-lock]");
        }
    }

    @Test
    void spacesMayStandWhereTheyMayInCode() {
        TestCompilation compilation =
                TestCompilation.of(with(user("import out.Registry;", "", " Registry . THE . stamped ( ) ")));

        assertThat(Subject.of(compilation, "in.ConcurrentUser").call("use")).isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("noLocks")
    void bothHalvesSayThatThereIsNoLock(String imports, String around, String expression) {
        TestCompilation compilation = TestCompilation.of(with(user(imports, around, expression, "true")));

        assertThat(compilation.findings())
                .as(compilation.report())
                .singleElement()
                .asString()
                .contains("[lockkeeper:guarded-by-lock] 'use' is guarded by '" + expression + "', but ");
        assertThat(compilation.messages()).hasSize(1);
        TestCompilation checked = checkOnly(user(imports, around, expression, "true"));
        assertThat(checked.findings())
                .as(checked.report())
                .isNotEmpty()
                .allMatch(finding -> finding.contains("[lockkeeper:guarded-by-lock]"));
    }

    private static TestCompilation checkOnly(String... sources) {
        return TestCompilation.prepare(with(sources))
                .withoutLint()
                .withOptions("-proc:none", "-Xplugin:Lockkeeper generate=false")
                .run();
    }

    private static String user(String imports, String around, String expression) {
        return user(imports, around, expression, "Probe.isHeld(" + expression + ")");
    }

    private static String user(String imports, String around, String expression, String use) {
        String text = """
                import dev.lockkeeper.GuardedBy;
                public class User {
                    $around
                    @SuppressWarnings("static")
                    @GuardedBy("$lock") public boolean use() { return $use; }
                }
                """;
        return "package in;\n" + imports + "\n"
                + text.replace("$around", around).replace("$lock", expression).replace("$use", use);
    }

    private static String[] with(String... sources) {
        List<String> all = new ArrayList<>(Arrays.asList(sources));
        all.addAll(List.of(REGISTRY, KEYS, OTHER, PACKAGE_PRIVATE, NEIGHBOUR, LOCK, PROBE, "public class Top {}"));
        return all.toArray(String[]::new);
    }
}
