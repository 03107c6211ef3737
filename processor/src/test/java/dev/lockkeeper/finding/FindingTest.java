package dev.lockkeeper.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
    @Test
    void theTextIsTheTaggedProblemAndOneHintLine() {
        Finding finding = new Finding(Rule.GUARDED_BY, "'balance' is read without 'lock'", "hold 'lock'");

        assertThat(finding.text())
                .isEqualTo("[lockkeeper:guarded-by] 'balance' is read without 'lock'\n  hint: hold 'lock'");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsFoundByItsIdentifier(Rule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
        assertThat(Rule.find(rule.id())).hasValue(rule);
    }

    @ParameterizedTest
    @CsvSource({"incrementTotals,incrementTotal", "addTotl,addTotal", "zzz,addTotal"})
    void theNearestNameIsTheOneWithTheFewestEdits(String name, String nearest) {
        assertThat(NearestName.find(name, List.of("addTotal", "incrementTotal")))
                .hasValue(nearest);
    }
}
