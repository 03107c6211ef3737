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
    void everyPointIsOnThePage() {
        assertThat(POINT.matcher(page).results().map(point -> point.group(1)))
                .containsExactlyElementsOf(Stream.of(
                                points("C", 11),
                                points("S", 9),
                                points("W", 7),
                                points("M", 3),
                                points("R", 3),
                                points("K", 1),
                                points("X", 10),
                                points("T", 6),
                                points("L", 6))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> points(String letter, int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> letter + i).toList();
    }
}
