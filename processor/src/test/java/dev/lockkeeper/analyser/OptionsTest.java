package dev.lockkeeper.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final String BROKEN = """
            class Account {
                @GuardedBy("this") long balance;
                @Atomic volatile long total;
                long f() {
                    total++;
                    return balance;
                }
            }
            """;

    @Test
    void rulesAreErrorsUnlessTold() {
        assertThat(levels("generate=false")).containsExactly("atomic-compound ERROR", "guarded-by ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules=warn", "lockkeeper.rules=warn", "-Alockkeeper.rules=warn"})
    void theLevelOfAllRulesCanBeSet(String argument) {
        assertThat(levels("generate=false " + argument))
                .containsExactly("atomic-compound WARNING", "guarded-by WARNING");
    }

    @Test
    void theLevelOfSingleRulesCanBeSet() {
        assertThat(levels("generate=false rules=guarded-by:warn,atomic-compound:off"))
                .containsExactly("guarded-by WARNING");
    }

    @Test
    void nothingIsReportedWhenAllIsOff() {
        assertThat(levels("generate=false rules=off")).isEmpty();
    }

    @Test
    void aMisspeltRuleIsAnError() {
        List<Snippet.Reported> reported =
                Snippet.of("class A {}").withArguments("rules=garded-by:off").diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).kind()).isEqualTo(Diagnostic.Kind.ERROR);
        assertThat(reported.get(0).text())
                .isEqualTo("[lockkeeper:option] there is no rule 'garded-by'\n  hint: did you mean 'guarded-by'?");
    }

    @Test
    void aMisspeltArgumentIsAnError() {
        assertThat(Snippet.of("class A {}").withArguments("rulez=off").diagnose())
                .extracting(Snippet.Reported::text)
                .containsExactly("[lockkeeper:option] there is no option 'lockkeeper.rulez'\n"
                        + "  hint: did you mean 'lockkeeper.rules'?");
    }

    @Test
    void suppressionSilencesADeclaration() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") long balance;
                    @SuppressWarnings("lockkeeper:guarded-by")
                    long ofMethod() {
                        return balance;
                    }
                    @SuppressWarnings("lockkeeper")
                    long copy = new Account().balance;
                    long ofVariable(Account other) {
                        @SuppressWarnings({"unused", "lockkeeper:guarded-by"}) long first = balance;
                        long second = balance; // :: guarded-by
                        return first + second;
                    }
                    @SuppressWarnings("lockkeeper:guarded-by")
                    static class Inner {
                        long f(Account account) {
                            Supplier<Long> later = () -> account.balance;
                            return later.get() + account.balance;
                        }
                    }
                    @SuppressWarnings("lockkeeper:atomic-compound")
                    long ofAnotherRule() {
                        return balance; // :: guarded-by
                    }
                }
                """);
    }

    private static List<String> levels(String arguments) {
        return Snippet.of(BROKEN).withArguments(arguments).diagnose().stream()
                .map(each -> each.rule() + " " + each.kind())
                .sorted()
                .toList();
    }
}
