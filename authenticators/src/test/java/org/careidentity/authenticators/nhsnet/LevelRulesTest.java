package org.careidentity.authenticators.nhsnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.careidentity.model.AssuranceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelRulesTest {

    private final LevelRules rules = new LevelRules(
            LevelRules.parse("amr=mfa##acr=https://refeds.org/profile/mfa##tries=2"), LevelRules.parse("amr=pwd"));

    @Test
    void anyRuleIsEnoughByTextByNumberOrByAnElementOfAnArray() {
        assertThat(rules.level(Map.of("amr", List.of("pwd", "mfa")))).contains(AssuranceLevel.AAL2);
        assertThat(rules.level(Map.of("amr", "mfa"))).contains(AssuranceLevel.AAL2);
        assertThat(rules.level(Map.of("acr", "https://refeds.org/profile/mfa"))).contains(AssuranceLevel.AAL2);
        assertThat(rules.level(Map.of("tries", 2))).contains(AssuranceLevel.AAL2);
        assertThat(rules.level(Map.of("amr", List.of("pwd")))).contains(AssuranceLevel.AAL1);
    }

    @Test
    void whatIsLikeAValueIsNotIt() {
        for (Object amr : List.of("MFA", "mfa ", "mfa pwd", "xmfa", List.of(), List.of("mfa2"), true)) {
            assertThat(rules.level(Map.of("amr", amr))).as(amr.toString()).isEmpty();
        }
        assertThat(rules.level(Map.of())).isEmpty();
        assertThat(rules.level(Map.of("acrs", List.of("mfa")))).isEmpty();
    }

    @Test
    void noRuleMeansNoLevel() {
        assertThat(new LevelRules(List.of(), List.of()).level(Map.of("amr", "mfa")))
                .isEmpty();
    }

    @Test
    void rulesAreReadOneALineWithTheFirstEqualsSign() {
        assertThat(LevelRules.parse(" amr = mfa \n\nacrs=a=b"))
                .containsExactly(new LevelRules.Rule("amr", "mfa"), new LevelRules.Rule("acrs", "a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amr", "=mfa", "amr="})
    void aRuleWithoutAClaimOrAValueIsRefused(String line) {
        assertThatThrownBy(() -> LevelRules.parse(line)).hasMessageContaining("claim=value");
    }
}
