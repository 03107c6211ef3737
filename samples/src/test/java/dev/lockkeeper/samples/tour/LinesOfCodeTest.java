package dev.lockkeeper.samples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The line counts that the README shows: of every sample, and of a Go program that does the same. A line counts unless it is empty,
 * a comment, or belongs to the package or import clauses.
 */
class LinesOfCodeTest {
    private static final Path JAVA = Path.of("src/main/java/dev/lockkeeper/samples");
    private static final Path GO = Path.of("src/test/resources/go");
    private static final List<String> PATTERNS =
            List.of("waitgroup", "mutex", "atomic", "pool", "channel", "context", "race");
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//[^\n]*", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CLAUSE =
            Pattern.compile("^import \\(.*?^\\)|^(package|import) [^\n]*", Pattern.DOTALL | Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsShorterThanItsGoOriginal(String sample) throws IOException {
        assertThat(linesOf(JAVA.resolve(sample + ".java"))).isPositive().isLessThan(linesOf(goOriginal(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theReadmeShowsTheTrueCounts(String sample) throws IOException {
        String name = sample.substring(sample.indexOf('/') + 1);
        String counts = "| " + linesOf(goOriginal(sample)) + " | " + linesOf(JAVA.resolve(sample + ".java")) + " |";

        assertThat(Files.readAllLines(Path.of("../README.md")))
                .filteredOn(line -> line.contains("[`" + name + "`]"))
                .singleElement()
                .asString()
                .contains("samples/src/main/java/dev/lockkeeper/samples/" + sample + ".java")
                .contains("samples/src/test/resources/go/")
                .endsWith(counts);
    }

    @Test
    void everyGoOriginalHasItsSample() throws IOException {
        Set<String> originals =
                samples().map(sample -> goOriginal(sample).toString()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(files(GO, ".go").map(Path::toString)).containsExactlyInAnyOrderElementsOf(originals);
    }

    @Test
    void whatIsNoCodeIsNotCounted() {
        String code = """
                package main

                import (
                	"fmt"
                )

                // prints
                func main() {
                	/* twice,
                	   in fact */
                	fmt.Println("a") // once
                }
                """;
        assertThat(count(code)).isEqualTo(3);
        assertThat(count("package p;\n\nimport java.util.List;\n\n/** A class. */\nclass A {}\n"))
                .isEqualTo(1);
    }

    /** Every class with a {@code main} that shows a pattern, as package and name. */
    static Stream<String> samples() throws IOException {
        return files(JAVA, ".java")
                .filter(file -> PATTERNS.contains(file.getParent().getFileName().toString()))
                .filter(LinesOfCodeTest::isProgram)
                .map(file -> JAVA.relativize(file).toString().replace('\\', '/').replace(".java", ""));
    }

    private static boolean isProgram(Path file) {
        return read(file).contains("public static void main(");
    }

    private static Path goOriginal(String sample) {
        return GO.resolve(sample.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT) + ".go");
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static long linesOf(Path file) {
        return count(read(file));
    }

    private static long count(String code) {
        String bare = CLAUSE.matcher(COMMENT.matcher(code).replaceAll("")).replaceAll("");
        return bare.lines().filter(line -> !line.isBlank()).count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
