package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How generated code reads, letter by letter. {@code -Dgolden.update=true} accepts what is generated now. */
final class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({"Account, bank.ConcurrentAccount", "Hits, web.ConcurrentHits", "Renderer, print.ConcurrentRenderer"})
    void generatedSourceReadsAsExpected(String domain, String generated) throws IOException {
        TestCompilation compilation = TestCompilation.of(Files.readString(FOLDER.resolve(domain + ".java")));
        assertThat(compilation.isSuccessful()).as(compilation.report()).isTrue();

        Path golden = FOLDER.resolve(generated.substring(generated.lastIndexOf('.') + 1) + ".java");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, compilation.generated(generated));
        }
        assertThat(compilation.generated(generated)).isEqualTo(Files.readString(golden));
    }
}
