package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Domain classes that nobody would write but to try: together they compile without a warning, checks and all. */
final class OddClassesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "odd");

    @Test
    void theyAreGeneratedWithoutAWarning() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(FOLDER)) {
            files = found.sorted().toList();
        }
        String[] sources = new String[files.size()];
        for (int index = 0; index < sources.length; index++) {
            sources[index] = Files.readString(files.get(index));
        }

        TestCompilation compilation = TestCompilation.of(sources);

        assertThat(compilation.messages()).isEmpty();
        compilation.initialiseGenerated();
        assertThat(compilation.hasGenerated("odd.ConcurrentNesting_Pair_InRecord"))
                .isTrue();
        assertThat(compilation.generated("odd.ConcurrentFinalized"))
                .contains("\n@SuppressWarnings({\"rawtypes\", \"removal\"})\npublic final class");
    }
}
