package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the compiler as a program of its own, with no option that opens anything to anybody. */
class PluginTest {
    private static final String UNGUARDED = "'balance' is read without 'this', which guards it";

    @TempDir
    Path folder;

    @BeforeEach
    void writeSource() throws IOException {
        Files.writeString(folder.resolve("Account.java"), """
                final class Account {
                    @dev.lockkeeper.GuardedBy("this") private long balance;
                    long balance() { return balance; }
                }
                """);
    }

    @Test
    void startsFromAFolderOnTheProcessorPathWithoutProcessors() throws Exception {
        Run run = javac("-processorpath", Snippet.mainClasses(), "-proc:none");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("Account.java:3: error: [lockkeeper:guarded-by] " + UNGUARDED);
        assertThat(folder.resolve("Account.class")).doesNotExist();
    }

    @Test
    void startsFromAJarOnTheProcessorPath() throws Exception {
        Path jar = folder.resolve("checker.jar");
        pack(Path.of(Snippet.mainClasses()), jar);
        Run run = javac("-processorpath", jar.toString(), "-proc:none");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains(UNGUARDED);
    }

    @Test
    void takesItsOptionsAsAPlugin() throws Exception {
        Run run = javac(
                "-processorpath", Snippet.mainClasses(), "-proc:none", "-Xplugin:Lockkeeper rules=guarded-by:warn");
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("Account.java:3: warning: [lockkeeper:guarded-by] " + UNGUARDED);
    }

    @Test
    void aFailedBuildFailsAgain() throws Exception {
        String[] options = {"-processorpath", Snippet.mainClasses(), "-proc:none"};
        assertThat(javac(options).status()).isEqualTo(1);
        assertThat(javac(options).status()).isEqualTo(1);
    }

    @Test
    void aModuleNeedsNothingBesideTheAnnotations() throws Exception {
        Path module = Files.writeString(
                folder.resolve("module-info.java"), "module accounts { requires dev.lockkeeper.annotations; }");
        Run run = javac(
                "-processorpath",
                Snippet.mainClasses(),
                "-proc:none",
                "--module-path",
                annotations(),
                module.toString());
        assertThat(run.output())
                .contains("error: [lockkeeper:guarded-by] " + UNGUARDED)
                .contains("1 error");
    }

    private record Run(int status, String output) {}

    private Run javac(String... options) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                folder.toString(),
                "-classpath",
                annotations()));
        command.addAll(Arrays.asList(options));
        command.add(folder.resolve("Account.java").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }

    private static String annotations() throws URISyntaxException {
        return Path.of(GuardedBy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }
}
