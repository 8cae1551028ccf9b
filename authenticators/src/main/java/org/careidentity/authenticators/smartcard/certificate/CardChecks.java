package org.careidentity.authenticators.smartcard.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * All that must hold of a card's certificate, in order: an earlier failure is the one that is said, and nothing asks the
 * network for a certificate that could not be accepted anyway. Whether TLS verified that the card is there, and whether the
 * person may log in, is for others.
 *
 * <p>Holds no state besides its rules, and may be kept for as long as they hold.
 */
public final class CardChecks {

    private final CardRules rules;
    private final PathRule paths;

    /** Throws {@link IllegalArgumentException} when an anchor or intermediate can't be read. */
    public CardChecks(CardRules rules) {
        this.rules = rules;
        this.paths = new PathRule(rules);
    }

    /** As {@link #check(byte[], Instant, RevocationCheck)}. */
    public CheckedCard check(X509Certificate certificate, Instant now, RevocationCheck revocation)
            throws CardRefusedException {
        byte[] der;
        try {
            der = certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new CardRefusedException(RefusalReason.MALFORMED, "a certificate that can't be written", e);
        }
        return check(der, now, revocation);
    }

    /**
     * Checks a certificate.
     *
     * @param der the certificate
     * @param revocation asked after all but the identity
     * @throws CardRefusedException with {@link CardRefusedException#card()} when the certificate could be read
     */
    public CheckedCard check(byte[] der, Instant now, RevocationCheck revocation) throws CardRefusedException {
        CardCertificate card = read(der);
        try {
            return check(card, now, revocation);
        } catch (CardRefusedException e) {
            throw e.about(card);
        } catch (RuntimeException | StackOverflowError e) {
            throw new CardRefusedException(RefusalReason.MALFORMED, "a certificate that can't be checked", e)
                    .about(card);
        }
    }

    private static CardCertificate read(byte[] der) throws CardRefusedException {
        try {
            return CardCertificate.of(CardShape.read(der));
        } catch (GeneralSecurityException | IOException | RuntimeException | StackOverflowError e) {
            throw new CardRefusedException(RefusalReason.MALFORMED, "not a certificate", e);
        }
    }

    private CheckedCard check(CardCertificate card, Instant now, RevocationCheck revocation)
            throws CardRefusedException {
        X509Certificate certificate = card.certificate();
        PathRule.Found found = paths.find(card, now);
        ValidityRule.check(card, now);
        KeyUsageRule.check(certificate);
        ExtendedKeyUsageRule.check(certificate, rules.extendedKeyUsageOptional());
        KeyStrengthRule.check(found.path(), rules.leastRsaBits());
        PolicyRule.check(found, rules.policies());
        checkRevocation(found.path(), now, revocation);
        return new CheckedCard(card, found.path(), IdentityRule.of(certificate, rules.identity()));
    }

    /** Whoever could not ask does not know. */
    private static void checkRevocation(CardPath path, Instant now, RevocationCheck revocation)
            throws CardRefusedException {
        try {
            revocation.check(path, now);
        } catch (RuntimeException e) {
            throw new CardRefusedException(
                    RefusalReason.REVOCATION_UNKNOWN, "the check of revocation failed: " + e.getClass(), e);
        }
    }
}
