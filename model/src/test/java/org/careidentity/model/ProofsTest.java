package org.careidentity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Proof CARD = new Proof("smartcard", AAL3, "N3_SMARTCARD", NOW, "");
    private static final Proof PASSKEY = new Proof("passkey", AAL2, "FIDO2", NOW, "3f1c");

    @Test
    void proofsSurviveTheSessionNote() {
        Proofs proofs = Proofs.NONE.with(CARD).with(PASSKEY);
        assertThat(Proofs.parse(proofs.format())).isEqualTo(proofs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "a|4|b|1|c",
                "a|3|b|x|c",
                "a|3|b|1",
                "a|3|b|1|c|d",
                "|||||",
                "a|3|b|99999999999999999|c"
            })
    void whatCannotBeReadProvesNothing(String note) {
        assertThat(Proofs.parse(note)).isEqualTo(Proofs.NONE);
    }

    @Test
    void noNoteProvesNothing() {
        assertThat(Proofs.parse(null)).isEqualTo(Proofs.NONE);
    }

    @Test
    void aMemberCannotSmuggleInAnotherProof() {
        assertThatThrownBy(() -> new Proof("x", AAL2, "FIDO2", NOW, "c\nsmartcard|3|N3_SMARTCARD|1|"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proof("x|3", AAL2, "FIDO2", NOW, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLaterProofOfAMethodTakesThePlaceOfTheEarlier() {
        Proof again = new Proof("passkey", AAL2, "FIDO2", NOW.plusSeconds(9), "3f1c");
        assertThat(Proofs.NONE.with(PASSKEY).with(CARD).with(again).all()).containsExactly(CARD, again);
    }

    @Test
    void whatARemovedCredentialProvedIsGoneAndNothingElse() {
        Proofs both = Proofs.NONE.with(CARD).with(PASSKEY);
        assertThat(both.without("3f1c").all()).containsExactly(CARD);
        assertThat(both.without("another")).isEqualTo(both);
    }

    @Test
    void theBestProofIsTheHighestLevelThenTheLatest() {
        Proof later = new Proof("security-key", AAL3, "FIDO2", NOW.plusSeconds(5), "k");
        assertThat(Proofs.NONE.with(CARD).with(later).with(PASSKEY).best()).contains(later);
        assertThat(Proofs.NONE.best()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65600575010", "6560057501044", "65600575010a", "６５６００５７５０１０４", " 656005750104", ""})
    void onlyTwelveDigitsAreAUuid(String text) {
        assertThat(CareIdentityUuid.valid(text)).isFalse();
        assertThat(CareIdentityUuid.valid("656005750104")).isTrue();
    }
}
