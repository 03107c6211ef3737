package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operations on guarded fields do on real threads. */
final class GuardedFieldBehaviourTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 500;

    @ParameterizedTest
    @CsvSource({
        "final Object lock = new Object();, lock",
        "private final Object lock = new Object();, lock",
        "private static final Object LOCK = new Object();, LOCK",
        "private static final Object LOCK = new Object();, Tally.LOCK",
        "'', this",
        "'', Tally.this",
        "'', Tally.class",
        "'', kinds.Tally.class",
        "final ReentrantLock lock = new ReentrantLock();, lock",
        "private final Lock lock = new ReentrantLock();, this.lock",
        "private final Lock lock = new ReentrantLock();, Tally.this.lock",
        "static final Lock LOCK = new ReentrantLock();, Tally.LOCK",
        "private final ReadWriteLock lock = new ReentrantReadWriteLock();, lock",
        "final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();, lock",
        "final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();, rw.writeLock()",
        "private final StampedLock lock = new StampedLock();, lock",
        "final StampedLock lock = new StampedLock();, lock",
        "final Lock lock = new ReentrantLock(); Lock lock() { return lock; }, lock()",
        "static final Lock LOCK = new ReentrantLock(); static Lock lock() { return LOCK; }, Tally.lock()",
        "private final Holder holder = new Holder();, holder.lock",
        "private final Holder holder = new Holder();, holder.hidden",
        "private final Holder holder = new Holder();, holder.self().lock",
        "private final Holder holder = new Holder();, this.holder.rw",
        "private final Holder holder = new Holder();, Holder.SHARED",
        "private final Holder holder = new Holder();, Tally.Holder.SHARED"
    })
    void everyKindOfLockGuardsItsField(String declaration, String expression) throws Exception {
        Subject tally = Subject.of(
                TestCompilation.of("""
                        package kinds;
                        import dev.lockkeeper.GuardedBy;
                        import java.util.concurrent.locks.*;
                        abstract class Tally {
                            DECLARATION
                            @GuardedBy("EXPRESSION") long total;
                            @GuardedBy("EXPRESSION") private long hidden;
                            @GuardedBy("EXPRESSION") void bump() { total++; }
                            abstract long addHidden(long delta);
                            abstract long getHidden();
                            static class Holder {
                                static final Object SHARED = new Object();
                                final Lock lock = new ReentrantLock();
                                private final Object hidden = new Object();
                                final ReadWriteLock rw = new ReentrantReadWriteLock();
                                Holder self() { return this; }
                            }
                        }
                        """.replace("DECLARATION", declaration).replace("EXPRESSION", expression)),
                "kinds.ConcurrentTally");

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                tally.call("incrementTotal");
                tally.call("addTotal", 2L);
                tally.call("updateTotal", (LongUnaryOperator) total -> total + 3);
                tally.call("bump");
                tally.call("decrementTotal");
                tally.call("addHidden", 1L);
                tally.call("total");
            }
        });

        assertThat(tally.call("total")).isEqualTo(6L * THREADS * ROUNDS);
        assertThat(tally.call("getHidden")).isEqualTo(1L * THREADS * ROUNDS);
        tally.call("setTotal", 4L);
        assertThat(tally.call("total")).isEqualTo(4L);
    }

    @Test
    void collectionsLeaveTheirLockAsImmutableCopiesOnly() {
        Subject store = Subject.of(TestCompilation.of("""
                        import dev.lockkeeper.GuardedBy;
                        import java.util.*;
                        abstract class Store<E extends Number> {
                            @GuardedBy final List<String> list = new ArrayList<>(Arrays.asList("b", null, "a"));
                            @GuardedBy Set<String> set = new LinkedHashSet<>(List.of("b", "a"));
                            @GuardedBy final SortedMap<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
                            @GuardedBy final Deque<Integer> queue = new ArrayDeque<>(List.of(1, 2));
                            @GuardedBy final List<? extends Number> wild = List.of(1, 2.0);
                            @GuardedBy final ArrayList<E> own = new ArrayList<>();
                            @GuardedBy private final Map<String, E> hidden = new HashMap<>();
                            public abstract Map<String, E> getHidden();
                        }
                        """), "ConcurrentStore");

        List<?> list = (List<?>) store.call("list");
        Set<?> set = (Set<?>) store.call("set");
        Map<?, ?> map = (Map<?, ?>) store.call("map");
        Collection<?> queue = (Collection<?>) store.call("queue");
        store.call("updateList", (Consumer<List<String>>) List::clear);
        store.call("updateSet", (Consumer<Set<String>>) Set::clear);

        assertThat(list).isEqualTo(Arrays.asList("b", null, "a"));
        assertThat(set.toString()).isEqualTo("[b, a]");
        assertThat(map.toString()).isEqualTo("{a=1, b=2}");
        assertThat(queue.toString()).isEqualTo("[1, 2]");
        assertThat(store.call("wild")).isEqualTo(List.of(1, 2.0));
        assertThat(store.call("own")).isEqualTo(List.of());
        assertThat(store.call("getHidden")).isEqualTo(Map.of());
        assertThat(store.call("list")).isEqualTo(List.of());
        for (Object copy : List.of(list, set, queue)) {
            assertThatThrownBy(((Collection<?>) copy)::clear).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void actionsOnMutableValuesRunUnderTheLock() {
        Subject log = Subject.of(
                TestCompilation.of("""
                        import dev.lockkeeper.GuardedBy;
                        import java.util.concurrent.locks.*;
                        import java.util.function.*;
                        public abstract class Log {
                            private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                            @GuardedBy("lock") protected StringBuilder text = new StringBuilder("a");
                            @GuardedBy("lock") private int[] cells = {1};
                            protected abstract int withCells(Function<int[], Integer> action);
                            protected abstract <X> X readCells(Function<? super int[], ? extends X> action);
                            public boolean isWriteHeld() { return lock.isWriteLockedByCurrentThread(); }
                            public boolean isReadHeld() { return lock.getReadHoldCount() > 0; }
                            public int sum() { return this.<Integer>readCells(cells -> cells[0]); }
                        }
                        """.replace(
                                "protected abstract int withCells(Function<int[], Integer> action);",
                                "protected abstract Integer withCells(Function<int[], Integer> action);")),
                "ConcurrentLog");

        assertThat(log.call("withText", (Function<Object, Object>) text -> log.call("isWriteHeld") + "" + text))
                .isEqualTo("truea");
        assertThat(log.call("readText", (Function<Object, Object>)
                        text -> log.call("isReadHeld") + "" + log.call("isWriteHeld")))
                .isEqualTo("truefalse");
        log.call("updateText", (Consumer<StringBuilder>) text -> text.append(log.call("isWriteHeld")));
        assertThat(log.call("readText", (Function<Object, Object>) Object::toString))
                .isEqualTo("atrue");
        assertThat(log.call("withCells", (Function<int[], Object>) cells -> ++cells[0]))
                .isEqualTo(2);
        assertThat(log.call("sum")).isEqualTo(2);
        assertThat(log.declares("text")).isFalse();
        assertThat(log.declares("setText")).isFalse();
    }

    @Test
    void gettersTakeTheReadSide() {
        Subject value = Subject.of(TestCompilation.of("""
                        import dev.lockkeeper.GuardedBy;
                        import java.util.concurrent.locks.*;
                        public class Value {
                            final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                            @GuardedBy("lock") protected String text = "a";
                            public ReentrantReadWriteLock lock() { return lock; }
                        }
                        """), "ConcurrentValue");
        var lock = ((java.util.concurrent.locks.ReentrantReadWriteLock) value.call("lock"));
        Thread reader = new Thread(lock.readLock()::lock); // never released
        reader.start();
        assertThat(join(reader)).isTrue();

        assertThat(value.call("text")).isEqualTo("a");
        assertThat(lock.writeLock().tryLock()).isFalse();
    }

    private static boolean join(Thread thread) {
        try {
            thread.join();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
