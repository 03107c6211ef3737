package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What atomic operations do on real threads. */
final class AtomicBehaviourTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 500;

    @ParameterizedTest
    @ValueSource(strings = {"volatile ", "private static volatile ", "static volatile "})
    void noIncrementIsLostAmongThreads(String modifiers) throws Exception {
        Subject hits = subject("""
                package web;
                import dev.lockkeeper.Atomic;
                abstract class Hits {
                    @Atomic MODIFIERS long total;
                    abstract long incrementTotal();
                    abstract void addTotal(long delta);
                    abstract long getAndAddTotal(long delta);
                    abstract long decrementTotal();
                    abstract long total();
                }
                """.replace("MODIFIERS", modifiers), "web.ConcurrentHits");

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                hits.call("incrementTotal");
                hits.call("addTotal", 2L);
                hits.call("getAndAddTotal", 3L);
                hits.call("decrementTotal");
            }
        });

        assertThat(hits.call("total")).isEqualTo(5L * THREADS * ROUNDS);
    }

    @Test
    void noUpdateIsLostAmongThreads() throws Exception {
        Subject hits = field("long");

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                hits.call("updateX", (LongUnaryOperator) value -> value + 1);
                hits.call("getAndUpdateX", (LongUnaryOperator) value -> value + 1);
                hits.call("accumulateX", 1L, (LongBinaryOperator) Long::sum);
            }
        });

        assertThat(hits.call("x")).isEqualTo(3L * THREADS * ROUNDS);
    }

    @Test
    void anIntIsComputedWithAsAnInt() {
        Subject subject = field("int");
        assertThat(subject.call("incrementX")).isEqualTo(1);
        assertThat(subject.call("addX", Integer.MAX_VALUE)).isEqualTo(Integer.MIN_VALUE);
        assertThat(subject.call("getAndAddX", -1)).isEqualTo(Integer.MIN_VALUE);
        assertThat(subject.call("decrementX")).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(subject.call("getAndSetX", 5)).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(subject.call("compareAndSetX", 4, 6)).isEqualTo(false);
        assertThat(subject.call("compareAndSetX", 5, 6)).isEqualTo(true);
        assertThat(subject.call("updateX", (IntUnaryOperator) x -> x * 2)).isEqualTo(12);
        assertThat(subject.call("getAndUpdateX", (IntUnaryOperator) x -> x * 2)).isEqualTo(12);
        assertThat(subject.call("accumulateX", 4, (IntBinaryOperator) (x, y) -> x - y))
                .isEqualTo(20);
        subject.call("setX", 7);
        assertThat(subject.call("x")).isEqualTo(7);
    }

    @Test
    void smallIntegersWrapAround() {
        Subject bytes = field("byte");
        bytes.call("setX", Byte.MAX_VALUE);
        assertThat(bytes.call("incrementX")).isEqualTo(Byte.MIN_VALUE);
        assertThat(bytes.call("decrementX")).isEqualTo(Byte.MAX_VALUE);
        assertThat(bytes.call("updateX", (IntUnaryOperator) x -> x + 1)).isEqualTo(Byte.MIN_VALUE);
        assertThat(bytes.call("accumulateX", (byte) -1, (IntBinaryOperator) Integer::sum))
                .isEqualTo(Byte.MAX_VALUE);
        Subject shorts = field("short");
        shorts.call("setX", Short.MAX_VALUE);
        assertThat(shorts.call("addX", (short) 1)).isEqualTo(Short.MIN_VALUE);
    }

    @Test
    void aFloatingPointFieldMayHoldNoNumber() {
        Subject floats = field("float");
        assertThat(floats.call("incrementX")).isEqualTo(1f);
        assertThat(floats.call("addX", 0.5f)).isEqualTo(1.5f);
        floats.call("setX", Float.NaN);
        assertThat(floats.call("updateX", (DoubleUnaryOperator) x -> 1)).isEqualTo(1f);
        Subject doubles = field("double");
        doubles.call("setX", Double.NaN);
        assertThat(doubles.call("getAndUpdateX", (DoubleUnaryOperator) x -> -0.0))
                .isEqualTo(Double.NaN);
        assertThat(doubles.call("decrementX")).isEqualTo(-1.0);
    }

    @Test
    void aCharHasNoArithmetic() {
        Subject chars = field("char");
        chars.call("setX", 'a');
        assertThat(chars.call("updateX", (IntUnaryOperator) x -> x + 1)).isEqualTo('b');
        assertThat(chars.call("getAndSetX", 'z')).isEqualTo('b');
        assertThat(chars.declares("incrementX")).isFalse();
        assertThat(chars.declares("addX")).isFalse();
    }

    @Test
    void aBooleanIsSetOnce() throws Exception {
        Subject flag = field("boolean");
        Subject winners = field("int");

        Threads.run(THREADS, () -> {
            if ((boolean) flag.call("compareAndSetX", false, true)) {
                winners.call("incrementX");
            }
        });

        assertThat(winners.call("x")).isEqualTo(1);
        assertThat(flag.call("updateX", (UnaryOperator<Boolean>) x -> !x)).isEqualTo(false);
        assertThat(flag.call("getAndSetX", true)).isEqualTo(false);
        assertThat(flag.declares("incrementX")).isFalse();
    }

    @Test
    void aReferenceIsComparedByIdentity() {
        Subject reference = field("String");
        String first = new String("a");
        reference.call("setX", first);
        assertThat(reference.call("compareAndSetX", new String("a"), "b")).isEqualTo(false);
        assertThat(reference.call("compareAndSetX", first, "b")).isEqualTo(true);
        assertThat(reference.call("updateX", (UnaryOperator<String>) x -> x + "c"))
                .isEqualTo("bc");
        assertThat(reference.call("getAndSetX", (Object) null)).isEqualTo("bc");
        assertThat(reference.call("x")).isNull();
    }

    @Test
    void elementsOfAnArrayAreAtomicOneByOne() throws Exception {
        Subject buckets = subject("""
                import dev.lockkeeper.Atomic;
                class Buckets {
                    @Atomic final int[] counts = new int[2];
                    @Atomic protected final String[] names = {"a", "b"};
                    @Atomic final boolean[] flags = new boolean[1];
                    @Atomic final double[] sums = new double[1];
                    @Atomic final byte[] bytes = new byte[1];
                    @Atomic final char[] chars = new char[1];
                }
                """, "ConcurrentBuckets");

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                buckets.call("incrementCounts", 0);
                buckets.call("addCounts", 1, 2);
                buckets.call("updateSums", 0, (DoubleUnaryOperator) x -> x + 1);
            }
        });

        assertThat(buckets.call("counts", 0)).isEqualTo(THREADS * ROUNDS);
        assertThat(buckets.call("getAndSetCounts", 1, 0)).isEqualTo(2 * THREADS * ROUNDS);
        assertThat(buckets.call("sums", 0)).isEqualTo((double) THREADS * ROUNDS);
        assertThat(buckets.call("updateNames", 1, (UnaryOperator<String>) x -> x + x))
                .isEqualTo("bb");
        assertThat(buckets.call("names", 0)).isEqualTo("a");
        assertThat(buckets.call("compareAndSetFlags", 0, false, true)).isEqualTo(true);
        assertThat(buckets.call("decrementBytes", 0)).isEqualTo((byte) -1);
        buckets.call("setChars", 0, 'x');
        assertThat(buckets.call("chars", 0)).isEqualTo('x');
        assertThatThrownBy(() -> buckets.call("counts", 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void componentsOfARecordChangeTogetherWithTheRest() throws Exception {
        Subject traffic = subject("""
                package web;
                import dev.lockkeeper.Atomic;
                import java.math.*;
                import java.time.Duration;
                public class Traffic {
                    public record Stats<T>(long requests, int errors, byte small, char mark, float load, Duration busy,
                            BigInteger bytes, BigDecimal cost, T label) {}
                    @Atomic protected volatile Stats<String> stats = new Stats<>(
                            0, 0, Byte.MAX_VALUE, 'a', 0, Duration.ZERO, BigInteger.ZERO, BigDecimal.ZERO, "");
                }
                """, "web.ConcurrentTraffic");

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                traffic.call("incrementStatsRequests");
                traffic.call("addStatsErrors", 2);
                traffic.call("addStatsBusy", Duration.ofMillis(1));
                traffic.call("addStatsBytes", BigInteger.TWO);
                traffic.call("addStatsCost", new BigDecimal("0.5"));
                traffic.call("updateStatsLoad", (DoubleUnaryOperator) load -> load + 1);
            }
        });

        int calls = THREADS * ROUNDS;
        assertThat(traffic.call("incrementStatsSmall")).isEqualTo(Byte.MIN_VALUE);
        assertThat(traffic.call("updateStatsMark", (IntUnaryOperator) mark -> mark + 1))
                .isEqualTo('b');
        assertThat(traffic.call("setStatsLabel", "done")).isEqualTo("done");
        assertThat(traffic.call("stats"))
                .hasToString("Stats[requests=" + calls + ", errors=" + 2 * calls + ", small=-128, mark=b, load="
                        + (float) calls + ", busy=" + Duration.ofMillis(calls) + ", bytes=" + 2 * calls + ", cost="
                        + new BigDecimal("0.5").multiply(BigDecimal.valueOf(calls)) + ", label=done]");
    }

    @Test
    void aStripedCounterStartsWithTheFieldsValueAndLosesNothing() throws Exception {
        Subject meter = subject("""
                package web;
                import dev.lockkeeper.Atomic;
                abstract class Meter {
                    @Atomic(striped = true) private long requests;
                    @Atomic(striped = true) static int all = 7;
                    Meter(long requests) { this.requests = requests; }
                    abstract void incrementRequests();
                    abstract void decrementRequests();
                    abstract void addRequests(long delta);
                    abstract long getRequests();
                }
                """, "web.ConcurrentMeter", 100L);

        Threads.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                meter.call("incrementRequests");
                meter.call("addRequests", 2L);
                meter.call("decrementRequests");
                meter.call("incrementAll");
            }
        });

        assertThat(meter.call("getRequests")).isEqualTo(100L + 2 * THREADS * ROUNDS);
        assertThat(meter.call("all")).isEqualTo(7 + THREADS * ROUNDS);
    }

    /** An object with one atomic field {@code x} that is not private, so that it has all operations. */
    private static Subject field(String type) {
        return subject(
                "package kinds; import dev.lockkeeper.Atomic;\nclass Kind { @Atomic volatile " + type + " x; }",
                "kinds.ConcurrentKind");
    }

    private static Subject subject(String source, String name, Object... arguments) {
        return Subject.of(TestCompilation.of(source), name, arguments);
    }
}
