package dev.lockkeeper.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.GuardedBy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar in builds of Gradle, whole and incremental: one that failed, also by a rule on the whole program, fails again
 * with the same findings for as long as nothing changes; mended, it builds, and is then up to date.
 */
class FailedGradleBuildIT {
    /**
     * Gradle has a configuration of its own for processors since 4.6, and an option of the task before. The runtime is not on the
     * class path, since an incremental build of Gradle 4.4 reads all that is there, and no sealed class yet.
     */
    private static final String SCRIPT = """
            apply plugin: 'java'

            def processor = files('%s')
            dependencies {
                implementation files('%s')
                if (configurations.findByName('annotationProcessor')) {
                    annotationProcessor processor
                }
            }
            compileJava {
                if (!configurations.findByName('annotationProcessor')) {
                    options.annotationProcessorPath = processor
                }
                options.incremental = %s
            }
            """;

    private static final String PAIR = """
            package it;

            class Pair {
                private final Object first = new Object();
                private final Object second = new Object();
                @dev.lockkeeper.GuardedBy("first") private int n;

                void forth() { synchronized (first) { synchronized (second) { n++; } } }
                void back() { synchronized (second) { synchronized (first) { n--; } } }
            }
            """;
    private static final String COUNTER = """
            package it;

            class Counter {
                @dev.lockkeeper.GuardedBy("this") private int misses;
                private int hits;

                void go() { for (int i = 0; i < 100; i++) new Thread(() -> Zero.touch(this)).start(); }
                void count() { hits++; }
            }
            """;
    private static final String ZERO = """
            package it;

            class Zero {
                static void touch(Counter counter) { counter.count(); }
            }
            """;
    private static final String IDLE_ZERO = ZERO.replace("counter.count();", "");
    private static final String UNGUARDED_PAIR =
            PAIR.replace("synchronized (first) { synchronized (second) { n++; } }", "n++;");
    private static final String ORDERED_PAIR = PAIR.replace(
            "synchronized (second) { synchronized (first) { n--; } }",
            "synchronized (first) { synchronized (second) { n--; } }");

    @TempDir
    Path project;

    private Gradle gradle;

    @BeforeEach
    void findGradle() throws IOException {
        gradle = Gradle.of(project);
        Files.writeString(project.resolve("settings.gradle"), "rootProject.name = 'it'\n");
    }

    @Test
    void theSecondUnchangedBuildFailsWithTheSameFindings() throws Exception {
        writeProject(false, PAIR, COUNTER, ZERO);
        assertFailsTwice(
                "Counter.java:8: error: [lockkeeper:worker-race]", "Pair.java:8: error: [lockkeeper:lock-order]");
    }

    @Test
    void anUnguardedAccessFailsTwiceToo() throws Exception {
        writeProject(false, UNGUARDED_PAIR, COUNTER, IDLE_ZERO);
        assertFailsTwice("Pair.java:8: error: [lockkeeper:guarded-by]");
    }

    @Test
    void aMendedBuildSucceedsAndIsUpToDateAfterwards() throws Exception {
        writeProject(false, PAIR, COUNTER, ZERO);
        assertThat(gradle.build().status()).isNotZero();

        write("Pair.java", ORDERED_PAIR);
        Gradle.Build half = gradle.build();
        assertThat(half.status()).isNotZero();
        assertThat(half.findings()).singleElement().asString().contains("worker-race");

        write("Zero.java", IDLE_ZERO);
        Gradle.Build mended = gradle.build();
        assertThat(mended.status()).as(mended.output()).isZero();
        assertThat(mended.findings()).isEmpty();
        assertThat(classFiles())
                .contains(
                        "ConcurrentCounter.class", "ConcurrentPair.class", "Counter.class", "Pair.class", "Zero.class");

        Gradle.Build unchanged = gradle.build();
        assertThat(unchanged.status()).isZero();
        assertThat(unchanged.hasTask(" UP-TO-DATE")).as(unchanged.output()).isTrue();
    }

    @Test
    void anIncrementalBuildThatFailsFailsAgain() throws Exception {
        writeProject(true, ORDERED_PAIR, COUNTER, IDLE_ZERO);
        Gradle.Build clean = gradle.build();
        assertThat(clean.status()).as(clean.output()).isZero();

        write("Zero.java", ZERO);
        assertFailsTwice("Counter.java:8: error: [lockkeeper:worker-race]");

        write("Zero.java", IDLE_ZERO);
        Gradle.Build mended = gradle.build();
        assertThat(mended.status()).as(mended.output()).isZero();
        assertThat(classFiles()).contains("ConcurrentCounter.class", "ConcurrentPair.class", "Zero.class");
    }

    private void assertFailsTwice(String... expected) throws Exception {
        Gradle.Build first = gradle.build();
        Gradle.Build second = gradle.build();
        assertThat(first.status()).isNotZero();
        assertThat(first.findings()).as(first.output()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(first.findings().get(i)).startsWith(expected[i]);
        }
        assertThat(second.status()).isNotZero();
        assertThat(second.findings()).isEqualTo(first.findings());
        assertThat(second.hasTask(" UP-TO-DATE")).isFalse();
    }

    private void writeProject(boolean isIncremental, String pair, String counter, String zero) throws Exception {
        Files.writeString(
                project.resolve("build.gradle"),
                SCRIPT.formatted(System.getProperty("processor.jar"), homeOf(GuardedBy.class), isIncremental));
        write("Pair.java", pair);
        write("Counter.java", counter);
        write("Zero.java", zero);
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve("src/main/java/it").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static Path homeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private List<String> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("build/classes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }
}
