package dev.lockkeeper.processor;

import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.Task;
import java.time.Duration;
import java.util.List;

/** The operations of the class that the stress test runs. */
public interface Mill {
    Task<Integer> submitBlocking(Job job);

    Task<Integer> submitRejecting(Job job);

    Task<Integer> submitReturning(Job job);

    Task<Integer> submitDiscarding(Job job);

    Task<Integer> submitSharing(Job job);

    PoolStats blockingStats();

    PoolStats rejectingStats();

    PoolStats returningStats();

    PoolStats discardingStats();

    PoolStats sharingStats();

    PoolStats grindStats();

    void drain();

    boolean drain(Duration timeout);

    List<Integer> grindAll(List<Job> jobs);

    ReceiveChannel<Integer> pipeGrind(ReceiveChannel<Job> jobs);

    void close();

    List<Task<?>> close(Duration timeout);

    /** What a task does. */
    @FunctionalInterface
    interface Job {
        int run() throws Exception;
    }
}
