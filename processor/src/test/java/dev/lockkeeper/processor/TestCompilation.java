package dev.lockkeeper.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.compiler.WithoutPlugIns;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Sources compiled in memory with the processor, warnings as errors; the classes can be loaded and used. */
final class TestCompilation {
    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.$]+);", Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TYPE = Pattern.compile(
            "^(?:@\\w+(?:\\([^)]*\\))? )*(?:public |abstract |final |sealed |non-sealed |strictfp )*"
                    + "(?:class|interface|@interface|enum|record) ([\\w$]+)",
            Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "-parameters"));
    private final List<Processor> processors = new ArrayList<>(List.of(new LockkeeperProcessor()));
    private final List<String> classPath =
            new ArrayList<>(List.of(pathOf(GuardedBy.class), pathOf(WorkerFailedException.class)));
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private final Map<String, InMemoryFile> written = new TreeMap<>();
    private boolean isCheckerHidden;
    private boolean isModular;
    private boolean isSuccessful;

    private TestCompilation() {}

    /** Compiles sources, one top-level type of its name each. */
    static TestCompilation of(String... sources) {
        return prepare(sources).run();
    }

    /** Holds sources to be compiled when all is set up. */
    static TestCompilation prepare(String... sources) {
        TestCompilation compilation = new TestCompilation();
        for (String source : sources) {
            compilation.sources.put(nameIn(source), source);
        }
        return compilation;
    }

    TestCompilation withOptions(String... added) {
        options.addAll(List.of(added));
        return this;
    }

    /** Does not fail on warnings. */
    TestCompilation withoutLint() {
        options.removeAll(List.of("-Xlint:all,-processing", "-Werror"));
        return this;
    }

    /** Compiles as a compiler that starts no plug-in. */
    TestCompilation withoutChecker() {
        isCheckerHidden = true;
        return this;
    }

    /** Replaces the processor. */
    TestCompilation withOnlyProcessor(Processor processor) {
        processors.clear();
        processors.add(processor);
        return this;
    }

    TestCompilation withProcessor(Processor processor) {
        processors.add(0, processor);
        return this;
    }

    /** Asks this processor after all others. */
    TestCompilation withLastProcessor(Processor processor) {
        processors.add(processor);
        return this;
    }

    /** Compiles a module: the class path becomes a module path. */
    TestCompilation modular() {
        isModular = true;
        classPath.add(pathOf(NullMarked.class));
        return this;
    }

    TestCompilation withClassPath(Path path) {
        classPath.add(path.toString());
        return this;
    }

    TestCompilation run() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(isModular ? "--module-path" : "-classpath", String.join(File.pathSeparator, classPath)));
        all.addAll(List.of("-processorpath", "")); // the processor is given as an object
        List<InMemoryFile> files = sources.entrySet().stream()
                .map(entry -> new InMemoryFile(entry.getKey(), JavaFileObject.Kind.SOURCE, entry.getValue()))
                .toList();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, UTF_8)) {
            JavaFileManager memory = new InMemoryFiles(standard);
            JavaFileManager seen = isCheckerHidden ? new WithoutPlugIns(memory) : memory;
            JavaCompiler.CompilationTask task = compiler.getTask(null, seen, diagnostics, all, null, files);
            task.setProcessors(processors);
            isSuccessful = task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    boolean isSuccessful() {
        return isSuccessful;
    }

    /** All diagnostics as text, in the order in which they were printed. */
    List<String> messages() {
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getKind() + " " + position(diagnostic) + diagnostic.getMessage(null))
                .toList();
    }

    /** The findings of Lockkeeper as {@code line: text}, without their hints. */
    List<String> findings() {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getMessage(null).contains("[lockkeeper:"))
                .map(diagnostic -> diagnostic.getLineNumber() + ": "
                        + diagnostic.getMessage(null).replaceAll("(?s)\n.*", ""))
                .toList();
    }

    /** The hints of Lockkeeper's findings. */
    List<String> hints() {
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(null))
                .filter(message -> message.contains("[lockkeeper:"))
                .map(message -> message.replaceAll("(?s).*\n\\s+hint: ", ""))
                .toList();
    }

    /** The source that was generated for a class. */
    String generated(String name) {
        InMemoryFile file = written.get(name + JavaFileObject.Kind.SOURCE.extension);
        if (file == null) {
            throw new AssertionError("no source " + name + " among " + written.keySet() + "\n" + report());
        }
        return file.text();
    }

    /** Whether a source of this name was generated. */
    boolean hasGenerated(String name) {
        return written.containsKey(name + JavaFileObject.Kind.SOURCE.extension);
    }

    /** Loads and initialises every generated class, which looks up all of its handles. */
    void initialiseGenerated() {
        ClassLoader loader = classes();
        for (InMemoryFile file : written.values()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS && hasGenerated(file.binaryName)) {
                try {
                    Class.forName(file.binaryName, true, loader);
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new AssertionError(report(), e);
                }
            }
        }
    }

    /** A loader of what was compiled. */
    ClassLoader classes() {
        if (!isSuccessful) {
            throw new AssertionError(report());
        }
        return new URLClassLoader(urls(), getClass().getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                InMemoryFile file = written.get(name + JavaFileObject.Kind.CLASS.extension);
                if (file == null) {
                    return super.findClass(name);
                }
                byte[] bytes = file.bytes.toByteArray();
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    private URL[] urls() {
        return classPath.stream().map(TestCompilation::url).toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was compiled, as files under a folder. */
    void writeClasses(Path folder) throws IOException {
        for (InMemoryFile file : written.values()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path path = folder.resolve(file.binaryName.replace('.', '/') + ".class");
                java.nio.file.Files.createDirectories(path.getParent());
                java.nio.file.Files.write(path, file.bytes.toByteArray());
            }
        }
    }

    /** Everything that helps to understand a failure. */
    String report() {
        return Stream.concat(
                        messages().stream(),
                        written.values().stream()
                                .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                                .map(InMemoryFile::text))
                .collect(Collectors.joining("\n"));
    }

    private static String position(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
    }

    private static String nameIn(String source) {
        if (source.startsWith("module ")) {
            return "module-info";
        }
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no top-level type in:\n" + source);
        }
        Matcher declaration = PACKAGE.matcher(source);
        return declaration.find() ? declaration.group(1) + "." + type.group(1) : type.group(1);
    }

    private static String pathOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class InMemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private InMemoryFiles(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            InMemoryFile file = new InMemoryFile(name, kind, "");
            written.put(name + kind.extension, file);
            return file;
        }
    }

    private static final class InMemoryFile extends SimpleJavaFileObject {
        private final String binaryName;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private InMemoryFile(String name, Kind kind, String text) {
            super(URI.create("memory:///" + encode(name) + kind.extension), kind);
            this.binaryName = name;
            bytes.writeBytes(text.getBytes(UTF_8));
        }

        private static String encode(String name) {
            return Arrays.stream(name.split("\\."))
                    .map(part -> java.net.URLEncoder.encode(part, UTF_8))
                    .collect(Collectors.joining("/"));
        }

        private String text() {
            return bytes.toString(UTF_8);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }
    }
}
