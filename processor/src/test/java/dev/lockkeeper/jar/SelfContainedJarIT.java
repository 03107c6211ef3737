package dev.lockkeeper.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, alone on the processor path of a javac in a process of its own, as a user's build runs it. */
class SelfContainedJarIT {
    private static final Path JAR = Path.of(System.getProperty("processor.jar"));
    private static final String ACCOUNT = """
            package bank;

            import dev.lockkeeper.GuardedBy;
            import java.util.concurrent.locks.ReentrantLock;

            public class Account {
                private final ReentrantLock lock = new ReentrantLock();

                @GuardedBy("lock")
                private long balance;

                @GuardedBy("lock")
                public void deposit(long amount) {
                    balance += amount;
                }
            }
            """;
    private static final String BROKEN_ACCOUNT =
            ACCOUNT.replace("    @GuardedBy(\"lock\")\n    public void deposit", "    public void deposit");

    @TempDir
    Path folder;

    private Path source;
    private Path classes;

    @BeforeEach
    void createFolders() throws IOException {
        source = folder.resolve("Account.java");
        classes = Files.createDirectory(folder.resolve("classes"));
    }

    @Test
    void theConcurrentClassIsGenerated() throws Exception {
        Compilation compilation = compile(ACCOUNT);

        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.exitCode()).isZero();
        assertThat(classes.resolve("bank/ConcurrentAccount.class")).exists();
    }

    @Test
    void unguardedAccessDoesNotCompile() throws Exception {
        Compilation compilation = compile(BROKEN_ACCOUNT);

        assertThat(compilation.exitCode()).isOne();
        assertThat(compilation.output())
                .contains("Account.java:13: error: [lockkeeper:guarded-by]")
                .contains("1 error");
    }

    @Test
    void unguardedAccessDoesNotCompileWithoutAnnotationProcessing() throws Exception {
        Compilation compilation = compile(BROKEN_ACCOUNT, "-proc:none");

        assertThat(compilation.exitCode()).isOne();
        assertThat(compilation.output()).contains("Account.java:13: error: [lockkeeper:guarded-by]");
    }

    @Test
    void anOptionReachesTheChecker() throws Exception {
        Compilation compilation = compile(BROKEN_ACCOUNT, "-Alockkeeper.rules=guarded-by:warn");

        assertThat(compilation.exitCode()).isZero();
        assertThat(compilation.output()).contains("Account.java:13: warning: [lockkeeper:guarded-by]");
    }

    @Test
    void anArgumentOfThePlugInReachesTheChecker() throws Exception {
        Compilation compilation = compile(BROKEN_ACCOUNT, "-proc:none", "-Xplugin:Lockkeeper rules=guarded-by:off");

        assertThat(compilation.exitCode()).isZero();
        assertThat(compilation.output()).doesNotContain("guarded-by");
    }

    @Test
    void anImportedClassIsKnownInALockExpression() throws Exception {
        Compilation compilation = compile("""
                package bank;

                import dev.lockkeeper.GuardedBy;
                import java.util.Collections;
                import java.util.concurrent.*;

                public class Account {
                    @GuardedBy("Collections.class")
                    public void deposit(long amount) {}

                    @GuardedBy("TimeUnit.SECONDS")
                    public void withdraw(long amount) {}
                }
                """, "-Xlint:all", "-Werror");

        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.exitCode()).isZero();
        assertThat(classes.resolve("bank/ConcurrentAccount.class")).exists();
    }

    @Test
    void oddClassesCompileWithoutAWarning() throws Exception {
        try (Stream<Path> odd = Files.list(Path.of("src", "test", "resources", "odd"))) {
            List<String> more = Stream.concat(
                            Stream.of("-encoding", "UTF-8", "-Xlint:all", "-Werror"),
                            odd.map(Path::toString).sorted())
                    .toList();
            Compilation compilation = compile(ACCOUNT, more.toArray(String[]::new));

            assertThat(compilation.output()).isEmpty();
            assertThat(compilation.exitCode()).isZero();
        }
        assertThat(classes.resolve("odd/ConcurrentGeneric.class")).exists();
    }

    @Test
    void everyClassIsOurOwnOrRelocated() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".class")))
                    .extracting(entry -> entry.getName())
                    .allMatch(name -> name.startsWith("dev/lockkeeper/") || name.equals("module-info.class"));
        }
    }

    @Test
    void theJarIsAModuleThatProvidesBothHalves() {
        ModuleDescriptor module = ModuleFinder.of(JAR)
                .find("dev.lockkeeper.processor")
                .orElseThrow()
                .descriptor();

        assertThat(module.provides())
                .extracting(ModuleDescriptor.Provides::service)
                .containsExactlyInAnyOrder("javax.annotation.processing.Processor", "com.sun.source.util.Plugin");
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.compiler", "jdk.compiler");
    }

    private Compilation compile(String text, String... options) throws IOException, InterruptedException {
        Files.writeString(source, text);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-processorpath",
                JAR.toString(),
                "-classpath",
                locationOf(GuardedBy.class)
                        + System.getProperty("path.separator")
                        + locationOf(WorkerFailedException.class),
                "-d",
                classes.toString()));
        command.addAll(List.of(options));
        command.add(source.toString());
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Compilation(javac.waitFor(), output);
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private record Compilation(int exitCode, String output) {}
}
