package dev.lockkeeper.samples.mutex;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.WaitGroup;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * A data store under a read-write lock, with ten readers and three writers.
 *
 * <p>Go's trap is one read of the map beside its lock, which ends the program as soon as it meets a write; here it does not
 * compile.
 */
public class DataStore {
    final ReadWriteLock lock = new ReentrantReadWriteLock();

    @GuardedBy("lock")
    final Map<String, Integer> values = new HashMap<>();

    public static void main(String[] arguments) throws InterruptedException {
        var store = new ConcurrentDataStore();
        WaitGroup group = new WaitGroup();
        IntStream.range(0, 3).forEach(id -> group.go(() -> store.updateValues(values -> values.put("key" + id, id))));
        IntStream.range(0, 10).forEach(id -> group.go(() -> store.readValues(values -> values.get("key" + id % 3))));
        group.await();
        System.out.println(store.readValues(Map::size) + " values");
    }
}
