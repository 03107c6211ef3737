package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What lock-guarded accessors do on real threads. */
final class AccessorBehaviourTest {
    private static final String ACCOUNT = """
            package bank;
            import dev.lockkeeper.GuardedBy;
            import java.util.concurrent.locks.ReentrantLock;
            import java.util.function.BooleanSupplier;
            public class Account {
                private final ReentrantLock lock = new ReentrantLock();
                private final Object monitor = new Object();
                @GuardedBy("lock") private long balance;
                @GuardedBy("monitor") private long entries;

                @GuardedBy("lock") public void deposit(long amount) { balance += amount; }
                @GuardedBy("lock") public long balance() { return balance; }
                @GuardedBy("monitor") public long record() { return ++entries; }
                @GuardedBy("lock") public void fail() { throw new IllegalStateException("no"); }
                @GuardedBy("lock") public boolean isLockHeld() { return lock.isHeldByCurrentThread(); }
                @GuardedBy("monitor") public boolean isMonitorHeld() { return Thread.holdsLock(monitor); }
                @GuardedBy public boolean isThisHeld() { return Thread.holdsLock(this); }
                public ReentrantLock lock() { return lock; }
            }
            """;

    private final Subject account = Subject.of(TestCompilation.of(ACCOUNT), "bank.ConcurrentAccount");

    @Test
    void accessorsHoldTheirLockWhileTheMethodRuns() {
        assertThat(account.call("isLockHeld")).isEqualTo(true);
        assertThat(account.call("isMonitorHeld")).isEqualTo(true);
        assertThat(account.call("isThisHeld")).isEqualTo(true);
    }

    @Test
    void noUpdateIsLostAmongThreads() throws Exception {
        Threads.run(8, () -> {
            for (int i = 0; i < 5_000; i++) {
                account.call("deposit", 1L);
                account.call("record");
            }
        });

        assertThat(account.call("balance")).isEqualTo(40_000L);
        assertThat(account.call("record")).isEqualTo(40_001L);
    }

    @Test
    void theLockIsReleasedWhenTheMethodThrows() {
        assertThatThrownBy(() -> account.call("fail"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");

        assertThat(((ReentrantLock) account.call("lock")).isLocked()).isFalse();
    }

    @Test
    void anAccessorWaitsForTheHolderOfTheLock() throws Exception {
        ReentrantLock lock = (ReentrantLock) account.call("lock");
        CountDownLatch done = new CountDownLatch(1);
        lock.lock();
        Thread caller = new Thread(() -> {
            account.call("deposit", 1L);
            done.countDown();
        });
        try {
            caller.start();
            while (!lock.hasQueuedThread(caller)) {
                Thread.onSpinWait();
            }
            assertThat(done.getCount()).isEqualTo(1);
        } finally {
            lock.unlock();
        }
        done.await();
        caller.join();
    }
}
