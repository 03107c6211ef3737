package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the rules on races, deadlocks and atomics do not see: each limit is a sentence on the page of its rule and a program that
 * shows it. Once a limit falls, its test does, and the sentence has to go with it.
 */
class KnownRaceLimitsTest {
    /** A sentence of a page, and sources in which nothing is reported though something is wrong. */
    record Limit(String rule, String sentence, String... sources) {
        @Override
        public String toString() {
            return rule + ": " + sentence;
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(ofRaces(), ofOrder(), ofOthers()).flatMap(limits -> limits);
    }

    private static Stream<Limit> ofRaces() {
        String race = "worker-race";
        return Stream.of(
                new Limit(race, "Parameters of a worker are taken to be handed over for good", """
                        abstract class Crawler {
                            @Worker void visit(List<String> items) { items.add("x"); }
                            abstract Future<?> submitVisit(List<String> items);
                            void both(List<String> items) {
                                submitVisit(items);
                                submitVisit(items);
                            }
                        }
                        """),
                new Limit(race, "A class that is in neither list of thread-safe types", """
                        class Crawler {
                            private final Random random = new SplittableLike();
                            private final java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("x").matcher("");
                            @Worker boolean visit() { return matcher.find() && random.nextBoolean(); }
                            static class SplittableLike extends Random {}
                        }
                        """),
                new Limit(race, "What a parameter, a local variable or the result of a getter refers to is known", """
                        class Crawler {
                            private List<String> log = new ArrayList<>();
                            @Worker void visit(String url) {
                                List<String> here = log;
                                here.add(url);
                            }
                        }
                        """),
                new Limit(race, "Elements of arrays are told apart by literal indices only", """
                        class Crawler {
                            private final int[] counts = new int[2];
                            @Worker void visit(int n) { counts[n % 2]++; }
                        }
                        """),
                new Limit(race, "Code outside tasks is that of the classes that have the tasks", """
                        abstract class Feed {
                            @Atomic volatile int open;
                            private int sum;
                            int begin() {
                                Thread thread = new Thread(() -> sum = 1);
                                thread.start();
                                return sum;
                            }
                        }
                        """),
                new Limit(
                        race,
                        "An executor that a field was given from elsewhere, or a getter gives, may have a single thread",
                        """
                        class Feed {
                            @Atomic volatile int open;
                            private final ExecutorService pool;
                            private int sum;
                            Feed(ExecutorService pool) { this.pool = pool; }
                            void add(int n) { pool.execute(() -> sum += n); }
                            void reset() { pool.execute(() -> sum = 0); }
                        }
                        """),
                new Limit(race, "A flag counts as one that makes known what was written before it", """
                        class Feed {
                            private int sum;
                            private volatile boolean isLogging;
                            @Worker(pool = 1) void add(int n) {
                                sum += n;
                                isLogging = true;
                            }
                            int sum() {
                                if (isLogging) System.out.println("sum");
                                return sum;
                            }
                        }
                        """),
                new Limit(race, "Two locks of the same declaration are taken to be the same lock", """
                        class Feed {
                            private final Object lock = new Object();
                            private static int sum;
                            @Worker void add(int n) { synchronized (lock) { sum += n; } }
                        }
                        """),
                new Limit(race, "Calls through interfaces, and of methods that a subclass overrides", """
                        class Feed {
                            private final Sink sink = new Sums();
                            @Worker void add(int n) { sink.put(n); }
                            interface Sink { void put(int n); }
                            static class Sums implements Sink {
                                private int sum;
                                @Override public void put(int n) { sum += n; }
                            }
                        }
                        """),
                new Limit(race, "Code in a collection (`invokeAll(List.of(…))`), and tasks of a `Timer`", """
                        class Feed {
                            @Atomic volatile int open;
                            private int sum;
                            void all(ExecutorService pool) throws InterruptedException {
                                Callable<Integer> task = () -> sum++;
                                pool.invokeAll(List.of(task, task));
                            }
                        }
                        """));
    }

