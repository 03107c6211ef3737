package dev.lockkeeper.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradle and IntelliJ load processors by themselves and hand them an environment that is not javac's own. */
class WrappedEnvironmentTest {
    private static final String UNGUARDED_COUNTER = """
            import dev.lockkeeper.GuardedBy;

            public class Counter {
                @GuardedBy("this")
                private int count;

                @GuardedBy("this")
                public void increment() {
                    count++;
                }

                public int unguarded() {
                    return count;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void generationAndChecksWorkWithoutANote() throws Exception {
        CompilerRun run = compile("-processorpath", ourClasses());

        assertThat(run.messages(Diagnostic.Kind.ERROR))
                .singleElement()
                .asString()
                .startsWith("[lockkeeper:guarded-by] 'count'");
        assertThat(run.messages(Diagnostic.Kind.NOTE)).isEmpty();
        assertThat(run.written()).contains("ConcurrentCounter.java");
    }

    @Test
    void optionsReachTheCheckerInItsOwnClassLoader() throws Exception {
        CompilerRun run = compile("-processorpath", ourClasses(), "-Alockkeeper.rules=guarded-by:warn");

        assertThat(run.isSuccessful()).isTrue();
        assertThat(run.messages(Diagnostic.Kind.WARNING))
                .singleElement()
                .asString()
                .contains("[lockkeeper:guarded-by]");
    }

    @Test
    void importsReachTheGeneratorFromAnotherClassLoader() throws Exception {
        CompilerRun run = CompilerRun.of(
                ToolProvider.getSystemJavaCompiler(),
                new WrappingProcessor(),
                folder,
                "Importing.java",
                """
                import dev.lockkeeper.GuardedBy;
                import java.util.Collections;

                public class Importing {
                    @GuardedBy("Collections.class")
                    public void use() {}
                }
                """,
                "-processorpath",
                ourClasses());

        assertThat(run.messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(run.written()).contains("ConcurrentImporting.class");
    }

    @Test
    void withoutTheCheckerThereIsOneNote() throws Exception {
        CompilerRun run = CompilerRun.of(
                ToolProvider.getSystemJavaCompiler(),
                WithoutPlugIns::new,
                new WrappingProcessor(),
                folder,
                "Counter.java",
                UNGUARDED_COUNTER);

        assertThat(run.isSuccessful()).isTrue();
        assertThat(run.messages(Diagnostic.Kind.NOTE))
                .singleElement()
                .asString()
                .contains("checks are off");
        assertThat(run.written()).contains("ConcurrentCounter.class");
    }

    private CompilerRun compile(String... options) throws IOException {
        return CompilerRun.of(
                ToolProvider.getSystemJavaCompiler(),
                new WrappingProcessor(),
                folder,
                "Counter.java",
                UNGUARDED_COUNTER,
                options);
    }

    private static String ourClasses() throws URISyntaxException {
        Path classes = Path.of(LockkeeperProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return classes.toString();
    }
}
