package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the user's options and suppressions do. */
final class OptionsTest {
    private static final String BROKEN = """
            import dev.lockkeeper.Atomic;
            class Hits {
                @Atomic int total;
            }
            """;

    private static final String FINE = BROKEN.replace("@Atomic int", "@Atomic volatile int");

    @Test
    void aRuleMayWarnInstead() {
        TestCompilation compilation = TestCompilation.prepare(BROKEN)
                .withoutLint()
                .withOptions("-Alockkeeper.rules=atomic-field:warn")
                .run();

        assertThat(compilation.isSuccessful()).isTrue();
        assertThat(compilation.findings()).hasSize(1);
    }

    @Test
    void aRuleMayBeSilent() {
        TestCompilation compilation = TestCompilation.prepare(BROKEN)
                .withoutLint()
                .withOptions("-Alockkeeper.rules=atomic-field:off")
                .run();

        assertThat(compilation.isSuccessful()).isTrue();
        assertThat(compilation.findings()).isEmpty();
    }

    @Test
    void aDeclarationMaySuppressARule() {
        TestCompilation compilation = TestCompilation.prepare(
                        BROKEN.replace("@Atomic int", "@SuppressWarnings(\"lockkeeper:atomic-field\") @Atomic int"))
                .withoutLint()
                .run();

        assertThat(compilation.findings()).isEmpty();
    }

    @Test
    void generationMayBeOffWhileShapesAreStillChecked() {
        assertThat(TestCompilation.prepare(FINE)
                        .withOptions("-Alockkeeper.generate=false")
                        .run()
                        .hasGenerated("ConcurrentHits"))
                .isFalse();
        assertThat(TestCompilation.prepare(BROKEN)
                        .withOptions("-Alockkeeper.generate=false")
                        .run()
                        .findings())
                .hasSize(1);
    }

    @Test
    void aMisspeltOptionIsAnError() {
        TestCompilation compilation = TestCompilation.prepare(FINE)
                .withOptions("-Alockkeeper.rules=atomik-field:off")
                .run();

        assertThat(compilation.isSuccessful()).isFalse();
        assertThat(compilation.findings()).containsExactly("-1: [lockkeeper:option] there is no rule 'atomik-field'");
    }

    @Test
    void oneNoteSaysThatChecksAreOff() {
        assertThat(TestCompilation.prepare(FINE, FINE.replace("Hits", "Misses"))
                        .withoutChecker()
                        .run()
                        .messages())
                .filteredOn(message -> message.contains("checks are off"))
                .hasSize(1);
        assertThat(TestCompilation.prepare("class Plain {}")
                        .withoutChecker()
                        .run()
                        .messages())
                .isEmpty();
        assertThat(TestCompilation.of(FINE).messages()).isEmpty();
    }
}
