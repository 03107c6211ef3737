package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** The races that Go's tutorials show: each as Java that does not compile, and mended so that it does. */
class GoRacesTest {
    private static final String RUNTIME =
            "import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.util.*;"
                    + " import java.util.concurrent.*; import java.util.concurrent.atomic.*; ";

    @Test
    void aCounterIncrementedByAHundredTasks() {
        Snippet.check(RUNTIME + """
                class Counter {
                    private int count;
                    @Worker void hit() {
                        count++; // :: worker-race
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Counter {
                    private int count;
                    @Await int total() { return count; }
                    void run(WaitGroup group) {
                        for (int i = 0; i < 100; i++) {
                            group.go(() -> count++); // :: worker-race
                        }
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                abstract class Counter {
                    @Atomic volatile int count;
                    abstract int incrementCount();
                    @Worker void hit() {
                        incrementCount();
                    }
                }
                """);
    }

    @Test
    void aMapSharedByTasks() {
        Snippet.check(RUNTIME + """
                class Words {
                    private final Map<String, Integer> counts = new HashMap<>();
                    @Worker void count(String word) {
                        counts.put(word, counts.getOrDefault(word, 0) + 1); // :: worker-race
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Words {
                    @GuardedBy("this") private final Map<String, Integer> counts = new HashMap<>();
                    @Worker void count(String word) {
                        synchronized (this) {
                            counts.put(word, counts.getOrDefault(word, 0) + 1);
                        }
                    }
                }
                """);
    }

    @Test
    void aListThatWorkersAppendTo() {
        Snippet.check(RUNTIME + """
                class Squares {
                    @Atomic volatile int running;
                    List<Integer> all(int n) throws InterruptedException {
                        List<Integer> results = new ArrayList<>();
                        WaitGroup group = new WaitGroup();
                        for (int i = 0; i < n; i++) {
                            int x = i;
                            group.go(() -> results.add(x * x)); // :: worker-race
                        }
                        group.await();
                        return results;
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Squares {
                    @Atomic volatile int running;
                    Collection<Integer> all(int n) throws InterruptedException {
                        Queue<Integer> results = new ConcurrentLinkedQueue<>();
                        WaitGroup group = new WaitGroup();
                        for (int i = 0; i < n; i++) {
                            int x = i;
                            group.go(() -> results.add(x * x));
                        }
                        group.await();
                        return results;
                    }
                }
                """);
    }

    @Test
    void aLoopVariableWrittenByTasks() {
        Snippet.check(RUNTIME + """
                class Loop {
                    @Atomic volatile int running;
                    void run() {
                        int[] i = {0};
                        while (i[0] < 10) {
                            Go.run(() -> System.out.println(i[0]++)); // :: worker-race
                        }
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Loop {
                    @Atomic volatile int running;
                    void run() {
                        for (int i = 0; i < 10; i++) {
                            int mine = i;
                            Go.run(() -> System.out.println(mine));
                        }
                    }
                }
                """);
    }

    @Test
    void aSingletonMadeLazily() {
        Snippet.check(RUNTIME + """
                class Registry {
                    private static Registry instance;
                    @Worker void use() {
                        get();
                    }
                    static Registry get() {
                        if (instance == null) {
                            instance = new Registry(); // :: worker-race
                        }
                        return instance;
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Registry {
                    @Atomic private static volatile Registry instance;
                    static Registry get() {
                        if (instance == null) {
                            instance = new Registry(); // :: atomic-compound
                        }
                        return instance;
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Registry {
                    private static final AtomicReference<Registry> INSTANCE = new AtomicReference<>();
                    @Worker void use() {
                        get();
                    }
                    static Registry get() {
                        INSTANCE.compareAndSet(null, new Registry());
                        return INSTANCE.get();
                    }
                }
                """);
    }

    @Test
    void aFlagWhoseWakeUpIsLost() {
        Snippet.check(RUNTIME + """
                class Gate {
                    private boolean isOpen;
                    @Worker(pool = 1) void pass() throws InterruptedException {
                        while (!isOpen) { // :: worker-race
                            Thread.sleep(1);
                        }
                    }
                    void open() {
                        isOpen = true;
                    }
                }
                """);
        Snippet.check(RUNTIME + """
                class Gate {
                    @GuardedBy("this") private boolean isOpen;
                    @Worker(pool = 1) void pass() throws InterruptedException {
                        synchronized (this) {
                            while (!isOpen) {
                                wait();
                            }
                        }
                    }
                    synchronized void open() {
                        isOpen = true;
                        notifyAll();
                    }
                }
                """);
    }
}
