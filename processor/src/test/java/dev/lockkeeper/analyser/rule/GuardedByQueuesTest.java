package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Queues, stripes and indexes as libraries write them: nothing is reported. */
class GuardedByQueuesTest {
    @Test
    void aQueueDrainedByOneTask() {
        Snippet.check("""
                class Grpc {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private final Collection<Runnable> pending = new LinkedHashSet<>();
                    @GuardedBy("lock") private Throwable shutdown;
                    @GuardedBy("lock") private boolean draining;
                    private final Executor executor;
                    Grpc(Executor e) {
                        executor = e;
                        pending.add(() -> {});
                    }
                    void submit(Runnable r) {
                        synchronized (lock) {
                            if (shutdown != null) {
                                throw new IllegalStateException(shutdown);
                            }
                            pending.add(r);
                            if (draining) return;
                            draining = true;
                        }
                        executor.execute(this::drain);
                    }
                    private void drain() {
                        while (true) {
                            List<Runnable> batch;
                            synchronized (lock) {
                                if (pending.isEmpty()) {
                                    draining = false;
                                    break;
                                }
                                batch = new ArrayList<>(pending);
                                pending.clear();
                            }
                            batch.forEach(Runnable::run);
                        }
                    }
                    void shutdownNow(Throwable t) {
                        Collection<Runnable> saved;
                        synchronized (lock) {
                            shutdown = t;
                            saved = new ArrayList<>(pending);
                            pending.clear();
                            lock.notifyAll();
                        }
                        for (Runnable r : saved) r.run();
                    }
                    boolean awaitEmpty(long ms) throws InterruptedException {
                        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
                        synchronized (lock) {
                            while (!pending.isEmpty()) {
                                long left = end - System.nanoTime();
                                if (left <= 0) return false;
                                TimeUnit.NANOSECONDS.timedWait(lock, left);
                            }
                            return true;
                        }
                    }
                    final class Stream {
                        @GuardedBy("lock") private int sent;
                        void send() {
                            synchronized (lock) {
                                sent++;
                                transitionIfReady();
                            }
                        }
                        @GuardedBy("lock") private void transitionIfReady() {
                            if (sent > 3) pending.add(() -> { synchronized (lock) { sent = 0; } });
                        }
                    }
                }
                """);
    }

    @Test
    void stripesOfLocksInAnArray() {
        Snippet.check("""
                class Striped {
                    private final ReentrantLock[] locks = new ReentrantLock[16];
                    static final class Bucket {
                        final ReentrantLock lock = new ReentrantLock();
                        @GuardedBy("lock") final Map<String,Integer> map = new HashMap<>();
                        @GuardedBy("lock") int size;
                    }
                    private final Bucket[] buckets = IntStream.range(0, 16).mapToObj(i -> new Bucket()).toArray(Bucket[]::new);
                    private Bucket bucket(String k) {
                        return buckets[k.hashCode() & 15];
                    }
                    Integer put(String k, int v) {
                        Bucket b = bucket(k);
                        b.lock.lock();
                        try {
                            Integer old = b.map.put(k, v);
                            if (old == null) b.size++;
                            return old;
                        } finally {
                            b.lock.unlock();
                        }
                    }
                    int size() {
                        int n = 0;
                        for (Bucket b : buckets) {
                            b.lock.lock();
                            try {
                                n += b.size;
                            } finally {
                                b.lock.unlock();
                            }
                        }
                        return n;
                    }
                    void clear() {
                        for (int i = 0; i < buckets.length; i++) {
                            buckets[i].lock.lock();
                            try {
                                buckets[i].map.clear();
                                buckets[i].size = 0;
                            } finally {
                                buckets[i].lock.unlock();
                            }
                        }
                    }
                    long sizeAll() {
                        for (Bucket b : buckets) b.lock.lock();
                        try {
                            return Arrays.stream(locks).count();
                        } finally {
                            for (Bucket b : buckets) b.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void sidesOfALockThatMethodsReturn() {
        Snippet.check("""
                abstract class ViaMethod {
                    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
                    protected final Lock lock() {
                        return rw.writeLock();
                    }
                    private Lock shared() {
                        return rw.readLock();
                    }
                    @GuardedBy("rw") private final Map<String, List<String>> index = new TreeMap<>();
                    @GuardedBy("lock()") private int n;
                    void put(String k, String v) {
                        lock().lock();
                        try {
                            index.computeIfAbsent(k, x -> new ArrayList<>()).add(v);
                            n++;
                        } finally {
                            lock().unlock();
                        }
                    }
                    boolean has(String k) {
                        shared().lock();
                        try {
                            return index.containsKey(k) && !index.get(k).isEmpty();
                        } finally {
                            shared().unlock();
                        }
                    }
                    String getOrCompute(String k) {
                        rw.readLock().lock();
                        try {
                            if (index.containsKey(k)) return index.get(k).get(0);
                        } finally {
                            rw.readLock().unlock();
                        }
                        rw.writeLock().lock();
                        try {
                            index.putIfAbsent(k, new ArrayList<>(List.of(k)));
                            rw.readLock().lock();
                        } finally {
                            rw.writeLock().unlock();
                        }
                        try {
                            return index.get(k).get(0);
                        } finally {
                            rw.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void optimisticReadsThatAreRetriedAndUpgraded() {
        Snippet.check("""
                class Weather {
                    private final StampedLock gate = new StampedLock();
                    @GuardedBy("gate") private double heat;
                    @GuardedBy("gate") private double damp;
                    void warm(double by) {
                        long stamp = gate.writeLock();
                        try {
                            heat += by;
                        } finally {
                            gate.unlockWrite(stamp);
                        }
                    }
                    double comfort() {
                        long stamp = gate.tryOptimisticRead();
                        double now = heat, wet = damp;
                        if (!gate.validate(stamp)) {
                            stamp = gate.readLock();
                            try {
                                now = heat;
                                wet = damp;
                            } finally {
                                gate.unlockRead(stamp);
                            }
                        }
                        return now - wet;
                    }
                    double patientComfort() {
                        long stamp = gate.tryOptimisticRead();
                        try {
                            while (true) {
                                if (stamp != 0) {
                                    double seen = heat - damp;
                                    if (gate.validate(stamp)) return seen;
                                }
                                stamp = gate.readLock();
                            }
                        } finally {
                            if (StampedLock.isReadLockStamp(stamp)) gate.unlockRead(stamp);
                        }
                    }
                    void reset(double usual) {
                        long stamp = gate.readLock();
                        try {
                            while (heat > usual) {
                                long upgraded = gate.tryConvertToWriteLock(stamp);
                                if (upgraded == 0) {
                                    gate.unlockRead(stamp);
                                    stamp = gate.writeLock();
                                } else {
                                    stamp = upgraded;
                                    heat = usual;
                                }
                            }
                        } finally {
                            gate.unlock(stamp);
                        }
                    }
                    void dry() {
                        Lock writing = gate.asWriteLock();
                        writing.lock();
                        try {
                            damp = 0;
                        } finally {
                            writing.unlock();
                        }
                    }
                }
                """);
    }
}
