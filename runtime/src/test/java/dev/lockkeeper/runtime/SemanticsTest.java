package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/semantics.md} names as a proof exists, and no point is missing. */
class SemanticsTest {
    private static final Pattern PROOF = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern POINT = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\| (.*) \\| (.*) \\|$");
    private static final Pattern TEST_WITH_ID = Pattern.compile("void ([A-Z]\\d+_\\w+)\\(");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "lockkeeper", "runtime");

    private final String page = Files.readString(Path.of("..", "docs", "semantics.md"));

    SemanticsTest() throws IOException {}

    @Test
    void everyProofNamedOnThePageExists() throws Exception {
        List<String> missing = new ArrayList<>();
        for (MatchResult proof : PROOF.matcher(page).results().toList()) {
            Class<?> test = Class.forName(getClass().getPackageName() + "." + proof.group(1));
            if (Arrays.stream(test.getDeclaredMethods())
                    .noneMatch(method -> method.getName().equals(proof.group(2)))) {
                missing.add(proof.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPointHasATestThatCarriesItsIdOrSaysWhatThereIsInstead() {
        List<String> unproven = new ArrayList<>();
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            String ids = "(?:[A-Z]\\d+_)*" + row.group(1) + "_\\w+";
            boolean isExplained = row.group(3).equals("–") && row.group(2).length() > 20;
            if (!isExplained
                    && PROOF.matcher(row.group(3))
                            .results()
                            .noneMatch(proof -> proof.group(2).matches(ids))) {
                unproven.add(row.group(1));
            }
        }
        assertThat(unproven).isEmpty();
    }

    @Test
    void everyTestThatCarriesAnIdIsOnThePage() throws IOException {
        List<String> forgotten = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.sorted().toList()) {
                String test = file.getFileName().toString().replace(".java", "");
                TEST_WITH_ID
                        .matcher(Files.readString(file))
                        .results()
                        .map(method -> "`" + test + "." + method.group(1) + "`")
                        .filter(name -> !page.contains(name))
                        .forEach(forgotten::add);
            }
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void everyPointIsOnThePage() {
        assertThat(POINT.matcher(page).results().map(point -> point.group(1)))
                .containsExactlyElementsOf(Stream.of(
                                points("C", 11),
                                points("S", 9),
                                points("W", 7),
                                points("M", 3),
                                points("R", 3),
                                points("K", 1),
                                points("O", 5),
                                points("E", 7),
                                points("X", 10),
                                points("T", 6),
                                points("L", 6),
                                points("D", 3))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> points(String letter, int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> letter + i).toList();
    }
}
