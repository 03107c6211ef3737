package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.GuardedBy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
              <dependencies>
                <dependency>
                  <groupId>it</groupId>
                  <artifactId>annotations</artifactId>
                  <version>1</version>
                  <scope>system</scope>
                  <systemPath>%s</systemPath>
                </dependency>
              </dependencies>
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
                        %s
                      </compilerArgs>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @TempDir
    Path project;

    private void writeProject(String... arguments) throws IOException {
        Files.writeString(
                project.resolve("pom.xml"),
                POM.formatted(
                        annotations(),
                        System.getProperty("it.resources.version"),
                        System.getProperty("it.compiler.version"),
                        System.getProperty("java.class.path"),
                        Stream.of(arguments)
                                .map(argument -> "<arg>" + argument + "</arg>")
                                .collect(Collectors.joining())));
        write("it/Pair.java", """
                package it;

                class Pair {
                    private final Object first = new Object();
                    private final Object second = new Object();
                    @GuardedBy("first") private int n;
                    void forth() { synchronized (first) { synchronized (second) { n++; } } }
                    void back() { synchronized (second) { synchronized (first) { n--; } } }
                }
                """);
        write("it/Counter.java", """
                package it;

                class Counter {
                    @dev.lockkeeper.GuardedBy("this") private int misses;
                    private int hits;
                    void go() { for (int i = 0; i < 100; i++) new Thread(() -> Zero.touch(this)).start(); }
                    void count() { hits++; }
                }
                """);
        write("it/Zero.java", "package it;\n\nclass Zero { static void touch(Counter c) { c.count(); } }\n");
        write("it/GuardedBy.java", "package it;\n\n@interface GuardedBy { String value(); }\n");
    }

    /** The annotations as a file that Maven takes for a library. */
    private Path annotations() {
        Path found = Path.of(GuardedBy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (Files.isRegularFile(found)) {
            return found;
        }
        Path jar = project.resolve("annotations.jar");
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", found.toString(), ".");
        return jar;
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve("src/main/java").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void theSecondUnchangedBuildFailsWithTheSameFindings() throws Exception {
        writeProject("-Alockkeeper.generate=false");
        assertFailsTwice();
    }

    @Test
    void withThePlugInAloneItFailsAgain() throws Exception {
        writeProject("-proc:none", "-Xplugin:Lockkeeper generate=false");
        assertFailsTwice();
    }

    private void assertFailsTwice() throws IOException, InterruptedException {
        Run first = compile();
        Run second = compile();
        assertThat(first.status()).isNotZero();
        assertThat(second.status()).isNotZero();
        assertThat(findings(first))
                .hasSize(2)
                .anyMatch(line -> line.contains("Pair.java:[7,") && line.contains("lock-order"))
                .anyMatch(line -> line.contains("Counter.java:[7,") && line.contains("worker-race"));
        assertThat(findings(second)).isEqualTo(findings(first));
    }

    private static List<String> findings(Run run) {
        return run.output()
                .lines()
                .filter(line -> line.contains("[lockkeeper:"))
                .distinct()
                .sorted() // the order of the files is the file system's
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
