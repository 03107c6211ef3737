package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven recompiles what has no class file: a build that failed by a rule on the whole program fails again, unchanged. */
class FailedMavenBuildIT {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>it</groupId>
              <artifactId>failing</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-resources-plugin</artifactId>
                    <version>%s</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>%s</version>
                    <configuration>
                      <compilerArgs>
                        <arg>-processorpath</arg>
                        <arg>%s</arg>
                        <arg>-Alockkeeper.generate=false</arg>
                      </compilerArgs>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @TempDir
    Path project;

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(
                project.resolve("pom.xml"),
                POM.formatted(
                        System.getProperty("it.resources.version"),
                        System.getProperty("it.compiler.version"),
                        System.getProperty("java.class.path")));
        Path sources = Files.createDirectories(project.resolve("src/main/java/it"));
        Files.writeString(sources.resolve("Pair.java"), """
                package it;

                class Pair {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy("first") private int n;
                    void forth() { synchronized (first) { synchronized (second) { n++; } } }
                    void back() { synchronized (second) { synchronized (first) { n--; } } }
                }
                """);
        Files.writeString(sources.resolve("Zero.java"), "package it;\n\nclass Zero {}\n");
        // Anybody's annotation of that name will do: so the project needs nothing but the processor path.
        Files.writeString(
                sources.resolve("GuardedBy.java"), "package it;\n\n@interface GuardedBy { String value(); }\n");
    }

    @Test
    void theSecondUnchangedBuildFailsWithTheSameFindings() throws Exception {
        Run first = compile();
        Run second = compile();
        assertThat(first.status()).isNotZero();
        assertThat(second.status()).isNotZero();
        assertThat(findings(first)).isNotEmpty().allMatch(line -> line.contains("Pair.java:[7,"));
        assertThat(findings(second)).isEqualTo(findings(first));
    }

    private static List<String> findings(Run run) {
        return run.output()
                .lines()
                .filter(line -> line.contains("[lockkeeper:lock-order]"))
                .distinct()
                .toList();
    }

    private record Run(int status, String output) {}

    private Run compile() throws IOException, InterruptedException {
        String home = System.getProperty("it.maven.home");
        boolean isWindows = File.separatorChar == '\\';
        String program = Path.of(home, "bin", isWindows ? "mvn.cmd" : "mvn").toString();
        Process process = new ProcessBuilder(program, "-B", "-o", "-ntp", "compile")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }
}
