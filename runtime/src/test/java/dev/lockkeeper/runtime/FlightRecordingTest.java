package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlightRecordingTest {
    private static final String TASK = "dev.lockkeeper.Task";
    private static final String LOCK_WAIT = "dev.lockkeeper.LockWait";

    @TempDir
    Path folder;

    /** What is recorded of these events while an action runs. */
    private List<RecordedEvent> record(String event, Forked.Action action) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(event);
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
        events.removeIf(recorded -> !recorded.getEventType().getName().equals(event));
        return events;
    }

    private static RecordedEvent ending(List<RecordedEvent> events, String outcome) {
        return events.stream()
                .filter(event -> event.getString("outcome").equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTaskTellsItsWorkerItsTimesAndItsOutcome() throws Exception {
        Gate gate = new Gate();
        List<RecordedEvent> events = record(TASK, () -> {
            try (WorkerSet workers = WorkerSet.open()) {
                PooledWorker<Object> render = workers.worker(
                        WorkerSpec.builder("Renderer.render").workers(1).build());
                Task<Object> first = render.submit(gate::pass);
                gate.awaitArrival();
                Task<Object> failing = render.submit(() -> {
                    throw new IOException("disk");
                });
                render.submit(() -> "never").cancel(true);
                gate.open();
                first.get();
                assertThatThrownBy(failing::get).hasRootCauseMessage("disk");
            }
        });
        assertThat(events).hasSize(3).allSatisfy(event -> {
            assertThat(event.getString("worker")).isEqualTo("Renderer.render");
            assertThat(event.getDuration("queueTime")).isPositive();
        });
        RecordedEvent first = ending(events, "COMPLETED");
        assertThat(first.getDuration("runTime")).isPositive();
        assertThat(first.getDuration()).isPositive();
        assertThat(ending(events, "CANCELLED").getDuration("runTime")).isZero();
    }

    @Test
    void aTaskThatWasDecidedWhileItRanIsRecordedWhenItsBodyEnds() throws Exception {
        Gate gate = new Gate();
        List<RecordedEvent> events = record(TASK, () -> {
            try (WorkerPool pool = WorkerPool.fixed(1)) {
                Task<Object> task = pool.submit(gate::pass);
                gate.awaitArrival();
                task.cancel(true);
            }
        });
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getString("outcome")).isEqualTo("CANCELLED");
        assertThat(events.get(0).getDuration("runTime")).isPositive();
    }

    @Test
    void aLockThatIsNotFreeIsRecordedWithItsGuardAndMember() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        List<RecordedEvent> events = record(LOCK_WAIT, () -> {
            LockWait.lock(lock, "lock", "Account.deposit"); // free: nothing to record
            Forked<Void> waiter = Forked.run(() -> {
                LockWait.lock(lock, "lock", "Account.balance");
                lock.unlock();
            });
            waiter.awaitParked();
            lock.unlock();
            waiter.result();
        });
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getString("guard")).isEqualTo("lock");
        assertThat(events.get(0).getString("member")).isEqualTo("Account.balance");
        assertThat(events.get(0).getDuration("waitTime")).isPositive();
    }

    @Test
    void bothSidesOfAStampedLockAreRecorded() throws Exception {
        StampedLock lock = new StampedLock();
        List<RecordedEvent> events = record(LOCK_WAIT, () -> {
            long stamp = LockWait.writeLock(lock, "lock", "Point.move");
            Forked<Void> reader = Forked.run(() -> lock.unlockRead(LockWait.readLock(lock, "lock", "Point.x")));
            reader.awaitParked();
            Forked<Void> writer = Forked.run(() -> lock.unlockWrite(LockWait.writeLock(lock, "lock", "Point.turn")));
            writer.awaitParked();
            lock.unlockWrite(stamp);
            reader.result();
            writer.result();
        });
        assertThat(events).extracting(event -> event.getString("member")).contains("Point.x", "Point.turn");
        assertThat(events).hasSize(2);
    }

    @Test
    void nothingIsMeasuredUnlessSomebodyWantsIt() {
        assertNothingIsWanted();
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadStart");
            recording.disable(TASK);
            recording.disable(LOCK_WAIT);
            recording.start();
            assertNothingIsWanted();
            recording.enable(TASK);
            assertThat(FlightRecording.wantsTasks()).isTrue();
            assertThat(FlightRecording.wantsLockWaits()).isFalse();
        }
        assertNothingIsWanted();
    }

    private static void assertNothingIsWanted() {
        assertThat(FlightRecording.wantsTasks()).isFalse();
        assertThat(FlightRecording.wantsLockWaits()).isFalse();
    }

    @Test
    void aJvmWithoutTheRecorderRunsTasksAndTakesLocks() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        pathOf(WithoutRecorder.class)
                                + File.pathSeparator
                                + pathOf(WorkerPool.class)
                                + File.pathSeparator
                                + pathOf(dev.lockkeeper.Worker.class),
                        WithoutRecorder.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("3 false");
    }

    private static String pathOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Runs in a JVM without jdk.jfr. */
    static final class WithoutRecorder {
        public static void main(String[] arguments) throws Exception {
            ReentrantLock lock = new ReentrantLock();
            StampedLock stamped = new StampedLock();
            try (WorkerPool pool = WorkerPool.fixed(1)) {
                LockWait.lock(lock, "lock", "main");
                stamped.unlockWrite(LockWait.writeLock(stamped, "lock", "main"));
                stamped.unlockRead(LockWait.readLock(stamped, "lock", "main"));
                System.out.println(pool.submit(() -> 3).get() + " " + FlightRecording.wantsTasks());
            }
        }
    }
}
