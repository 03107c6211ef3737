package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes whose signature mentions types that do not exist yet. */
final class DeferralTest {

    @Test
    void typesThatAnotherProcessorGeneratesAreWaitedFor() {
        TestCompilation compilation = TestCompilation.prepare("""
                        package app;
                        import dev.lockkeeper.GuardedBy;
                        import java.util.List;
                        public class Store extends gen.Base<String> {
                            @GuardedBy("this") private gen.Item last;
                            public Store(List<gen.Item> items) { last = items.get(0); }
                            @GuardedBy("this") public gen.Item swap(gen.Item next) { gen.Item before = last; last = next; return before; }
                        }
                        """)
                .withProcessor(new WritingProcessor(Map.of(
                        "gen.Base", "package gen; public class Base<T> { protected Base() {} }",
                        "gen.Item", "package gen; public class Item { public Item() {} }")))
                .run();

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("app.ConcurrentStore"))
                .contains("import gen.Item;", "ConcurrentStore(List<Item> items)", "Item swap(Item next)");
    }

    @Test
    void aClassMayMentionItsOwnGeneratedClass() {
        TestCompilation compilation = TestCompilation.of("""
                package bank;
                import dev.lockkeeper.GuardedBy;
                public class Account {
                    @GuardedBy("this") private long balance;
                    static final ConcurrentAccount MAIN = new ConcurrentAccount();
                    @GuardedBy("this") public void moveTo(ConcurrentAccount other, ConcurrentAccount... more) { balance = 0; }
                    static ConcurrentAccount create() { return new ConcurrentAccount(); }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
        assertThat(compilation.generated("bank.ConcurrentAccount"))
                .contains("moveTo(ConcurrentAccount other, ConcurrentAccount... more)");
    }

    /** Before JDK 25 or so, javac keeps the name of a missing type with arguments to itself. */
    @Test
    void aGenericClassThatMentionsItsOwnGeneratedClassIsGeneratedOrExplained() {
        TestCompilation compilation = TestCompilation.prepare("""
                        package store;
                        import dev.lockkeeper.GuardedBy;
                        public class Box<T> implements Comparable<ConcurrentBox<T>> {
                            @GuardedBy("this") private T value;
                            @dev.lockkeeper.Atomic final ConcurrentBox<?>[] peers = null;
                            @GuardedBy("this") public void merge(ConcurrentBox<T> other) { value = null; }
                            @Override public int compareTo(ConcurrentBox<T> other) { return 0; }
                        }
                        """).withoutLint().run();

        if (compilation.isSuccessful()) {
            assertThat(compilation.generated("store.ConcurrentBox")).contains("merge(ConcurrentBox<T> other)");
        } else {
            assertThat(compilation.findings())
                    .containsExactly("3: [lockkeeper:domain-class] 'ConcurrentBox' was not generated: a type with"
                            + " arguments in the signature of 'Box' is missing");
        }
    }

    @Test
    void aClassMayBeComparedWithItsOwnGeneratedClass() {
        TestCompilation compilation = TestCompilation.of("""
                package store;
                import dev.lockkeeper.GuardedBy;
                public class Item implements Comparable<ConcurrentItem> {
                    @GuardedBy("this") private int value;
                    @GuardedBy("this") public void use() { value++; }
                    @Override public int compareTo(ConcurrentItem other) { return 0; }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void classesMayMentionEachOthersGeneratedClassAcrossPackages() {
        TestCompilation compilation = TestCompilation.of("""
                package a;
                import b.ConcurrentRight;
                import dev.lockkeeper.GuardedBy;
                public class Left {
                    @GuardedBy("this") private int value;
                    @GuardedBy("this") public void meet(ConcurrentRight right) { value++; }
                }
                """, """
                package b;
                import a.ConcurrentLeft;
                import dev.lockkeeper.GuardedBy;
                public class Right {
                    @GuardedBy("this") private int value;
                    @GuardedBy("this") public void meet(ConcurrentLeft left) { value++; }
                }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void aClassThatIsOnlyCheckedHoldsUpNobody() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.GuardedBy;
                final class Checked {
                    @GuardedBy("this") private int count;
                    @GuardedBy("this") void use() { count++; }
                }
                """, """
                package app;
                import dev.lockkeeper.GuardedBy;
                class Left { @GuardedBy("this") void meet(ConcurrentRight right) {} }
                """, """
                package app;
                import dev.lockkeeper.GuardedBy;
                class Right { @GuardedBy("this") void meet(ConcurrentLeft left) {} }
                """);

        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();
    }

    @Test
    void aTypeThatNeverAppearsIsLeftToTheCompiler() {
        TestCompilation compilation = TestCompilation.of("""
                package app;
                import dev.lockkeeper.GuardedBy;
                public class Store {
                    @GuardedBy("this") private Missing missing;
                    @GuardedBy("this") public void use(Missing other) {}
                }
                """, """
                package app;
                import dev.lockkeeper.GuardedBy;
                public class Other {
                    @GuardedBy("this") private int count;
                    @GuardedBy("this") public void use() { count++; }
                }
                """);

        assertThat(compilation.isSuccessful()).isFalse();
        assertThat(compilation.messages()).anyMatch(message -> message.contains("cannot find symbol"));
        assertThat(compilation.findings()).isEmpty();
        assertThat(compilation.hasGenerated("app.ConcurrentStore")).isFalse();
        assertThat(compilation.hasGenerated("app.ConcurrentOther")).isTrue();
    }
}
