package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How generated code reads, letter by letter. {@code -Dgolden.update=true} accepts what is generated now. */
final class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({
        "Account, bank.ConcurrentAccount",
        "Box, store.ConcurrentBox",
        "Buckets, web.ConcurrentBuckets",
        "Hits, web.ConcurrentHits",
        "Meter, web.ConcurrentMeter",
        "Outer, nest.ConcurrentOuter_Middle_Inner",
        "Point, plane.ConcurrentPoint",
        "Registry, store.ConcurrentRegistry",
        "Renderer, print.ConcurrentRenderer",
        "Gallery, print.ConcurrentGallery",
        "Crawler, web.ConcurrentCrawler",
        "Thermostat, home.ConcurrentThermostat",
        "Traffic, web.ConcurrentTraffic"
    })
    void generatedSourceReadsAsExpected(String domain, String generated) throws IOException {
        assertGolden(generated, source(domain));
    }

    @Test
    void membersInheritedFromAnotherPackageAreThere() throws IOException {
        assertGolden("bank.savings.ConcurrentSavings", source("Savings"), source("Account"));
    }

    private static void assertGolden(String generated, String... sources) throws IOException {
        TestCompilation compilation = TestCompilation.of(sources);
        if (!compilation.isSuccessful()) {
            throw new AssertionError(compilation.report());
        }
        Path golden = FOLDER.resolve(generated.substring(generated.lastIndexOf('.') + 1) + ".java");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, compilation.generated(generated));
        }
        assertThat(compilation.generated(generated)).isEqualTo(Files.readString(golden));
    }

    private static String source(String domain) throws IOException {
        return Files.readString(FOLDER.resolve(domain + ".java"));
    }
}
