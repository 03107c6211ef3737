package dev.lockkeeper.processor;

import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** The operations that the tests of closing use. */
public interface Depot {
    Task<Object> submitMove(Callable<?> work);

    PoolStats moveStats();

    /** What the class's own close() saw: how many tasks were done. */
    List<Long> closings();

    void failOnClose();

    void close() throws IOException;

    List<Task<?>> close(Duration timeout) throws IOException;
}
