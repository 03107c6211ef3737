package dev.lockkeeper.analyser;

import java.util.HashMap;
import java.util.Map;

/** Collects, in one pass over the text of a file, the names in its code, and counts their calls. Comments are no code. */
final class CodeNames {
    private final String code;
    private final Map<String, Integer> counts = new HashMap<>();

    private CodeNames(String code) {
        this.code = code;
    }

    /** All names, and how often each is called or referred to by {@code ::}. */
    static Map<String, Integer> in(String code) {
        CodeNames names = new CodeNames(code);
        names.read();
        return names.counts;
    }

    private void read() {
        boolean isReferred = false;
        for (int i = skip(0); i < code.length(); i = skip(i)) {
            if (Character.isJavaIdentifierStart(code.charAt(i))) {
                int end = endOfName(i);
                counts.merge(code.substring(i, end), isReferred || isCalled(end) ? 1 : 0, Integer::sum);
                isReferred = false;
                i = end;
            } else {
                isReferred = code.startsWith("::", i);
                i += isReferred ? 2 : 1;
            }
        }
    }

    private boolean isCalled(int end) {
        int next = skip(end);
        return next < code.length() && code.charAt(next) == '(';
    }

    private int endOfName(int start) {
        int end = start + 1;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where code goes on after white space and comments. */
    private int skip(int start) {
        int i = start;
        while (i < code.length()) {
            if (code.startsWith("//", i)) {
                i = after("\n", i);
            } else if (code.startsWith("/*", i)) {
                i = after("*/", i + 2);
            } else if (Character.isWhitespace(code.charAt(i))) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private int after(String end, int start) {
        int found = code.indexOf(end, start);
        return found < 0 ? code.length() : found + end.length();
    }
}
