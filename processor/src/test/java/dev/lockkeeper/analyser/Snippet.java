package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory with the checker on, as javac finds it on the processor path, and compares what is reported with
 * what comments in the source expect: {@code // :: guarded-by} at the end of a line. What is reported elsewhere is as
 * wrong as what is not reported there.
 */
public final class Snippet {
    private static final Pattern EXPECTATION = Pattern.compile("// :: ([a-z, -]+)");
    private static final Pattern TAG = Pattern.compile("\\[lockkeeper:([a-z-]+)]");
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");
    private static final String IMPORTS = Stream.of(
                    "dev.lockkeeper",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.locks",
                    "java.util.concurrent.atomic",
                    "java.util.function",
                    "java.util.stream")
            .map(name -> "import " + name + ".*; ")
            .reduce("", String::concat);

    private final List<String> sources = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    private final List<String> options = new ArrayList<>(List.of("-proc:none", "-Xplugin:Lockkeeper generate=false"));

    private Snippet() {}

    /** One thing that was reported. */
    public record Reported(String file, long line, long column, Diagnostic.Kind kind, String text) {
        public String rule() {
            Matcher tag = TAG.matcher(text);
            return tag.find() ? tag.group(1) : "javac";
        }
    }

    /** Sources that need no package and no imports of their own: the common ones are put before their first line. */
    public static Snippet of(String... sources) {
        Snippet snippet = new Snippet();
        snippet.sources.addAll(Arrays.asList(sources));
        return snippet;
    }

    /** The same with the plug-in's arguments, in place of {@code generate=false}. */
    public Snippet withArguments(String arguments) {
        options.set(1, "-Xplugin:Lockkeeper " + arguments);
        return this;
    }

    /** The same with compiled classes on the class path. */
    public Snippet withClassPath(Path folder) {
        classPath.add(folder.toString());
        return this;
    }

    /** The same with one more option of the compiler. */
    public Snippet with(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** Compares what is reported with what the comments expect, exactly. */
    public static void check(String... sources) {
        of(sources).check();
    }

    /** Compares what is reported with what the comments expect, exactly. */
    public void check() {
        SortedSet<String> reported = new TreeSet<>();
        for (Reported each : diagnose()) {
            reported.add(each.file() + ":" + each.line() + " " + each.rule()
                    + (each.rule().equals("javac") || each.rule().equals("internal") ? " " + each.text() : ""));
        }
        assertThat(reported).isEqualTo(expected());
    }

    private SortedSet<String> expected() {
        SortedSet<String> expected = new TreeSet<>();
        for (String source : sources) {
            String file = fileName(source);
            String[] lines = source.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                Matcher expectation = EXPECTATION.matcher(lines[i]);
                if (expectation.find()) {
                    for (String rule : expectation.group(1).split(",")) {
                        expected.add(file + ":" + (i + 1) + " " + rule.strip());
                    }
                }
            }
        }
        return expected;
    }

    /** What is reported. */
    public List<Reported> diagnose() {
        List<JavaFileObject> files = sources.stream()
                .map(source -> (JavaFileObject) new MemorySource(fileName(source), complete(source)))
                .toList();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (MemoryOutput output = new MemoryOutput(compiler.getStandardFileManager(collector, Locale.ROOT, null))) {
            compiler.getTask(null, output, collector, allOptions(), null, files).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collector.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(Snippet::reported)
                .toList();
    }

    private List<String> allOptions() {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-classpath", String.join(File.pathSeparator, classPath)));
        all.addAll(List.of("-processorpath", mainClasses(), "-implicit:none"));
        return all;
    }

    /** The class path entry in which the plug-in was built. */
    static String mainClasses() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> new File(entry, "META-INF/services/com.sun.source.util.Plugin").exists())
                .findFirst()
                .orElseThrow();
    }

    private static Reported reported(Diagnostic<? extends JavaFileObject> diagnostic) {
        String name = diagnostic.getSource() == null
                ? ""
                : new File(diagnostic.getSource().getName()).getName();
        return new Reported(
                name,
                diagnostic.getLineNumber(),
                diagnostic.getColumnNumber(),
                diagnostic.getKind(),
                // The compiler indents the lines after the first one further.
                diagnostic.getMessage(Locale.ROOT).replaceAll("\n +", "\n  "));
    }

    private static String complete(String source) {
        return source.startsWith("package ") || source.startsWith("import ") ? source : IMPORTS + source;
    }

    private static String fileName(String source) {
        Matcher home = PACKAGE.matcher(source);
        String folder = home.find() ? home.group(1).replace('.', '/') + "/" : "";
        Matcher type = TYPE.matcher(source);
        assertThat(type.find()).as("a type in " + source).isTrue();
        return folder + type.group(1) + ".java";
    }
}
