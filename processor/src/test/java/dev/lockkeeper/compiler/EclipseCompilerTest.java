package dev.lockkeeper.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void aLockOfAnImportedClassIsToBeNamedInFull() throws IOException {
        String imported = """
                import dev.lockkeeper.GuardedBy;
                import java.util.Collections;

                public class Subject {
                    @GuardedBy("Collections.class")
                    public void use() {}
                }
                """;

        CompilerRun run = compile("simple", imported);
        assertThat(run.messages(Diagnostic.Kind.ERROR))
                .singleElement()
                .asString()
                .contains(
                        "'use' is guarded by 'Collections.class', but there is no 'Collections' in Subject",
                        "this compiler tells no imports, so a class of another package is known by its full name only");

        CompilerRun mended = compile("full", imported.replace("\"Collections", "\"java.util.Collections"));
        assertThat(mended.messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(mended.written()).contains("ConcurrentSubject.class");
    }

    private CompilerRun compile(String name, String text) throws IOException {
        return CompilerRun.of(
                new EclipseCompiler(),
                new LockkeeperProcessor(),
                Files.createDirectory(folder.resolve(name)),
                "Subject.java",
                text,
                "-source",
                "17");
    }
}
