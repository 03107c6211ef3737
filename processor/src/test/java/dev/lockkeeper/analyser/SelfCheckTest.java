package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own code passes the checker, with every rule an error. */
class SelfCheckTest {
    private static final String RULES = "rules=error";

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "samples"})
    void ourOwnSourcesPass(String module) throws IOException {
        List<Path> sources = sources(Path.of("..", module, "src", "main", "java"));
        if (module.equals("runtime")) {
            assertThat(sources).isNotEmpty();
        }
        if (!sources.isEmpty()) {
            assertThat(findings(sources)).isEmpty();
        }
    }

    @Test
    void aFaultInThemIsSeen() throws IOException {
        Path faulty = Files.writeString(classes.resolve("Faulty.java"), """
                class Faulty {
                    @dev.lockkeeper.GuardedBy("this") private int x;
                    @dev.lockkeeper.Worker void work() { y++; }
                    private int y;
                    int x() { return x; }
                }
                """);
        List<Path> sources = new ArrayList<>(sources(Path.of("..", "runtime", "src", "main", "java")));
        sources.add(faulty);
        assertThat(findings(sources))
                .hasSize(2)
                .anyMatch(each -> each.contains("guarded-by"))
                .anyMatch(each -> each.contains("worker-race"));
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().equals("module-info.java"))
                    .toList();
        }
    }

    /** What the checker says, and whatever else keeps the sources from being compiled. */
    private List<String> findings(List<Path> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-processorpath",
                    System.getProperty("java.class.path"),
                    "-processor",
                    "dev.lockkeeper.processor.LockkeeperProcessor",
                    "-Alockkeeper." + RULES);
            compiler.getTask(
                            new StringWriter(), files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR
                        || each.getMessage(Locale.ROOT).contains("[lockkeeper:"))
                .map(Object::toString)
                .toList();
    }
}
