package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what is reported with marks in the source: {@code // [rule] text} at the end of the line it concerns. */
final class Marked {
    private static final Pattern MARK = Pattern.compile("// \\[([\\w-]+)] (.*)$");

    private Marked() {}

    /** Compiles the sources and expects exactly the marked findings, nothing more and nothing less. */
    static TestCompilation assertReported(String... sources) {
        TestCompilation compilation = TestCompilation.of(sources);
        assertReported(compilation, sources);
        return compilation;
    }

    static void assertReported(TestCompilation compilation, String... sources) {
        List<String> expected = new ArrayList<>();
        for (String source : sources) {
            List<String> lines = source.lines().toList();
            for (int line = 1; line <= lines.size(); line++) {
                Matcher mark = MARK.matcher(lines.get(line - 1));
                if (mark.find()) {
                    expected.add(line + ": [lockkeeper:" + mark.group(1) + "] " + mark.group(2));
                }
            }
        }
        assertThat(compilation.findings()).as(compilation.report()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
