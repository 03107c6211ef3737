package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public type shows an example in its Javadoc, and every example compiles. */
class JavadocExamplesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "lockkeeper", "runtime");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:final |abstract |sealed )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\R(.*?)\\R\\s*\\* }</pre>");
    private static final Pattern MEMBER = Pattern.compile("(?s)(private|static|final|abstract|void|Config) .*");
    private static final Pattern OMISSION = Pattern.compile("(?m)^\\s*…$");

    @TempDir
    private Path folder;

    @Test
    void everyPublicTypeShowsAnExample() throws IOException {
        assertThat(publicTypes())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(examplesIn(source))
                        .as(source.getFileName().toString())
                        .isNotEmpty());
    }

    @Test
    void everyExampleCompiles() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()));
        for (Path source : publicTypes()) {
            String type = source.getFileName().toString().replace(".java", "");
            int number = 1;
            for (String example : examplesIn(source)) {
                String name = "ExampleOf" + type + number++;
                Path file = folder.resolve(name + ".java");
                Files.writeString(file, compilationUnit(name, example));
                arguments.add(file.toString());
            }
        }
        StringWriter errors = new StringWriter();
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int status = javac.run(new PrintWriter(errors), new PrintWriter(errors), arguments.toArray(new String[0]));
        assertThat(status).as(errors.toString()).isZero();
    }

    private static List<Path> publicTypes() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> PUBLIC_TYPE.matcher(read(file)).find())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> examplesIn(Path source) {
        return EXAMPLE.matcher(read(source))
                .results()
                .map(JavadocExamplesTest::withoutMargin)
                .toList();
    }

    private static String withoutMargin(MatchResult example) {
        return example.group(1)
                .lines()
                .map(line -> line.replaceFirst("^\\s*\\* ?", ""))
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String compilationUnit(String name, String example) {
        // What leaves something out can be compiled only as if it were abstract.
        String whole = OMISSION.matcher(example).find()
                ? OMISSION.matcher(example).replaceAll("").replaceFirst("final class", "abstract class")
                : example;
        String body = MEMBER.matcher(whole).matches()
                ? whole
                : "Object example() throws Exception {\nif (true) {\n" + whole + "\n}\nreturn null;\n}";
        return """
                package org.example;
                import dev.lockkeeper.*;
                import dev.lockkeeper.runtime.*;
                import java.io.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                class %s extends Scenery {
                %s
                }
                """.formatted(name, body);
    }

    private static String classPath() {
        return Stream.of(
                        "target/test-classes",
                        "target/classes",
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
