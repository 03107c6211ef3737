package dev.lockkeeper.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Gradle on the path, run as a user runs it, on the JDK of the tests, without its daemon and without a network.
 *
 * <p>Without Gradle its tests are skipped, unless the system property {@code lockkeeper.gradle} is {@code required}.
 */
final class Gradle {
    private final Path program;
    private final Path project;

    private Gradle(Path program, Path project) {
        this.program = program;
        this.project = project;
    }

    static Gradle of(Path project) {
        Optional<Path> program = findOnPath("gradle");
        String advice =
                "builds of Gradle are tested with the one on the PATH: install it with 'apt-get install gradle'";
        if ("required".equals(System.getProperty("lockkeeper.gradle"))) {
            assertThat(program).as(advice).isPresent();
        }
        assumeTrue(program.isPresent(), advice);
        return new Gradle(program.orElseThrow(), project);
    }

    /** What came of one {@code gradle build}: its exit status and all that it printed. */
    record Build(int status, String output) {
        List<String> findings() {
            return output.lines()
                    .map(line -> line.substring(line.lastIndexOf(File.separatorChar, line.indexOf(".java:")) + 1))
                    .filter(line -> line.contains("[lockkeeper:"))
                    .distinct()
                    .sorted() // the order of the files is the file system's
                    .toList();
        }

        boolean hasTask(String state) {
            return output.lines().anyMatch(line -> line.contains(":compileJava" + state));
        }
    }

    Build build() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        program.toString(),
                        "--offline",
                        "--no-daemon",
                        "--console=plain",
                        "--gradle-user-home=" + project.resolve("gradle-home"),
                        "build")
                .directory(project.toFile())
                .redirectErrorStream(true);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = command.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        return new Build(process.waitFor(), output);
    }

    private static Optional<Path> findOnPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
