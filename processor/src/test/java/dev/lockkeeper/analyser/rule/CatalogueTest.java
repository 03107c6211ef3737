package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Rule;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path PAGES = Path.of("..", "docs", "rules");

    static Iterable<FactRule> rules() {
        return Catalogue.RULES;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsAFinalClassWithoutState(FactRule rule) {
        assertThat(rule.getClass()).isFinal();
        assertThat(rule.getClass().getDeclaredFields())
                .allMatch(field -> field.isSynthetic() || Modifier.isStatic(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasATest(FactRule rule) throws ClassNotFoundException {
        assertThat(Class.forName(rule.getClass().getName() + "Test").getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Test.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPage(FactRule rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule.rule().id() + ".md"));
        assertThat(page).startsWith("# " + rule.rule().id() + "\n").contains("## Wrong", "## Right", "## Limits");
    }

    @Test
    void noRuleIsThereTwice() {
        assertThat(Catalogue.RULES)
                .extracting(FactRule::rule)
                .doesNotHaveDuplicates()
                .isSubsetOf(Rule.values());
    }
}
