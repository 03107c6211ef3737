package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;

/** Breaks the text of a Javadoc comment into lines that fit, for JavaPoet does not. */
final class Javadoc {
    private static final int WIDTH = 110;

    private Javadoc() {}

    /** One paragraph. */
    static CodeBlock of(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        boolean isInTag = false; // inline tags such as {@code a b} stay in one line
        for (String word : text.split(" ", -1)) {
            if (column > 0 && !isInTag && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
            isInTag = lines.lastIndexOf("{@") > lines.lastIndexOf("}");
        }
        return CodeBlock.of("$L\n", lines);
    }
}
