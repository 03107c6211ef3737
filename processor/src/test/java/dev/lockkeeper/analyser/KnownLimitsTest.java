package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the lock rules do not see, or see where it is not: each limit is a sentence on the page of its rule and a program that shows
 * it. Once a limit falls, its test does, and the sentence has to go with it.
 */
class KnownLimitsTest {
    private static final Path PAGES = Path.of("..", "docs", "rules");
    private static final Pattern BULLET = Pattern.compile("^- (.*(?:\n  .*)*)", Pattern.MULTILINE);

    /** A sentence of a page, and sources whose comments expect what is reported despite it, or because of it. */
    record Limit(String rule, String sentence, String... sources) {
        @Override
        public String toString() {
            return rule + ": " + sentence;
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(LimitsOfGuards.ALL, LimitsOfLocks.ALL).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theProgramShowsTheLimit(Limit limit) {
        Snippet.check(limit.sources());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void thePageNamesTheLimit(Limit limit) throws IOException {
        assertThat(bullets(limit.rule())).anyMatch(bullet -> bullet.startsWith(limit.sentence()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guarded-by",
                "guarded-by-write",
                "guarded-by-lock",
                "guarded-by-override",
                "guarded-escape",
                "lock-leak",
                "lock-unheld",
                "lock-upgrade",
                "raw-instance"
            })
    void everyLimitOfThePageIsShown(String rule) throws IOException {
        assertThat(bullets(rule))
                .isNotEmpty()
                .allSatisfy(bullet -> assertThat(limits())
                        .anyMatch(limit -> limit.rule().equals(rule) && bullet.startsWith(limit.sentence())));
    }

    private static List<String> bullets(String rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule + ".md"));
        String limits = page.substring(page.indexOf("## Limits"));
        return BULLET.matcher(limits)
                .results()
                .map((MatchResult result) -> result.group(1).replaceAll("\\s+", " "))
                .toList();
    }
}
