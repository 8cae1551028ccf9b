package org.careidentity.authenticators.smartcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proxy says of a certificate that it did not accept, in words for the person. */
class SmartcardTextTest {

    @ParameterizedTest
    @CsvSource({
        "certificate has expired, care-identity-card-expired",
        "certificate is not yet valid, care-identity-card-not-yet-valid",
        "certificate revoked, care-identity-card-revoked",
        "unable to get local issuer certificate, care-identity-card-wrong-certificate"
    })
    void aCertificateThatTheProxyRefusesIsSaidForWhatItIs(String proxy, String text) {
        assertThat(SmartcardText.of(PresentedCard.REFUSED_BY_PROXY, proxy)).isEqualTo(text);
    }
}
