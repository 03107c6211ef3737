package dev.lockkeeper.finding;

import dev.lockkeeper.scope.ClassSource;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the generator and the checker of one compilation find each other.
 *
 * <p>The compiler gives {@code -A} options to processors only, and starts plug-ins first; both run in the thread of the
 * compilation. Build tools may load the two through different class loaders, so what they exchange are strings among the
 * system properties, under names that hold the thread's number: nothing of ours outlives a compilation in a build daemon.
 */
public final class Handover {
    private static final String CHECKER = "dev.lockkeeper.checker.";
    private static final String OPTIONS = "dev.lockkeeper.options.";
    private static final String OUTPUT = "dev.lockkeeper.output.";
    private static final String SOURCE = "dev.lockkeeper.source.";

    private Handover() {}

    /** Said by the checker when it starts; what an earlier compilation of this thread left is gone then. */
    public static void announceChecker() {
        clear();
        System.setProperty(CHECKER + thread(), "present");
    }

    /** Whether a checker listens to the compilation that runs in this thread. */
    public static boolean isCheckerPresent() {
        return System.getProperty(CHECKER + thread()) != null;
    }

    /** Said by the generator when it starts; no effect when nobody would collect them. */
    public static void leaveOptions(Map<String, String> options) {
        if (isCheckerPresent()) {
            String lines = options.entrySet().stream()
                    .filter(option -> option.getKey().startsWith("lockkeeper."))
                    .map(option -> option.getKey() + "=" + (option.getValue() == null ? "" : option.getValue()))
                    .sorted() // the order of the compiler's map is not defined
                    .collect(Collectors.joining("\n"));
            System.setProperty(OPTIONS + thread(), lines);
        }
    }

    /** The options that the generator of this compilation left; empty when no generator ran. */
    public static Optional<Map<String, String>> findOptions() {
        String lines = System.getProperty(OPTIONS + thread());
        return lines == null ? Optional.empty() : Optional.of(parse(lines));
    }

    /** Said by the generator: the folder that class files are written to, which the checker cannot ask for. */
    public static void leaveOutput(URI folder) {
        if (isCheckerPresent()) {
            System.setProperty(OUTPUT + thread(), folder.toString());
        }
    }

    /** The folder that class files are written to; empty when no generator ran. */
    public static Optional<URI> findOutput() {
        return Optional.ofNullable(System.getProperty(OUTPUT + thread())).map(URI::create);
    }

    /** Said by the checker of every top-level class that may matter to the generator, who is not shown files. */
    public static void leaveSource(String qualifiedName, ClassSource source) {
        System.setProperty(sourceKey(qualifiedName), source.text());
    }

    /** The source of a top-level class; none if it was compiled before, or without a checker. */
    public static Optional<ClassSource> findSource(String qualifiedName) {
        return Optional.ofNullable(System.getProperty(sourceKey(qualifiedName))).map(ClassSource::parse);
    }

    private static String sourceKey(String qualifiedName) {
        return SOURCE + thread() + "." + qualifiedName;
    }

    /** Said by the generator at its end: there may be many of them, and nobody else asks. */
    public static void clearSources() {
        String prefix = sourceKey("");
        for (Iterator<Object> keys = System.getProperties().keySet().iterator(); keys.hasNext(); ) {
            if (keys.next() instanceof String name && name.startsWith(prefix)) {
                keys.remove();
            }
        }
    }

    /** Said by the checker at the end of the compilation. */
    public static void clear() {
        System.clearProperty(CHECKER + thread());
        System.clearProperty(OPTIONS + thread());
        System.clearProperty(OUTPUT + thread());
        clearSources();
    }

    private static Map<String, String> parse(String lines) {
        Map<String, String> options = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            options.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return options;
    }

    private static long thread() {
        return Thread.currentThread().getId();
    }
}
