package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.Task;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder hears of generated classes. */
@Timeout(60)
final class FlightRecordingBehaviourTest {
    private static final String TASK = "dev.lockkeeper.Task";
    private static final String LOCK_WAIT = "dev.lockkeeper.LockWait";

    private final Subject vault = Subject.of(TestCompilation.of("""
                    package bank;
                    import dev.lockkeeper.*;
                    import java.util.concurrent.locks.*;
                    class Vault {
                        final ReentrantLock lock = new ReentrantLock();
                        final ReadWriteLock sides = new ReentrantReadWriteLock();
                        final StampedLock stamped = new StampedLock();
                        @GuardedBy("lock") int coins;
                        @GuardedBy("lock") void fill(int added) { coins += added; }
                        @GuardedBy(value = "sides", access = Access.READ) int look() { return 1; }
                        @GuardedBy("stamped") void turn() {}
                        @Worker(pool = 1) int count() { return 7; }

                        /** Holds all locks while the work goes on. */
                        void holding(Runnable work) {
                            lock.lock(); sides.writeLock().lock(); long stamp = stamped.writeLock();
                            try { work.run(); } finally { stamped.unlockWrite(stamp); sides.writeLock().unlock(); lock.unlock(); }
                        }
                    }
                    """), "bank.ConcurrentVault");

    @TempDir
    private Path folder;

    @Test
    void waitsOfAccessorsAndTasksOfWorkersAreRecorded() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(LOCK_WAIT);
            recording.enable(TASK);
            recording.start();
            vault.call("fill", 1); // free: nothing to record
            waitFor("fill", 2);
            waitFor("addCoins", 3);
            waitFor("look");
            waitFor("turn");
            assertThat(((Task<?>) vault.call("submitCount")).get()).isEqualTo(7);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals(LOCK_WAIT))
                .extracting(event -> event.getString("member") + " " + event.getString("guard"))
                .containsExactlyInAnyOrder(
                        "Vault.fill lock", "Vault.addCoins lock", "Vault.look sides", "Vault.turn stamped");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals(TASK))
                .extracting(event -> event.getString("worker"))
                .containsExactly("Vault.count");
    }

    /** Calls an operation while its lock is held by another thread. */
    private void waitFor(String operation, Object... arguments) throws Exception {
        Thread waiter = new Thread(() -> vault.call(operation, arguments));
        vault.call("holding", (Runnable) () -> {
            waiter.start();
            Gate.awaitWaiting(waiter);
        });
        waiter.join();
    }
}
