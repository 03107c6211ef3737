package dev.lockkeeper.compiler;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** One compilation of one source text, by a compiler and a processor instance of the test's choice. */
record CompilerRun(boolean isSuccessful, List<Diagnostic<? extends JavaFileObject>> diagnostics, List<String> written) {

    static CompilerRun of(
            JavaCompiler compiler, Processor processor, Path folder, String fileName, String text, String... options)
            throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-d", folder.toString(), "-s", folder.toString()));
        all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        JavaCompiler.CompilationTask task =
                compiler.getTask(new StringWriter(), null, diagnostics, all, null, List.of(source(fileName, text)));
        task.setProcessors(List.of(processor));
        boolean isSuccessful = task.call();
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> written = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            return new CompilerRun(isSuccessful, diagnostics.getDiagnostics(), written);
        }
    }

    List<String> messages(Diagnostic.Kind kind) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    private static JavaFileObject source(String fileName, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + fileName), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