    private static Stream<Limit> ofOrder() {
        String order = "lock-order";
        return Stream.of(
                new Limit(order, "What a method takes only if its caller passes another constant", """
                        class Dam {
                            private final Object gates = new Object();
                            private final Object pumps = new Object();
                            @GuardedBy("gates") private int level;
                            void open(int depth) {
                                if (depth > 0) {
                                    synchronized (pumps) { hashCode(); }
                                }
                            }
                            void both() {
                                synchronized (gates) { open(0); }
                            }
                            void pump() {
                                synchronized (pumps) {
                                    synchronized (gates) { level++; } // :: lock-order
                                }
                            }
                        }
                        """),
                new Limit(order, "An object that is given as another type and cast", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized int get() { return n; }
                            @Override public synchronized boolean equals(Object other) {
                                return other instanceof Box box && box.get() == n;
                            }
                            @Override public int hashCode() { return 1; }
                        }
                        """),
                new Limit(order, "A lock that is only tried (`tryLock`) is not waited for", """
                        class Account {
                            @GuardedBy("this") private long balance;
                            private final long id = 1;
                            static void transfer(Account from, Account to) {
                                System.out.println(from.id < to.id);
                                synchronized (from) { synchronized (to) { from.balance--; } }
                            }
                        }
                        """),
                new Limit(order, "A lock that a class was given, by its constructor or otherwise", """
                        class Pair {
                            private final Lock first;
                            private final Lock second = new ReentrantLock();
                            @GuardedBy("second") private int n;
                            Pair(Lock first) { this.first = first; }
                            void forth() {
                                first.lock();
                                try { inner(second); } finally { first.unlock(); }
                            }
                            void back() {
                                second.lock();
                                try { inner(first); } finally { second.unlock(); }
                            }
                            private void inner(Lock lock) {
                                lock.lock();
                                try { hashCode(); } finally { lock.unlock(); }
                            }
                        }
                        """),
                new Limit(order, "Two objects of one class are told apart where the code was given both", """
                        class Node {
                            @GuardedBy("this") private int n;
                            private final List<Node> all = new ArrayList<>();
                            synchronized void each() {
                                for (Node other : all) other.one();
                            }
                            synchronized void one() { n++; }
                        }
                        """),
                new Limit(order, "A lock that is reached from the same object as one of its declaration", """
                        class Node {
                            private final Object tree = new Object();
                            @GuardedBy("this") private int n;
                            private Node parent;
                            synchronized void up() { synchronized (tree) { parent.one(); } }
                            synchronized void one() { n++; }
                        }
                        """),
                new Limit(order, "What a `Supplier` gives is taken to be new", """
                        class Pool {
                            private final Item item = new Item();
                            private final Supplier<Item> items = () -> item;
                            @GuardedBy("this") private int n;
                            synchronized void take() { items.get().enter(); }
                            synchronized int size() { return n; }
                            class Item {
                                private final ReentrantLock lock = new ReentrantLock();
                                void enter() { lock.lock(); lock.unlock(); }
                                void leave() { lock.lock(); try { size(); } finally { lock.unlock(); } }
                            }
                        }
                        """),
                new Limit(order, "That only one of several threads gets to a place", """
                        class Handler {
                            private final CompletableFuture<Callback> chosen = new CompletableFuture<>();
                            private final List<Callback> inFlight = new CopyOnWriteArrayList<>();
                            private void cancelAllBut(Callback keep) {
                                for (Callback c : inFlight) if (c != keep) c.cancel();
                            }
                            private class Callback {
                                private final ReentrantLock lock = new ReentrantLock();
                                @GuardedBy("lock") private int state;
                                void onPage() {
                                    lock.lock();
                                    try {
                                        if (chosen.complete(this)) cancelAllBut(this);
                                    } finally {
                                        lock.unlock();
                                    }
                                }
                                void cancel() {
                                    lock.lock(); // :: lock-order
                                    try { state = -1; } finally { lock.unlock(); }
                                }
                            }
                        }
                        """),
                new Limit(order, "Locks in arrays and collections", """
                        class Stripes {
                            private final Object[] locks = {new Object(), new Object()};
                            @GuardedBy("this") private int n;
                            void forth() { synchronized (locks[0]) { synchronized (locks[1]) { hashCode(); } } }
                            void back() { synchronized (locks[1]) { synchronized (locks[0]) { hashCode(); } } }
                        }
                        """),
                new Limit(order, "A walk hand over hand", """
                        class Node {
                            @GuardedBy("this") private int n;
                            private Node next;
                            synchronized void push() { next.take(); }
                            synchronized void take() { n++; }
                        }
                        """));
    }

    private static Stream<Limit> ofOthers() {
        return Stream.of(
                new Limit("lock-blocking", "`wait` and `Condition.await` release their own lock", """
                        class Box {
                            private final Queue box = new Queue();
                            @GuardedBy("this") private int n;
                            synchronized void act() throws InterruptedException { box.take(); }
                            static class Queue {
                                synchronized void take() throws InterruptedException { wait(); }
                            }
                        }
                        """),
                new Limit("lock-blocking", "A future that a method asks whether it is done", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act(Future<String> future) throws Exception {
                                if (!future.isDone()) n++;
                                future.get();
                            }
                        }
                        """),
                new Limit("lock-blocking", "A future that is done for another reason", """
                        class Box {
                            @GuardedBy("this") private int n;
                            void add(CompletableFuture<Integer> more) {
                                more.join();
                                synchronized (this) { n += more.join(); } // :: lock-blocking
                            }
                        }
                        """),
                new Limit("lock-blocking", "What a method does only for some value of a parameter", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act() throws InterruptedException { rest(Boolean.getBoolean("rest")); }
                            void rest(boolean isPatient) throws InterruptedException {
                                if (isPatient) Thread.sleep(10);
                            }
                        }
                        """),
                new Limit("lock-blocking", "Of other conditions than that one", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act() throws InterruptedException { rest(0); } // :: lock-blocking
                            void rest(long millis) throws InterruptedException {
                                if (millis > 0) Thread.sleep(millis);
                            }
                        }
                        """),
                new Limit("lock-blocking", "Calls through interfaces lead nowhere", """
                        class Box {
                            @GuardedBy("this") private int n;
                            private final Slow slow = () -> Thread.sleep(10);
                            synchronized void act() throws InterruptedException { slow.run(); }
                            interface Slow { void run() throws InterruptedException; }
                        }
                        """),
                new Limit("lock-blocking", "Going through the values of a channel", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act(dev.lockkeeper.runtime.ReceiveChannel<String> channel) {
                                for (String each : channel) n++;
                                channel.forEach(each -> n++);
                                channel.stream().forEach(each -> n++);
                            }
                        }
                        """),
                new Limit(
                        "lock-blocking", "A `Select` that is given its clauses as a collection, or by who calls", """
                        import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.util.*;
                        class Inbox {
                            @GuardedBy("this") private int n;
                            private final Channel<Integer> values = Channel.buffered(1);
                            synchronized int poll() throws InterruptedException {
                                n++;
                                List<Clause<Integer>> clauses =
                                        List.of(Select.onReceive(values, (Integer v) -> v), Select.orElse(() -> 0));
                                return Select.<Integer>select(clauses); // :: lock-blocking
                            }
                        }
                        """),
                new Limit("lock-blocking", "Channels of `java.nio` may be told not to wait", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act(java.nio.channels.SocketChannel channel) throws Exception { channel.connect(null); }
                        }
                        """),
                new Limit("lock-blocking", "`LockSupport.parkNanos` is taken to keep off", """
                        class Box {
                            @GuardedBy("this") private int n;
                            synchronized void act() { LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1)); }
                        }
                        """),
                new Limit("lock-blocking", "A method that has given back a lock of its caller's", """
                        class Box {
                            private final ReentrantLock lock = new ReentrantLock();
                            @GuardedBy("this") private int n;
                            synchronized void act() throws InterruptedException {
                                lock.lock();
                                try {
                                    rest();
                                } finally {
                                    lock.unlock();
                                }
                            }
                            void rest() throws InterruptedException {
                                lock.unlock();
                                try {
                                    Thread.sleep(10);
                                } finally {
                                    lock.lock();
                                }
                            }
                        }
                        """),
                new Limit("await-self", "The wait has to be for the same object", """
                        abstract class Jobs {
                            private Jobs self;
                            @Worker void work(int n) { self.drain(); }
                            @Await abstract void drain();
                        }
                        """),
                new Limit("await-self", "A result that goes through a field or a collection", """
                        abstract class Jobs {
                            private volatile Future<?> last;
                            @Worker void work(int n) throws Exception {
                                last = submitWork(n);
                                last.get();
                            }
                            abstract Future<?> submitWork(int n);
                        }
                        """),
                new Limit("atomic-compound", "Cases of a `switch` and conditional expressions", """
                        class Hits {
                            @Atomic volatile int n;
                            void act() {
                                switch (n) {
                                    case 0 -> n = 1;
                                    default -> {}
                                }
                            }
                        }
                        """),
                new Limit("atomic-compound", "A loop's condition (`while (running)`) is no check", """
                        class Hits {
                            @Atomic volatile int n;
                            void act() {
                                while (n == 0) {
                                    n = 1;
                                }
                            }
                        }
                        """),
                new Limit(
                        "atomic-compound",
                        "Steps in `synchronized`, or in a method that takes or requires a lock",
                        """
                        class Hits {
                            @Atomic volatile int n;
                            synchronized void act() {
                                if (n == 0) n = 1;
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void nothingIsReported(Limit limit) {
        Snippet.check(limit.sources());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void thePageNamesTheLimit(Limit limit) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "rules", limit.rule() + ".md"));
        assertThat(page.replaceAll("\n  ", " ")).contains("\n- " + limit.sentence());
    }
}
