package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that looks at the whole compilation fails it when class files are written already: none of them may stay. */
class FailedBuildTest {
    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void writeSources() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(folder.resolve("A.java"), """
                class A {
                    final B b = new B(this);
                    @dev.lockkeeper.GuardedBy("this") int x;
                    static class Inner {}
                    synchronized void forth() { b.inside(); }
                    synchronized void leaf() { new Object() {}; }
                }
                """);
        Files.writeString(folder.resolve("Z.java"), "class Z { int plain; }\nclass Second {}\n");
    }

    @Test
    void noClassFileStaysWhereAProcessorRan() throws Exception {
        writeB("a.leaf();");
        Run run = javac("-processorpath", Snippet.mainClasses(), "-Alockkeeper.generate=false");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("A.java:5: error: [lockkeeper:lock-order]", "B.java:5");
        assertThat(classFiles()).isEmpty();
    }

    @Test
    void theClassFilesOfOthersStay() throws Exception {
        writeB("a.leaf();");
        Files.write(classes.resolve("Other.class"), new byte[] {1});
        javac("-processorpath", Snippet.mainClasses(), "-Alockkeeper.generate=false");
        assertThat(classFiles()).containsExactly("Other.class");
    }

    @Test
    void withoutAProcessorTheLastClassIsNotWritten() throws Exception {
        writeB("a.leaf();");
        Run run = javac("-processorpath", Snippet.mainClasses(), "-proc:none", "-Xplugin:Lockkeeper generate=false");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("[lockkeeper:lock-order]");
        assertThat(classFiles()).doesNotContain("Second.class");
    }

    @Test
    void aWarningLeavesThemThere() throws Exception {
        writeB("a.leaf();");
        Run run = javac(
                "-processorpath",
                Snippet.mainClasses(),
                "-Alockkeeper.generate=false",
                "-Alockkeeper.rules=lock-order:warn");
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("A.java:5: warning: [lockkeeper:lock-order]");
        assertThat(classFiles())
                .contains("A.class", "A$1.class", "A$Inner.class", "B.class", "Z.class", "Second.class");
    }

    @Test
    void aBuildWithoutFindingsLeavesThemThere() throws Exception {
        writeB("");
        assertThat(javac("-processorpath", Snippet.mainClasses(), "-Alockkeeper.generate=false")
                        .status())
                .isZero();
        assertThat(classFiles())
                .contains("A.class", "A$1.class", "A$Inner.class", "B.class", "Z.class", "Second.class");
    }

    private void writeB(String content) throws IOException {
        Files.writeString(folder.resolve("B.java"), """
                class B {
                    private final A a;
                    B(A a) { this.a = a; }
                    synchronized void inside() { notifyAll(); }
                    synchronized void back() { %s }
                }
                """.formatted(content));
    }

    private List<String> classFiles() throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private record Run(int status, String output) {}

    private Run javac(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        for (String file : List.of("A.java", "B.java", "Z.java")) {
            command.add(folder.resolve(file).toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }
}
