package dev.lockkeeper.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Generated classes in programs of their own, where it depends on the JVM what they do. */
@Timeout(120)
final class GeneratedProgramTest {
    private static final TestCompilation PROGRAM = TestCompilation.of("""
            package print;
            import dev.lockkeeper.*;
            import dev.lockkeeper.runtime.Task;
            import java.util.List;
            import java.util.concurrent.locks.*;
            public abstract class Shop {
                private final ReentrantLock lock = new ReentrantLock();
                private final StampedLock stamped = new StampedLock();
                @GuardedBy("lock") private int sold;
                @GuardedBy("stamped") private int price;
                @Worker(pool = 2) public int sell(int count) { return addSold(count); }
                @Await("sell") public abstract List<Integer> sellAll(List<Integer> counts);
                @Await public abstract void drain();
                abstract Task<Integer> submitSell(int count);
                abstract int addSold(int count);
                abstract int addPrice(int more);
                abstract int price();
                public int total() { submitSell(3); drain(); addPrice(4); return price() + sellAll(List.of(0)).get(0); }

                public static void main(String[] arguments) {
                    try (ConcurrentShop shop = new ConcurrentShop()) {
                        System.out.println(shop.total());
                    }
                }
            }
            """, """
            package print;
            import dev.lockkeeper.runtime.*;
            import java.time.Duration;
            public class PrintingEngine implements WorkerEngine {
                @Override public EnginePool open(WorkerSpec worker) {
                    EnginePool local = WorkerEngine.local().open(worker);
                    return new EnginePool() {
                        @Override public void submit(WorkerCall call) {
                            System.out.println(call.worker().method().orElseThrow().name() + call.arguments());
                            local.submit(call);
                        }
                        @Override public void shutdown() { local.shutdown(); }
                        @Override public boolean awaitTermination(Duration timeout) throws InterruptedException {
                            return local.awaitTermination(timeout);
                        }
                    };
                }
            }
            """);

    @TempDir
    private Path folder;

    /** What the program prints in a JVM with these options. */
    private List<String> run(String... options) throws IOException, InterruptedException {
        PROGRAM.writeClasses(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", folder + File.pathSeparator + System.getProperty("java.class.path")));
        command.add("print.Shop");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    @Test
    void workersAndAccessorsNeedNoModuleButJavaBase() throws Exception {
        assertThat(run("--limit-modules", "java.base")).containsExactly("7");
    }

    @Test
    void anEngineThatIsProvidedServesEveryObject() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.lockkeeper.runtime.WorkerEngine"), "print.PrintingEngine");

        assertThat(run()).containsExactly("sell[3]", "sell[0]", "7");
    }
}
