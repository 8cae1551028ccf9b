package org.careidentity.authenticators.smartcard.certificate;

import java.time.Instant;

/** The certificate has begun and has not ended; both moments are part of it (RFC 5280 section 4.1.2.5). */
final class ValidityRule {

    private ValidityRule() {}

    static void check(CardCertificate card, Instant now) throws CardRefusedException {
        if (now.isBefore(card.notBefore())) {
            throw new CardRefusedException(RefusalReason.NOT_YET_VALID, "not valid before " + card.notBefore());
        }
        // the certificate counts whole seconds
        if (!now.isBefore(card.notAfter().plusSeconds(1))) {
            throw new CardRefusedException(RefusalReason.EXPIRED, "not valid after " + card.notAfter());
        }
    }
}
