package dev.lockkeeper.processor;

import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** The operations that the tests of awaits use. */
public interface Studio extends AutoCloseable {
    Task<Object> submitDraw(Callable<?> work);

    PoolStats drawStats();

    Task<Object> submitTidy(Callable<?> work);

    PoolStats tidyStats();

    void drain();

    void drainTidy();

    void drainBoth() throws InterruptedException;

    boolean drain(Duration timeout);

    boolean drainTidy(Duration timeout) throws InterruptedException;

    void collect();

    void ignore();

    String finish(String how);

    int checked() throws IOException;

    void failingWait() throws InterruptedException;

    void bounded() throws TimeoutException;

    void boundedUndeclared();

    int finished();

    @Override
    void close();
}
