package org.careidentity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.model.AssuranceLevel.AAL1;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcrRequestTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Proof CARD = new Proof("smartcard", AAL3, "N3_SMARTCARD", NOW, "card");
    private static final Proof PASSKEY = new Proof("passkey", AAL2, "FIDO2", NOW, "key");
    private static final Proof PASSWORD = new Proof("test-user", AAL1, "USERPASS", NOW, "");

    private static AcrRequest asked(String names) {
        return new AcrRequest(Arrays.asList(names.split(" ")));
    }

    private static Proofs proofs(String names) {
        Proofs proofs = Proofs.NONE;
        for (String name : names.split(" ")) {
            proofs = switch (name) {
                case "card" -> proofs.with(CARD);
                case "passkey" -> proofs.with(PASSKEY);
                case "password" -> proofs.with(PASSWORD);
                default -> proofs;
            };
        }
        return proofs;
    }

    @ParameterizedTest(name = "asked {0}, proved {1}: {2} by {3}")
    @CsvSource({
        "AAL3_ANY, card, AAL3_ANY, N3_SMARTCARD",
        "AAL3_ANY, passkey, ,",
        "AAL2_OR_AAL3_ANY, passkey, AAL2_OR_AAL3_ANY, FIDO2",
        "AAL2_OR_AAL3_ANY, passkey card, AAL2_OR_AAL3_ANY, N3_SMARTCARD",
        "AAL2_ANY, card, AAL2_ANY, N3_SMARTCARD",
        "AAL3_FIDO2 AAL3_SMARTCARD, card, AAL3_SMARTCARD, N3_SMARTCARD",
        "AAL3_FIDO2, passkey, ,",
        "AAL3_FIDO2, passkey card, ,",
        "AAL2_TOTP, card, ,",
        "FOO, card, ,",
        "FOO AAL3_ANY, card, AAL3_ANY, N3_SMARTCARD",
        "aal3_any, card, ,",
        "AAL2_ANY, password, ,",
        "AAL1_USERPASS, password, AAL1_USERPASS, USERPASS",
        "AAL1_USERPASS, card, ,",
        "'', password, AAL1_USERPASS, USERPASS",
        "'', passkey, AAL2_ANY, FIDO2",
        "'', card passkey, AAL3_ANY, N3_SMARTCARD",
        "'', none, ,",
        "AAL3_ANY, none, ,",
    })
    void anAcrIsSaidOnlyWhenItWasAskedAndIsTrue(String asked, String proved, String acr, String amr) {
        var assurance = asked(asked).satisfiedBy(proofs(proved));
        assertThat(assurance.map(Assurance::acr).orElse(null)).isEqualTo(acr);
        assertThat(assurance.map(a -> a.proof().amr()).orElse(null)).isEqualTo(amr);
    }

    @ParameterizedTest(name = "{0} lists a method of levels {1} and amr {2}: {3}")
    @CsvSource({
        "AAL3_ANY, 2, FIDO2, false",
        "AAL3_ANY, 2 3, FIDO2, true",
        "AAL2_ANY, 3, N3_SMARTCARD, false",
        "AAL2_ANY, 2 3, FIDO2, true",
        "AAL2_OR_AAL3_ANY, 3, N3_SMARTCARD, true",
        "AAL2_OR_AAL3_ANY, 1, USERPASS, false",
        "AAL3_FIDO2, 3, N3_SMARTCARD, false",
        "AAL3_SMARTCARD, 3, CIS2_SMARTCARD, true",
        "FOO, 3, N3_SMARTCARD, false",
        "FOO AAL2_ANY, 2, FIDO2, true",
        "'', 1, USERPASS, true",
    })
    void theLoginMethodPageListsWhatCanReachTheRequest(String asked, String levels, String amr, boolean listed) {
        Set<AssuranceLevel> reach = Set.copyOf(Arrays.stream(levels.split(" "))
                .map(level -> AssuranceLevel.ofClaim(level).orElseThrow())
                .toList());
        assertThat(asked(asked).offers(new LoginMethod.Reach(reach, Set.of(amr))))
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAL2_ANY", "AAL3_ANY"})
    void aMethodThatReachesNoLevelIsNeverListed(String asked) {
        assertThat(asked(asked).offers(new LoginMethod.Reach(Set.of(), Set.of())))
                .isFalse();
    }

    @Test
    void blankNamesAskNothing() {
        assertThat(new AcrRequest(List.of("", " ", "AAL3_ANY", "AAL3_ANY")).names())
                .containsExactly("AAL3_ANY");
    }
}
