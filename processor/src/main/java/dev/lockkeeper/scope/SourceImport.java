package dev.lockkeeper.scope;

import java.util.Locale;

/**
 * One import of a source file.
 *
 * @param name what is imported, in full; the last part is an asterisk where that is imported on demand
 */
public record SourceImport(Kind kind, String name) {

    /** What an import may name. */
    public enum Kind {
        TYPE,
        STATIC,
        MODULE
    }

    /** Reads an import as it is written, with or without {@code import} and semicolon. */
    public static SourceImport parse(String text) {
        String rest = text.replace(';', ' ').strip().replaceFirst("^import\\s+", "");
        for (Kind kind : new Kind[] {Kind.STATIC, Kind.MODULE}) {
            String keyword = keyword(kind);
            if (rest.startsWith(keyword)) {
                return new SourceImport(kind, rest.substring(keyword.length()).strip());
            }
        }
        return new SourceImport(Kind.TYPE, rest);
    }

    private static String keyword(Kind kind) {
        return kind == Kind.TYPE ? "" : kind.name().toLowerCase(Locale.ROOT) + " ";
    }

    /** As it is written, without {@code import} and semicolon. */
    String text() {
        return keyword(kind) + name;
    }

    boolean isOnDemand() {
        return name.endsWith(".*");
    }

    /** The package or type that it is imported from. */
    String scope() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** Whether just this simple name is imported. */
    boolean isOf(String simpleName) {
        return name.endsWith(simpleName) && name.equals(scope() + "." + simpleName);
    }
}
