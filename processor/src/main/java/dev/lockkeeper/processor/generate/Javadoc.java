package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks the text of a Javadoc comment into lines that fit, for JavaPoet does not. */
final class Javadoc {
    private static final int WIDTH = 110;

    /** A word; an inline tag is one as a whole, with the punctuation behind it. */
    private static final Pattern WORD = Pattern.compile("\\{@[^}]*}\\S*|\\S+");

    private Javadoc() {}

    /** One paragraph. */
    static CodeBlock of(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return CodeBlock.of("$L\n", lines);
    }
}
