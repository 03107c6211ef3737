package dev.lockkeeper.samples.tour;

import dev.lockkeeper.samples.bank.BankProgram;
import dev.lockkeeper.samples.counter.SafeCounterProgram;
import dev.lockkeeper.samples.pool.WorkerPoolProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The framework in four steps: a class as it is written, the class that the compiler adds, the programs that use both, and the
 * compile error when a lock is left out.
 */
public final class Tour {
    private static final String PACKAGE = "dev/lockkeeper/samples/bank/";
    private static final String GUARDED_DEPOSIT = "    @GuardedBy(\"lock\")\n    public void deposit";
    private static final String UNGUARDED_DEPOSIT = "    public void deposit";

    private Tour() {}

    /**
     * Takes the tour.
     *
     * @param arguments the folder of the samples module, and the processor's jar
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path samples = Path.of(arguments[0]);
        String account = Files.readString(samples.resolve("src/main/java/" + PACKAGE + "Account.java"));

        title("1. What you write: Account.java");
        System.out.println(account);

        title("2. What the compiler adds: ConcurrentAccount.java");
        Path generated = samples.resolve("target/generated-sources/annotations/" + PACKAGE + "ConcurrentAccount.java");
        System.out.println(Files.readString(generated));

        title("3. The programs run");
        runPrograms();

        title("4. Account.java again, without @GuardedBy(\"lock\") on deposit: it does not compile");
        compileWithoutLock(account, arguments[1]);
    }

    private static void runPrograms() throws InterruptedException {
        BankProgram.main(new String[0]);
        SafeCounterProgram.main(new String[0]);
        WorkerPoolProgram.main(new String[0]);
    }

    private static void compileWithoutLock(String account, String processorPath) throws IOException {
        Map<String, String> broken = Map.of("Account.java", withoutLockOnDeposit(account));
        PrintWriter screen = new PrintWriter(System.out, true);
        if (new SourceCompiler(processorPath).compiles(broken, screen)) {
            throw new IllegalStateException("the class with a lock left out compiled: the checker did not run");
        }
    }

    static String withoutLockOnDeposit(String account) {
        String normalized = account.replace("\r\n", "\n");
        if (!normalized.contains(GUARDED_DEPOSIT)) {
            throw new IllegalStateException("Account.java has no guarded method 'deposit' any more");
        }
        return normalized.replace(GUARDED_DEPOSIT, UNGUARDED_DEPOSIT);
    }

    private static void title(String text) {
        System.out.printf("%n=== %s%n%n", text);
    }
}
