package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Rule;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path PAGES = Path.of("..", "docs", "rules");

    static Stream<Object> rules() {
        return Stream.of(Catalogue.ofClasses(), Catalogue.ofLocks(), Catalogue.ofTasks())
                .flatMap(List::stream);
    }

    private static Rule ruleOf(Object check) {
        return check instanceof FactRule rule ? rule.rule() : ((ProgramRule) check).rule();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsAFinalClassWithoutState(Object rule) {
        assertThat(rule.getClass()).isFinal();
        assertThat(rule.getClass().getDeclaredFields())
                .allMatch(field -> field.isSynthetic() || Modifier.isStatic(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasATest(Object rule) throws ClassNotFoundException {
        assertThat(Class.forName(rule.getClass().getName() + "Test").getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Test.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPage(Object rule) throws IOException {
        String page = Files.readString(PAGES.resolve(ruleOf(rule).id() + ".md"));
        assertThat(page).startsWith("# " + ruleOf(rule).id() + "\n").contains("## Wrong", "## Right", "## Limits");
    }

    @Test
    void noRuleIsThereTwice() {
        assertThat(rules())
                .extracting(CatalogueTest::ruleOf)
                .doesNotHaveDuplicates()
                .isSubsetOf(Rule.values());
    }
}
