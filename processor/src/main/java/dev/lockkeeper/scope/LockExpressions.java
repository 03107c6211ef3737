package dev.lockkeeper.scope;

/** The text of lock expressions. */
public final class LockExpressions {
    private LockExpressions() {}

    /** The expression as both halves read it: spaces may stand around dots and parentheses, as they may in code. */
    public static String compact(String expression) {
        String text = expression.strip();
        return hasSpace(text) ? text.replaceAll("\\s*([.()])\\s*", "$1") : text;
    }

    private static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
