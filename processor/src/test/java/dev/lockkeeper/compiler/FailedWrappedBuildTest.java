package dev.lockkeeper.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.processor.LockkeeperProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build tool such as Gradle compiles in its own process, loads the processor itself, wraps its environment and recompiles what
 * has changed: what failed by a rule on the whole program leaves no class file behind and fails again.
 */
class FailedWrappedBuildTest {
    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void writeSources() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(folder.resolve("Counter.java"), """
                public class Counter {
                    private int hits;

                    @dev.lockkeeper.Worker
                    void hit() {
                        Other.touch(this);
                    }

                    void count() {
                        hits++;
                    }
                }
                """);
        Files.writeString(folder.resolve("Other.java"), """
                final class Other {
                    private Other() {}

                    static void touch(Counter counter) {
                        counter.count();
                    }
                }
                """);
    }

    @Test
    void theSecondUnchangedBuildFailsWithTheSameFindings() throws Exception {
        List<String> first = errorsOf("Counter.java", "Other.java");
        assertThat(first).singleElement().asString().startsWith("[lockkeeper:worker-race] 'hits'");
        assertThat(classFiles()).isEmpty();
        assertThat(errorsOf("Counter.java", "Other.java")).isEqualTo(first);
    }

    @Test
    void aBuildThatSucceedsAfterwardsLeavesItsClassFiles() throws Exception {
        errorsOf("Counter.java", "Other.java");
        Files.writeString(folder.resolve("Other.java"), """
                final class Other {
                    static void touch(Counter counter) {}
                }
                """);
        assertThat(errorsOf("Counter.java", "Other.java")).isEmpty();
        assertThat(classFiles()).contains("ConcurrentCounter.class", "Counter.class", "Other.class");
    }

    /** What the class files of others know is not looked into: that is for clean builds to find. */
    @Test
    void anIncrementalBuildKeepsTheClassFilesThatItDidNotWrite() throws Exception {
        Files.writeString(folder.resolve("Plain.java"), "class Plain {}\n");
        assertThat(errorsOf("Plain.java")).isEmpty();
        errorsOf("Counter.java", "Other.java");
        assertThat(classFiles()).containsExactly("Plain.class");
    }

    private List<String> errorsOf(String... names) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of(
                "-d", classes.toString(),
                "-classpath", classes + File.pathSeparator + classPath,
                "-processorpath", ourClasses());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            var sources = Stream.of(names).map(folder::resolve).toList();
            var task = compiler.getTask(
                    new StringWriter(), files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new WrappingProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    private static String ourClasses() {
        return LockkeeperProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private List<String> classFiles() throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }
}
