package dev.lockkeeper.processor;

import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.Task;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The operations that the tests of fan-outs and pipes use. */
public interface Scanner extends AutoCloseable {
    /** Decides what the worker does with a page. */
    void setWork(Work work);

    Task<Integer> submitScan(int page);

    PoolStats scanStats();

    List<Integer> scanAll(Collection<Integer> pages) throws IOException;

    List<Integer> ofIterable(Iterable<Integer> pages);

    Collection<Integer> ofList(List<? extends Integer> pages);

    Iterable<Object> ofSet(Set<Integer> pages);

    Stream<Integer> ofStream(Stream<Integer> pages);

    Stream<Number> ofWildcards(Stream<? extends Integer> pages);

    List<? extends Number> under(Context context, Collection<Integer> pages);

    Stream<Integer> underSet(Context context, Set<? extends Integer> pages) throws Exception;

    List<Integer> collect(Collection<Integer> pages);

    List<Integer> ignore(Collection<Integer> pages);

    List<Integer> bounded(Collection<Integer> pages) throws TimeoutException;

    List<Integer> interruptibly(Collection<Integer> pages) throws InterruptedException;

    void storeAll(Collection<Integer> pages);

    Set<Integer> stored();

    List<Context> watchAll(Context context, Collection<Integer> pages);

    ReceiveChannel<Integer> pipeScan(ReceiveChannel<Integer> pages);

    int total(Collection<Integer> pages) throws Exception;

    @Override
    void close();

    /** What is done with a page. */
    @FunctionalInterface
    interface Work {
        int on(int page) throws Exception;
    }
}
