package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Whose annotations are claimed, which keeps them from other processors and from the compiler's lint. */
final class ClaimTest {
    private static final String ACCOUNT = """
            package bank;
            class Account {
                @dev.lockkeeper.GuardedBy("this") long balance;
            }
            """;

    @Test
    void ourOwnAnnotationsAndMarkersRaiseNoWarning() {
        TestCompilation compilation = TestCompilation.prepare(ACCOUNT)
                .withoutLint()
                .withOptions("-Xlint:all", "-Werror")
                .run();
        assertThat(compilation.isSuccessful()).isTrue();
    }

    @Test
    void theMarkersOfOthersAreLeftToOthers() {
        MarkerReader reader = new MarkerReader();
        TestCompilation compilation = TestCompilation.prepare(ACCOUNT)
                .withProcessor(new MarkingProcessor())
                .withLastProcessor(reader)
                .withoutLint()
                .run();
        assertThat(compilation.isSuccessful()).as(compilation.toString()).isTrue();
        assertThat(reader.seen).contains("bank.Marked");
    }

    /** Generates a class with a marker of its own, in the round in which the generator does. */
    private static final class MarkingProcessor extends ReadingProcessor {
        private boolean isDone;

        MarkingProcessor() {
            super("*");
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!isDone) {
                isDone = true;
                try (Writer source =
                        processingEnv.getFiler().createSourceFile("bank.Marked").openWriter()) {
                    source.write("package bank; @javax.annotation.processing.Generated(\"another\") class Marked {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    private static final class MarkerReader extends ReadingProcessor {
        private final List<String> seen = new ArrayList<>();

        MarkerReader() {
            super(Claim.GENERATED_MARKER);
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            annotations.forEach(annotation ->
                    round.getElementsAnnotatedWith(annotation).forEach(marked -> seen.add(marked.toString())));
            return false;
        }
    }

    private abstract static class ReadingProcessor extends AbstractProcessor {
        private final String annotation;

        ReadingProcessor(String annotation) {
            this.annotation = annotation;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of(annotation);
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }
    }
}
