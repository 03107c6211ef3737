package dev.lockkeeper.compiler;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** One compilation of one source text, by a compiler and a processor instance of the test's choice. */
record CompilerRun(boolean isSuccessful, List<Diagnostic<? extends JavaFileObject>> diagnostics, List<String> written) {

    static CompilerRun of(
            JavaCompiler compiler, Processor processor, Path folder, String fileName, String text, String... options)
            throws IOException {
        return of(compiler, UnaryOperator.identity(), processor, folder, fileName, text, options);
    }

    static CompilerRun of(
            JavaCompiler compiler,
            UnaryOperator<JavaFileManager> view,
            Processor processor,
            Path folder,
            String fileName,
            String text,
            String... options)
            throws IOException {
        Path source = Files.writeString(folder.resolve(fileName), text);
        Path output = Files.createDirectory(folder.resolve("output"));
        List<String> all = new ArrayList<>(List.of("-d", output.toString(), "-s", output.toString()));
        all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    view.apply(files),
                    diagnostics,
                    all,
                    null,
                    files.getJavaFileObjects(source.toFile()));
            task.setProcessors(List.of(processor));
            return new CompilerRun(task.call(), diagnostics.getDiagnostics(), filesIn(output));
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    List<String> messages(Diagnostic.Kind kind) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }
}
