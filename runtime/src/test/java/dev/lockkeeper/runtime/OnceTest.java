package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OnceTest {
    @Test
    void O1_bodyRunsOnceAndAllCallersReturnAfterIt() throws Exception {
        for (int round = 0; round < 300; round++) {
            Once once = new Once();
            AtomicInteger runs = new AtomicInteger();
            AtomicInteger early = new AtomicInteger();
            boolean[] ran = {false};
            WaitGroup callers = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                callers.go(() -> {
                    once.run(() -> {
                        runs.incrementAndGet();
                        Thread.yield();
                        ran[0] = true;
                    });
                    if (!ran[0]) {
                        early.incrementAndGet();
                    }
                });
            }
            callers.await();
            assertThat(runs).hasValue(1);
            assertThat(early).hasValue(0);
        }
    }

    @Test
    void O2_bodyThatThrowsHasRun() {
        Once once = new Once();
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> once.run(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("body");
                }))
                .hasMessage("body");
        once.run(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
        assertThat(once.isDone()).isTrue();
    }

    @Test
    void O3_valueIsComputedOnce() {
        AtomicInteger runs = new AtomicInteger();
        OnceValue<Integer> value = OnceValue.of(runs::incrementAndGet);
        assertThat(value.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(1);
        OnceValue<Object> nothing = OnceValue.of(() -> {
            runs.incrementAndGet();
            return null;
        });
        assertThat(nothing.get()).isNull();
        assertThat(nothing.get()).isNull();
        assertThat(runs).hasValue(2);
    }

    @Test
    void O3_failureIsThrownOnEveryCall() {
        IllegalStateException failure = new IllegalStateException("disk");
        AtomicInteger runs = new AtomicInteger();
        OnceValue<Object> value = OnceValue.of(() -> {
            runs.incrementAndGet();
            throw failure;
        });
        assertThatThrownBy(value::get).isSameAs(failure);
        assertThatThrownBy(value::get).isSameAs(failure);
        assertThat(runs).hasValue(1);
    }

    @Test
    void O3_computationIsReleasedAfterTheCall() throws Exception {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Supplier<Object> computation = new Heavy();
        WeakReference<Object> reference = new WeakReference<>(computation, queue);
        OnceValue<Object> value = OnceValue.of(computation);
        value.get();
        computation = null;
        for (int i = 0; i < 100 && queue.remove(50) == null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
        assertThat(value.get()).isEqualTo("computed");
    }

    @Test
    void O4_bodyThatCallsItselfIsToldSo() {
        Once once = new Once();
        assertThatThrownBy(() -> once.run(() -> once.run(() -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wait for itself");
        AtomicInteger depth = new AtomicInteger();
        OnceValue<?>[] self = new OnceValue<?>[1];
        self[0] = OnceValue.of(() -> depth.incrementAndGet() < 3 ? self[0].get() : "deep");
        assertThatThrownBy(self[0]::get).isInstanceOf(IllegalStateException.class);
        assertThat(depth).hasValue(1);
    }

    @Test
    void O5_whatTheBodyDidIsSeenByAll() throws Exception {
        for (int round = 0; round < 300; round++) {
            int[] plain = {0};
            OnceValue<int[]> value = OnceValue.of(() -> {
                plain[0] = 42;
                return plain;
            });
            AtomicInteger missed = new AtomicInteger();
            WaitGroup callers = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                callers.go(() -> {
                    if (value.get()[0] != 42) {
                        missed.incrementAndGet();
                    }
                });
            }
            callers.await();
            assertThat(missed).hasValue(0);
        }
    }

    @Test
    void interruptedCallerDoesNotWaitForTheBodyOfAnother() throws Exception {
        Once once = new Once();
        Gate gate = new Gate();
        Go.run(() -> once.run(gate::passStubbornly));
        gate.awaitArrival();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> once.run(() -> {})).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        gate.open();
        once.run(() -> {});
    }

    private static final class Heavy implements Supplier<Object> {
        @Override
        public Object get() {
            return "computed";
        }
    }
}
