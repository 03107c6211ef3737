package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** Which operations are written: what is declared, what comes by itself, and what cannot be. */
final class DeclaredOperationsTest {

    @Test
    void aPrivateFieldGetsOnlyWhatIsDeclared() {
        Subject subject = generate("""
                import dev.lockkeeper.*;
                abstract class Subject {
                    @Atomic private volatile int count;
                    @GuardedBy private long total;
                    protected abstract void incrementCount();
                    abstract long getTotal();
                }
                """);

        assertThat(subject.type().getDeclaredMethods()).hasSize(2);
        assertThat(modifiers(subject, "incrementCount")).isEqualTo(Modifier.PROTECTED);
        assertThat(modifiers(subject, "getTotal")).isZero();
    }

    @Test
    void anotherFieldGetsEverythingAtItsOwnVisibility() {
        Subject subject = generate("""
                import dev.lockkeeper.*;
                class Subject {
                    @Atomic public volatile int count;
                    @GuardedBy protected long total;
                    @Atomic static volatile int all;
                }
                """);

        assertThat(modifiers(subject, "incrementCount")).isEqualTo(Modifier.PUBLIC);
        assertThat(modifiers(subject, "updateTotal")).isEqualTo(Modifier.PROTECTED);
        assertThat(modifiers(subject, "compareAndSetAll")).isEqualTo(Modifier.STATIC);
    }

    @Test
    void whatTheDomainClassImplementsIsLeftAlone() {
        Subject subject = generate("""
                import dev.lockkeeper.*;
                import java.util.*;
                import java.util.function.*;
                class Subject {
                    @Atomic volatile int count;
                    @GuardedBy protected List<String> items = new ArrayList<>();
                    @GuardedBy protected String name = "";
                    int incrementCount() { return -1; }
                    final int addCount(int delta) { return -1; }
                    static void setCount(int value) {}
                    void updateItems(Consumer<Iterable<String>> action) {}
                    void setName(String name) {}
                    private String name() { return "hidden"; }
                    String use() { return name(); }
                }
                """);

        assertThat(subject.declares("incrementCount")).isFalse();
        assertThat(subject.declares("addCount")).isFalse();
        assertThat(subject.declares("setCount")).isFalse();
        assertThat(subject.declares("updateItems")).isFalse();
        assertThat(subject.declares("setName")).isFalse();
        assertThat(subject.declares("decrementCount")).isTrue();
        assertThat(subject.declares("name")).isTrue();
    }

    @Test
    void aDeclarationMayBeGeneralAboutWhatItGets() {
        Subject subject = generate("""
                import dev.lockkeeper.*;
                import java.util.*;
                import java.util.function.*;
                abstract class Subject<T extends Number> implements Supplier<Object> {
                    @Atomic private volatile String name = "n";
                    @Atomic private volatile boolean open;
                    @Atomic private volatile T number;
                    @GuardedBy private final List<T> items = new ArrayList<>();
                    @GuardedBy private String text = "t";
                    abstract CharSequence name();
                    public abstract boolean isOpen();
                    abstract void updateName(Function<? super String, ? extends String> update);
                    abstract Number getAndSetNumber(T next);
                    abstract <X extends Comparable<X>> X withItems(Function<? super Collection<T>, X> action);
                    abstract void updateItems(Consumer<? super Collection<T>> action);
                    abstract List<T> getItems();
                    abstract Object text();
                    public Object get() { return text(); }
                    abstract String updateText(UnaryOperator<String> update);
                }
                """);

        assertThat(subject.call("name")).isEqualTo("n");
        assertThat(subject.call("isOpen")).isEqualTo(false);
        assertThat(subject.call("get")).isEqualTo("t");
    }

    @Test
    void whatIsNoOperationIsReportedWithTheNearest() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                import java.time.Duration;
                import java.util.*;
                import java.util.concurrent.locks.*;
                import java.util.function.*;
                abstract class Subject<T> {
                    final Lock lock = new ReentrantLock();
                    @Atomic private volatile char letter;
                    @Atomic(striped = true) private long count;
                    @Atomic private final int[] cells = {};
                    @GuardedBy("lock") private List<T> items;
                    @GuardedBy("lock") private final String name = "";
                    @GuardedBy("lock") public void clear() {}
                    abstract char incrementLetter(); // [unknown-operation] the abstract method 'char incrementLetter()' matches no operation
                    abstract long incrementCount(); // [unknown-operation] the abstract method 'long incrementCount()' matches no operation
                    abstract int incrementCells(); // [unknown-operation] the abstract method 'int incrementCells()' matches no operation
                    abstract void setItems(List<T> next); // [unknown-operation] the abstract method 'void setItems(List<T>)' matches no operation
                    abstract ArrayList<T> items(); // [unknown-operation] the abstract method 'ArrayList<T> items()' matches no operation
                    abstract int withItems(Function<List<T>, String> action); // [unknown-operation] the abstract method 'int withItems(Function<List<T>, String>)' matches no operation
                    abstract void setName(String name); // [unknown-operation] the abstract method 'void setName(String)' matches no operation
                    abstract boolean tryClear(Duration timeout); // [unknown-operation] the abstract method 'boolean tryClear(Duration)' matches no operation
                    abstract void other(); // [unknown-operation] the abstract method 'void other()' matches no operation
                }
                """);

        assertThat(compilation.hints())
                .contains(
                        "the nearest operation is 'void incrementCount()'; or implement the method",
                        "the nearest operation is 'int incrementCells(int)'; or implement the method",
                        "the nearest operation is 'List<T> items()'; or implement the method",
                        "the nearest operation is 'boolean tryClear(Duration) throws InterruptedException'; or implement the method");
    }

    @Test
    void anAbstractMethodOfAClassWithoutOperationsIsReported() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Subject {
                    @GuardedBy void clear() {}
                    abstract void other(); // [unknown-operation] the abstract method 'void other()' matches no operation
                }
                """);

        assertThat(compilation.hints())
                .containsExactly("implement the method: the class has no member that operations come from");
    }

    @Test
    void operationsOfTwoMembersAreKeptApart() {
        TestCompilation compilation = Marked.assertReported("""
                import dev.lockkeeper.*;
                abstract class Subject {
                    @Atomic private volatile int count;
                    @Atomic private volatile int Count;
                    abstract void setCount(int value); // [unknown-operation] the abstract method 'void setCount(int)' matches more than one operation
                    @Atomic volatile Stats stats;
                    void setStatsRequests(String next) {}
                    @Atomic volatile String statsRequests; // [unknown-operation] the operation 'String updateStatsRequests(UnaryOperator<String>)' of 'statsRequests' is one of 'stats' too
                    record Stats(String requests) {}
                }
                """);

        assertThat(compilation.hints()).contains("it could be of 'count' or of 'Count': rename one of them");
    }

    private static int modifiers(Subject subject, String name) {
        for (java.lang.reflect.Method method : subject.type().getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return method.getModifiers();
            }
        }
        throw new AssertionError("no method " + name);
    }

    private static Subject generate(String source) {
        return Subject.of(TestCompilation.of(source), "ConcurrentSubject");
    }
}
