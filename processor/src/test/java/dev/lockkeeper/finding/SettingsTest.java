package dev.lockkeeper.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void withoutOptionsEveryRuleHasItsDefaultLevel(Rule rule) {
        Settings settings = Settings.parse(Map.of());

        assertThat(settings.level(rule)).isEqualTo(rule.defaultLevel());
        assertThat(settings.isGenerating()).isTrue();
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error,ERROR", "warn,WARN", "off,OFF"})
    void oneWordSetsEveryRule(String word, Level level) {
        Settings settings = Settings.parse(Map.of("lockkeeper.rules", word));

        assertThat(Rule.values()).allMatch(rule -> settings.level(rule) == level);
    }

    @Test
    void singleRulesAreSetBesideTheOthers() {
        Settings settings = rules("guarded-by:warn, lock-order:off");

        assertThat(settings.level(Rule.GUARDED_BY)).isEqualTo(Level.WARN);
        assertThat(settings.level(Rule.LOCK_ORDER)).isEqualTo(Level.OFF);
        assertThat(settings.level(Rule.ATOMIC_COMPOUND)).isEqualTo(Level.ERROR);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aSingleRuleMayDifferFromALevelForAll() {
        Settings settings = rules("warn,guarded-by:error");

        assertThat(settings.level(Rule.GUARDED_BY)).isEqualTo(Level.ERROR);
        assertThat(settings.level(Rule.LOCK_LEAK)).isEqualTo(Level.WARN);
    }

    @Test
    void generationCanBeTurnedOff() {
        assertThat(Settings.parse(Map.of("lockkeeper.generate", "false")).isGenerating())
                .isFalse();
    }

    @Test
    void aMisspeltRuleIsAProblemThatNamesTheNearest() {
        assertThat(rules("guarded-bye:warn").problems())
                .containsExactly(
                        "[lockkeeper:option] there is no rule 'guarded-bye'\n  hint: did you mean 'guarded-by'?");
    }

    @Test
    void aMisspeltOptionIsAProblemThatNamesTheNearest() {
        assertThat(Settings.parse(Map.of("lockkeeper.rule", "warn")).problems())
                .containsExactly(
                        "[lockkeeper:option] there is no option 'lockkeeper.rule'\n  hint: did you mean 'lockkeeper.rules'?");
    }

    @ParameterizedTest
    @CsvSource({"loud", "guarded-by:loud", "''"})
    void aMisspeltLevelIsAProblem(String value) {
        assertThat(rules(value).problems()).singleElement().asString().contains("is no level");
    }

    @Test
    void aValueThatIsNeitherTrueNorFalseIsAProblem() {
        assertThat(Settings.parse(Map.of("lockkeeper.generate", "no")).problems())
                .singleElement()
                .asString()
                .contains("neither true nor false");
    }

    @Test
    void optionsOfOtherProcessorsArePassedOver() {
        assertThat(Settings.parse(Map.of("dagger.formatGeneratedSource", "enabled"))
                        .problems())
                .isEmpty();
    }

    private static Settings rules(String value) {
        return Settings.parse(Map.of("lockkeeper.rules", value));
    }
}
