package dev.lockkeeper.processor.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The finishing touches that JavaPoet leaves out: what fits on one line stands on one line, whether Javadoc, signature or empty
 * body, and fields stand together.
 */
final class SourceLayout {
    private static final int LINE_LENGTH = 120;
    private static final int CONTINUATION = 8;

    private static final Pattern ONE_LINE_JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\\n +\\* (.+)\\n +\\*/$");
    private static final Pattern GAP_BETWEEN_FIELDS =
            Pattern.compile("(?m)(^    private (?:static )?final [^;]+;\\n)\\n(?= {4}private (?:static )?final )");
    private static final Pattern EMPTY_BODY = Pattern.compile("(?m)\\{\\n +\\}$");

    private SourceLayout() {}

    static String finish(String source) {
        String joined = joinContinuations(source.lines().toList());
        String compact = ONE_LINE_JAVADOC.matcher(joined).replaceAll(SourceLayout::onOneLine);
        String dense = GAP_BETWEEN_FIELDS.matcher(compact).replaceAll("$1");
        String spaced = dense.replace("\n    }\n    static {\n", "\n    }\n\n    static {\n");
        return EMPTY_BODY.matcher(spaced).replaceAll("{}");
    }

    private static String onOneLine(MatchResult javadoc) {
        String line = javadoc.group(1) + "/** " + javadoc.group(2) + " */";
        return Matcher.quoteReplacement(line.length() <= LINE_LENGTH ? line : javadoc.group());
    }

    /** JavaPoet breaks lines at 100 columns; those that fit into ours are put together again. */
    private static String joinContinuations(List<String> lines) {
        List<String> result = new ArrayList<>();
        int index = 0;
        while (index < lines.size()) {
            int next = index + 1;
            String joined = lines.get(index);
            while (next < lines.size() && indent(lines.get(next)) == indent(lines.get(index)) + CONTINUATION) {
                String continuation = lines.get(next).strip();
                joined += (joined.endsWith("(") || continuation.startsWith(".") ? "" : " ") + continuation;
                next++;
            }
            if (joined.length() <= LINE_LENGTH) {
                result.add(joined);
            } else {
                result.addAll(lines.subList(index, next));
            }
            index = next;
        }
        return String.join("\n", result) + "\n";
    }

    /** An empty line continues nothing. */
    private static int indent(String line) {
        return line.isBlank() ? -1 : line.length() - line.stripLeading().length();
    }
}
