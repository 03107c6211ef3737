package dev.lockkeeper.benchmarks.recording;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.runtime.LockWait;
import dev.lockkeeper.runtime.PooledWorker;
import dev.lockkeeper.runtime.WorkerSet;
import dev.lockkeeper.runtime.WorkerSpec;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Locks and tasks while nobody records: against a plain lock, and against a JVM that has no recorder, where the question whether somebody
 * does is not even asked. A thousand at a time: figures are nanoseconds per thousand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class RecordingBenchmark {
    private static final int BATCH = 1_000;

    /** All that JMH and the runtime need, without {@code jdk.jfr}. */
    private static final String MODULES = "--limit-modules=java.se,jdk.unsupported";

    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch end = new CountDownLatch(1);
    private final WorkerSet workers = WorkerSet.open();
    private final PooledWorker<Integer> worker = workers.worker(WorkerSpec.builder("RecordingBenchmark.worker")
            .workers(1)
            .queue(0)
            .overflow(Overflow.CALLER_RUNS)
            .build());
    private int count;

    /** Keeps the only thread of the pool busy, so that tasks run in the caller and no hand-over is measured. */
    @Setup
    public void occupy() {
        worker.submit(() -> {
            end.await();
            return 0;
        });
        while (worker.stats().active() == 0) {
            Thread.onSpinWait(); // JMH holds a lock meanwhile
        }
    }

    @TearDown
    public void close() {
        end.countDown();
        workers.close();
    }

    private int lockDirectly() {
        lock.lock();
        try {
            return ++count;
        } finally {
            lock.unlock();
        }
    }

    private int lockInSight() {
        LockWait.lock(lock, "lock", "RecordingBenchmark.count");
        try {
            return ++count;
        } finally {
            lock.unlock();
        }
    }

    @Benchmark
    public int lockPlain() {
        int last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = lockDirectly();
        }
        return last;
    }

    @Benchmark
    public int lockNobodyRecords() {
        int last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = lockInSight();
        }
        return last;
    }

    @Benchmark
    @Fork(value = 3, jvmArgsAppend = MODULES)
    public int lockWithoutRecorder() {
        return lockNobodyRecords();
    }

    @Benchmark
    public int taskNobodyRecords() {
        int last = 0;
        for (int i = 0; i < BATCH; i++) {
            last += worker.submit(() -> 1).join();
        }
        return last;
    }

    @Benchmark
    @Fork(value = 3, jvmArgsAppend = MODULES)
    public int taskWithoutRecorder() {
        return taskNobodyRecords();
    }
}
