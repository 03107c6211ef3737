package dev.lockkeeper.processor.read;

/** Makes the names of operations from the names of members. */
final class Capitalised {
    private Capitalised() {}

    /** A name with its first letter in upper case; the letter may be one beyond the basic plane. */
    static String of(String name) {
        int first = name.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(name, Character.charCount(first), name.length())
                .toString();
    }
}
