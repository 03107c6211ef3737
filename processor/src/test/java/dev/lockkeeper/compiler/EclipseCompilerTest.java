package dev.lockkeeper.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.io.IOException;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiler that is not javac: generation works, and one note says that checks are off. */
class EclipseCompilerTest {
    private static final String ACCOUNT = """
            package bank;

            import dev.lockkeeper.Atomic;
            import dev.lockkeeper.Await;
            import dev.lockkeeper.GuardedBy;
            import dev.lockkeeper.Worker;
            import java.util.concurrent.locks.ReentrantLock;

            public class Account {
                private final ReentrantLock lock = new ReentrantLock();

                @GuardedBy("lock")
                private long balance;

                @Atomic
                volatile long deposits;

                @GuardedBy("lock")
                public void deposit(long amount) {
                    balance += amount;
                }

                @Worker(pool = 3)
                public long interest(int percent) {
                    return percent;
                }

                @Await
                public String summary() {
                    return "done";
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theConcurrentClassIsGeneratedAndOneNoteSaysThatChecksAreOff() throws IOException {
        CompilerRun run = CompilerRun.of(
                new EclipseCompiler(), new LockkeeperProcessor(), folder, "Account.java", ACCOUNT, "-source", "17");

        assertThat(run.messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(run.isSuccessful()).isTrue();
        assertThat(run.written()).contains("ConcurrentAccount.java", "ConcurrentAccount.class");
        assertThat(run.diagnostics().stream().map(diagnostic -> diagnostic.getMessage(null)))
                .filteredOn(message -> message.contains("checks are off"))
                .hasSize(1);
    }
}
