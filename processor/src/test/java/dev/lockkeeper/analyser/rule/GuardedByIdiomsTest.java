package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Good code as libraries write it: nothing is reported. */
class GuardedByIdiomsTest {
    @Test
    void aBoundedBufferWithConditions() {
        Snippet.check("""
                class Belt<E> {
                    private final ReentrantLock gate = new ReentrantLock(true);
                    private final Condition room = gate.newCondition();
                    private final Condition goods = gate.newCondition();
                    @GuardedBy("gate") private final ArrayDeque<E> slots = new ArrayDeque<>();
                    @GuardedBy("gate") private int free;
                    @GuardedBy("gate") private boolean isClosed;
                    Belt(int size) {
                        free = size;
                    }
                    void load(E good) throws InterruptedException {
                        final ReentrantLock held = this.gate;
                        held.lockInterruptibly();
                        try {
                            while (free == 0) room.await();
                            place(Objects.requireNonNull(good));
                        } finally {
                            held.unlock();
                        }
                    }
                    boolean load(E good, long patience) throws InterruptedException {
                        long left = patience;
                        gate.lockInterruptibly();
                        try {
                            while (free == 0) {
                                if (left <= 0 || isClosed) return false;
                                left = room.awaitNanos(left);
                            }
                            place(good);
                        } finally {
                            gate.unlock();
                        }
                        return true;
                    }
                    private void place(E good) {
                        slots.addLast(good);
                        free--;
                        goods.signal();
                    }
                    private E take() {
                        free++;
                        room.signal();
                        return slots.removeFirst();
                    }
                    Optional<E> next() {
                        gate.lock();
                        try {
                            return slots.isEmpty() ? Optional.empty() : Optional.of(take());
                        } finally {
                            gate.unlock();
                        }
                    }
                    int unload(Collection<? super E> into) {
                        int moved = 0;
                        gate.lock();
                        try {
                            for (; !slots.isEmpty(); moved++) into.add(take());
                            isClosed |= moved > 0;
                        } finally {
                            if (moved == 0 && gate.hasWaiters(room)) room.signalAll();
                            gate.unlock();
                        }
                        return moved;
                    }
                    @Override public String toString() {
                        gate.lock();
                        try {
                            return slots.stream().map(String::valueOf).collect(Collectors.joining(", "));
                        } finally {
                            gate.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLazyMapCheckedTwiceThroughAVolatileField() {
        Snippet.check("""
                class DoubleChecked {
                    private volatile Map<String,String> cache;
                    private final Object lock = new Object();
                    @GuardedBy("lock") private int loads;
                    Map<String,String> cache() {
                        Map<String,String> local = cache;
                        if (local == null) {
                            synchronized (lock) {
                                local = cache;
                                if (local == null) {
                                    loads++;
                                    local = load();
                                    cache = local;
                                }
                            }
                        }
                        return local;
                    }
                    private Map<String,String> load() {
                        loads += 1;
                        return Map.of("n", "" + loads);
                    }
                }
                """);
    }

    @Test
    void attemptsWithATimeOut() {
        Snippet.check("""
                class TryTimed {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private long total;
                    boolean add(long n, long ms) throws InterruptedException {
                        if (!lock.tryLock(ms, TimeUnit.MILLISECONDS)) return false;
                        try {
                            total += n;
                            return true;
                        } finally {
                            lock.unlock();
                        }
                    }
                    boolean add2(long n) {
                        boolean locked = false;
                        try {
                            locked = lock.tryLock(1, TimeUnit.SECONDS);
                            if (!locked) {
                                return false;
                            }
                            total += n;
                            return true;
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return false;
                        } finally {
                            if (locked) lock.unlock();
                        }
                    }
                    long spin() {
                        while (!lock.tryLock()) {
                            Thread.onSpinWait();
                        }
                        try {
                            return total;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void retry() throws Exception {
                        for (int i = 0; i < 3; i++) {
                            if (lock.tryLock(1, TimeUnit.SECONDS)) {
                                try {
                                    total++;
                                    return;
                                } finally {
                                    lock.unlock();
                                }
                            }
                        }
                        throw new TimeoutException();
                    }
                    Optional<Long> maybe() {
                        final boolean got = lock.tryLock();
                        try {
                            return got ? Optional.of(total) : Optional.empty();
                        } finally {
                            if (got) {
                                lock.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void aListWalkedHandOverHand() {
        Snippet.check("""
                class HandOverHand {
                    static final class Node {
                        final Lock lock = new ReentrantLock();
                        final int value;
                        @GuardedBy("lock") Node next;
                        Node(int v) {
                            value = v;
                        }
                    }
                    private final Node head = new Node(Integer.MIN_VALUE);
                    boolean insert(int value) {
                        head.lock.lock();
                        Node previous = head;
                        try {
                            Node current = previous.next;
                            if (current != null) {
                                current.lock.lock();
                            }
                            try {
                                while (current != null && current.value < value) {
                                    previous.lock.unlock();
                                    previous = current;
                                    current = current.next;
                                    if (current != null) {
                                        current.lock.lock();
                                    }
                                }
                                if (current != null && current.value == value) {
                                    return false;
                                }
                                Node added = new Node(value);
                                added.next = current;
                                previous.next = added;
                                return true;
                            } finally {
                                if (current != null) {
                                    current.lock.unlock();
                                }
                            }
                        } finally {
                            previous.lock.unlock();
                        }
                    }
                    boolean contains(int value) {
                        Node node = head;
                        node.lock.lock();
                        try {
                            while (node.next != null) {
                                Node next = node.next;
                                next.lock.lock();
                                node.lock.unlock();
                                node = next;
                                if (node.value == value) {
                                    return true;
                                }
                            }
                            return false;
                        } finally {
                            node.lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aCollectionThatAsksTheGuardedFieldsOfWhoKeepsIt() {
        Snippet.check("""
                class Cache {
                    @GuardedBy("this") private int most = 9;
                    @GuardedBy("this") private Map<String, String> entries = newest();
                    @GuardedBy("this") private final Map<String, String> old = new LinkedHashMap<>() {
                        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > most; }
                    };
                    synchronized void put(String key, String value) { old.put(key, value); }
                    synchronized void renew() {
                        entries = new LinkedHashMap<>() {
                            @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > most; }
                        };
                    }
                    private static Map<String, String> newest() { return new HashMap<>(); }
                }
                """);
    }
}
