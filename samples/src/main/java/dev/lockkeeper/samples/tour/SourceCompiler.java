package dev.lockkeeper.samples.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source texts as a build with Lockkeeper on its processor path does. */
final class SourceCompiler {
    private final String processorPath;

    SourceCompiler(String processorPath) {
        this.processorPath = processorPath;
    }

    /** Whether the sources, texts by file name, compile; what the compiler says goes to {@code messages}. */
    boolean compiles(Map<String, String> sources, Writer messages) throws IOException {
        Path classes = Files.createTempDirectory("lockkeeper-tour");
        try {
            List<String> options = List.of(
                    "-processorpath",
                    processorPath,
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString());
            List<SourceText> files = sources.entrySet().stream()
                    .map(source -> new SourceText(source.getKey(), source.getValue()))
                    .toList();
            return ToolProvider.getSystemJavaCompiler()
                    .getTask(messages, null, null, options, null, files)
                    .call();
        } finally {
            delete(classes);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(SourceCompiler::deleteFile); // files before their folder
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file that is not on disk. */
    private static final class SourceText extends SimpleJavaFileObject {
        private final String fileName;
        private final String text;

        SourceText(String fileName, String text) {
            super(URI.create("string:///" + fileName), Kind.SOURCE);
            this.fileName = fileName;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public String getName() {
            return fileName;
        }
    }
}
