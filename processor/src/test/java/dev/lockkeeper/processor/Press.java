package dev.lockkeeper.processor;

import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.Task;
import java.time.Duration;
import java.util.List;

/** The operations that the tests of pools use. */
public interface Press {
    Task<Thread> submitFixed(Gate gate);

    PoolStats fixedStats();

    Task<Void> submitPerProcessor(Gate gate);

    PoolStats perProcessorStats();

    Task<Void> submitGrowing(Gate gate);

    PoolStats growingStats();

    Task<Void> submitRejecting(Gate gate);

    PoolStats rejectingStats();

    Task<Thread> submitHandingBack(Gate gate);

    Task<Void> submitDiscarding(Gate gate);

    PoolStats discardingStats();

    Task<Void> submitBlocking(Gate gate);

    PoolStats blockingStats();

    Task<Void> submitPaced();

    PoolStats pacedStats();

    Task<Void> submitBounded(Gate gate);

    PoolStats boundedStats();

    Task<Thread> submitLeft(Gate gate);

    Task<Thread> submitRight(Gate gate);

    PoolStats leftStats();

    PoolStats rightStats();

    Task<Thread> submitOnPlatform();

    Thread anywhere();

    Task<Thread> submitAnywhere();

    Task<Context> submitCancelled(Gate gate);

    Task<Void> submitBreak_(int depth);

    PoolStats break_Stats();

    Task<Integer> submitSum(int... numbers);

    List<Task<?>> close(Duration timeout);
}
