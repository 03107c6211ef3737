package dev.lockkeeper.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.samples.tour.SourceCompiler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Compiles a class that must not compile. */
public final class CompilerMessages {
    private CompilerMessages() {}

    /** What the compiler says of the class {@code Broken}. */
    public static String of(String source) throws IOException {
        StringWriter messages = new StringWriter();
        SourceCompiler compiler = new SourceCompiler(System.getProperty("java.class.path"));

        boolean isCompiled = compiler.compiles(Map.of("Broken.java", source), messages);

        assertThat(isCompiled).as("compiled, though it must not").isFalse();
        return messages.toString();
    }
}
