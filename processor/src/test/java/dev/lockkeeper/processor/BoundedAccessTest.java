package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accessors that wait for their lock for so long at most. */
final class BoundedAccessTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"ReentrantLock", "ReentrantReadWriteLock", "StampedLock"})
    void afterATimeOutNothingIsHeldAndNothingWasDone(String lock) throws Exception {
        Subject account = Subject.of(compile(lock), "ConcurrentAccount");
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread holder = new Thread(() -> account.call("hold", isHeld, release));
        holder.start();
        isHeld.await();

        assertThat(account.call("tryDeposit", 5L, SHORT)).isEqualTo(false);
        assertThat(account.call("tryDeposit", 5L, Duration.ZERO)).isEqualTo(false);
        assertThatThrownBy(() -> account.call("tryBalance", SHORT))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("balance: 'lock' was not free within PT0.005S");
        assertThatThrownBy(() -> account.call("tryRead", SHORT)).isInstanceOf(TimeoutException.class);
        release.countDown();
        holder.join();

        assertThat(account.call("tryBalance", LONG)).isEqualTo(0L);
        assertThat(account.call("isFree")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReentrantLock", "ReentrantReadWriteLock", "StampedLock"})
    void aFreeLockIsTakenAndReleased(String lock) {
        Subject account = Subject.of(compile(lock), "ConcurrentAccount");

        assertThat(account.call("tryDeposit", 5L, Duration.ZERO)).isEqualTo(true);
        assertThat(account.call("tryBalance", LONG)).isEqualTo(5L);
        assertThat(account.call("tryRead", LONG)).isEqualTo(5L);
        assertThatThrownBy(() -> account.call("tryFail", LONG)).isInstanceOf(java.io.IOException.class);
        assertThat(account.call("isFree")).isEqualTo(true);
    }

    @Test
    void anInterruptEndsTheWait() {
        Subject account = Subject.of(compile("ReentrantLock"), "ConcurrentAccount");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> account.call("tryDeposit", 5L, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(account.call("balance")).isEqualTo(0L);
    }

    @Test
    void theSignatureIsThatOfTheMethodAndATimeout() throws Exception {
        Class<?> type = compile("ReentrantLock").classes().loadClass("ConcurrentAccount");

        Method fail = type.getDeclaredMethod("tryFail", Duration.class);
        assertThat(fail.getExceptionTypes()).containsExactly(java.io.IOException.class, InterruptedException.class);
        assertThat(fail.getReturnType()).isEqualTo(boolean.class);
        Method swap = type.getDeclaredMethod("trySwap", Object[].class, Duration.class, Duration.class);
        assertThat(swap.getTypeParameters()).hasSize(1);
        assertThat(swap.getExceptionTypes()).containsExactly(InterruptedException.class, TimeoutException.class);
        assertThat(type.getDeclaredMethods())
                .noneMatch(method -> method.getName().equals("tryMonitor"));
        assertThat(type.getDeclaredMethods())
                .noneMatch(method -> method.getName().equals("tryOwn"));
    }

    private static TestCompilation compile(String lock) {
        String isFree = switch (lock) {
            case "ReentrantLock" -> "!lock.isLocked()";
            case "ReentrantReadWriteLock" -> "lock.getReadLockCount() == 0 && !lock.isWriteLocked()";
            default -> "!lock.isReadLocked() && !lock.isWriteLocked()";
        };
        return TestCompilation.of("""
                import dev.lockkeeper.*;
                import java.time.Duration;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                @SuppressWarnings("lockkeeper:lock-blocking") // a holder that lets others wait is what is tested
                class Account {
                    private final LOCK lock = new LOCK();
                    @GuardedBy("lock") private long balance;
                    @GuardedBy("lock") void deposit(long amount) { balance += amount; }
                    @GuardedBy("lock") long balance() { return balance; }
                    @GuardedBy(value = "lock", access = Access.READ) long read() { return balance; }
                    @GuardedBy("lock") void fail() throws java.io.IOException { throw new java.io.IOException("no"); }
                    @GuardedBy("lock") void hold(CountDownLatch isHeld, CountDownLatch release) {
                        isHeld.countDown();
                        try { release.await(); } catch (InterruptedException e) { throw new AssertionError(e); }
                    }
                    @GuardedBy("lock") @SuppressWarnings("unchecked") <T> T swap(Duration timeout, T... lock) { return lock[0]; }
                    @GuardedBy("this") void monitor() {}
                    @GuardedBy("lock") void own() {}
                    boolean tryOwn(Duration timeout) { return false; }
                    boolean isFree() { return IS_FREE; }
                }
                """.replace(
                        "<T> T swap(Duration timeout, T... lock) { return lock[0]; }",
                        "<T> T swap(T[] lock, Duration timeout) { return lock[0]; }")
                .replace("@SuppressWarnings(\"unchecked\") ", "")
                .replace("LOCK", lock)
                .replace("IS_FREE", isFree));
    }
}
