package dev.lockkeeper.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The races that Go's tutorials show, as a user of the generator writes them: each does not compile, and mended by what is
 * generated it does, generated class and all.
 */
class GoTwinsTest {
    private static final String IMPORTS =
            "import dev.lockkeeper.*; import dev.lockkeeper.runtime.*; import java.util.*; import java.util.concurrent.*;\n";

    @TempDir
    Path folder;

    @Test
    void aCounterIncrementedByAHundredTasks() throws Exception {
        assertFails("worker-race", "Counter", """
                class Counter {
                    private int count;
                    @Worker void hit() { count++; }
                    int total() { return count; }
                    static int run() {
                        try (ConcurrentCounter counter = new ConcurrentCounter()) {
                            for (int i = 0; i < 100; i++) counter.submitHit();
                            return counter.total();
                        }
                    }
                }
                """);
        assertCompiles("Counter", """
                abstract class Counter {
                    @Atomic private volatile int count;
                    abstract int count();
                    abstract int incrementCount();
                    @Worker void hit() { incrementCount(); }
                    @Await int total() { return count(); }
                    static int run() {
                        try (ConcurrentCounter counter = new ConcurrentCounter()) {
                            for (int i = 0; i < 100; i++) counter.submitHit();
                            return counter.total();
                        }
                    }
                }
                """);
    }

    @Test
    void aMapSharedByTasks() throws Exception {
        assertFails("worker-race", "Words", """
                class Words {
                    private final Map<String, Integer> counts = new HashMap<>();
                    @Worker void count(String word) { counts.merge(word, 1, Integer::sum); }
                }
                """);
        assertCompiles("Words", """
                abstract class Words {
                    @GuardedBy("this") private final Map<String, Integer> counts = new HashMap<>();
                    @GuardedBy("this") @Worker void count(String word) { counts.merge(word, 1, Integer::sum); }
                    @Await abstract void drain();
                    abstract Map<String, Integer> counts();
                    static Map<String, Integer> of(List<String> words) {
                        try (ConcurrentWords all = new ConcurrentWords()) {
                            words.forEach(all::submitCount);
                            all.drain();
                            return all.counts();
                        }
                    }
                }
                """);
    }

    @Test
    void resultsAppendedByWorkers() throws Exception {
        assertFails("worker-race", "Squares", """
                class Squares {
                    private final List<Integer> results = new ArrayList<>();
                    @Worker void square(int n) { results.add(n * n); }
                }
                """);
        assertCompiles("Squares", """
                abstract class Squares {
                    @Worker int square(int n) { return n * n; }
                    @Await("square") abstract List<Integer> squares(Collection<Integer> numbers);
                    static List<Integer> of(List<Integer> numbers) {
                        try (ConcurrentSquares squares = new ConcurrentSquares()) {
                            return squares.squares(numbers);
                        }
                    }
                }
                """);
    }

    @Test
    void aLoopVariableCapturedByTasks() throws Exception {
        assertFails("worker-race", "Loop", """
                class Loop {
                    private int i;
                    @Worker void print() { System.out.println(i); }
                    static void run() {
                        try (ConcurrentLoop loop = new ConcurrentLoop()) {
                            loop.each(loop);
                        }
                    }
                    void each(ConcurrentLoop loop) { for (i = 0; i < 10; i++) next(loop); }
                    void next(ConcurrentLoop loop) { loop.submitPrint(); }
                }
                """);
        assertCompiles("Loop", """
                class Loop {
                    @Worker void print(int i) { System.out.println(i); }
                    static void run() {
                        try (ConcurrentLoop loop = new ConcurrentLoop()) {
                            for (int i = 0; i < 10; i++) loop.submitPrint(i);
                        }
                    }
                }
                """);
    }

    @Test
    void aSingletonMadeLazily() throws Exception {
        assertFails("worker-race", "Registry", """
                class Registry {
                    private static Registry instance;
                    static Registry get() {
                        if (instance == null) instance = new Registry();
                        return instance;
                    }
                    @Worker void use() { get(); }
                }
                """);
        assertFails("atomic-compound", "Registry", """
                class Registry {
                    @Atomic static volatile String name;
                    static String get() {
                        if (name == null) name = "made";
                        return name;
                    }
                    @Worker void use() { get(); }
                }
                """);
        assertCompiles("Registry", """
                class Registry {
                    private static final OnceValue<String> NAME = OnceValue.of(() -> "made");
                    static String get() { return NAME.get(); }
                    @Worker void use() { get(); }
                }
                """);
    }

    @Test
    void aFlagWhoseWakeUpIsLost() throws Exception {
        assertFails("worker-race", "Gate", """
                class Gate {
                    private boolean isOpen;
                    @Worker void pass() { while (!isOpen) Thread.onSpinWait(); }
                    void open() { isOpen = true; }
                }
                """);
        assertFails("lock-unheld", "Gate", """
                class Gate {
                    @GuardedBy("this") private boolean isOpen;
                    @GuardedBy("this") @Worker void pass() throws InterruptedException { while (!isOpen) wait(); }
                    void open() {
                        synchronized (this) { isOpen = true; }
                        notifyAll();
                    }
                }
                """);
        assertCompiles("Gate", """
                class Gate {
                    @GuardedBy("this") private boolean isOpen;
                    @GuardedBy("this") @Worker void pass() throws InterruptedException { while (!isOpen) wait(); }
                    @GuardedBy("this") void open() {
                        isOpen = true;
                        notifyAll();
                    }
                }
                """);
        assertCompiles("Door", """
                class Door {
                    private final Channel<String> opened = Channel.unbuffered();
                    @Worker void pass() throws InterruptedException { opened.receiveOrNull(); }
                    void open() { opened.close(); }
                }
                """);
    }

    private void assertFails(String rule, String type, String text) throws IOException {
        CompilerRun run = compile(type, text);
        assertThat(run.messages(Diagnostic.Kind.ERROR))
                .isNotEmpty()
                .allMatch(message -> message.startsWith("[lockkeeper:" + rule + "]"));
    }

    private void assertCompiles(String type, String text) throws IOException {
        CompilerRun run = compile(type, text);
        assertThat(run.messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(run.messages(Diagnostic.Kind.WARNING)).isEmpty();
        assertThat(run.written()).contains("Concurrent" + type + ".class", type + ".class");
    }

    private CompilerRun compile(String type, String text) throws IOException {
        return CompilerRun.of(
                ToolProvider.getSystemJavaCompiler(),
                new LockkeeperProcessor(),
                Files.createTempDirectory(folder, type),
                type + ".java",
                IMPORTS + text,
                "-processorpath",
                LockkeeperProcessor.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
    }
}
