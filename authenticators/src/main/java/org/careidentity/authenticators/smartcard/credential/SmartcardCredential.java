package org.careidentity.authenticators.smartcard.credential;

import java.time.Instant;
import java.util.HexFormat;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.smartcard.certificate.CardCertificate;

/**
 * A smartcard that is registered to a person. Instants are seconds since 1970.
 *
 * @param fingerprint SHA-256 of the certificate in lower-case hex
 * @param keyHash SHA-256 of its SubjectPublicKeyInfo in lower-case hex: what tells cards apart
 * @param issuer the issuer's name as RFC 2253 writes it
 * @param serial the serial number in lower-case hex
 * @param notBefore the first moment that the certificate is valid
 * @param notAfter the last moment that it is valid
 * @param registeredAt when it was registered here
 * @param registeredBy {@code self}, {@code link}, {@code certificate} when the card registered itself at its first use, or the
 *     id of the user who registered it for the person
 * @param status what may be done with it
 * @param warnedAt when the person was last told that it expires; 0 for never
 */
public record SmartcardCredential(
        String fingerprint,
        String keyHash,
        String issuer,
        String serial,
        long notBefore,
        long notAfter,
        long registeredAt,
        String registeredBy,
        AuthenticatorStatus status,
        long warnedAt) {

    /** The credential of a card that somebody registers now. */
    public static SmartcardCredential of(CardCertificate card, String registeredBy, Instant now) {
        return of(card, now.getEpochSecond(), registeredBy, AuthenticatorStatus.ACTIVE);
    }

    /** This registration, for a certificate that takes the place of the one that it was made for. */
    public SmartcardCredential renewed(CardCertificate card) {
        return of(card, registeredAt, registeredBy, status);
    }

    private static SmartcardCredential of(CardCertificate card, long at, String by, AuthenticatorStatus status) {
        return new SmartcardCredential(
                card.fingerprint(),
                card.keyHash(),
                card.issuer(),
                card.serial(),
                card.notBefore().getEpochSecond(),
                card.notAfter().getEpochSecond(),
                at,
                by,
                status,
                0);
    }

    /** This registration after the person was told that the card expires. */
    public SmartcardCredential warned(Instant now) {
        return new SmartcardCredential(
                fingerprint,
                keyHash,
                issuer,
                serial,
                notBefore,
                notAfter,
                registeredAt,
                registeredBy,
                status,
                now.getEpochSecond());
    }

    /** This registration with another status. */
    public SmartcardCredential with(AuthenticatorStatus changed) {
        return new SmartcardCredential(
                fingerprint,
                keyHash,
                issuer,
                serial,
                notBefore,
                notAfter,
                registeredAt,
                registeredBy,
                changed,
                warnedAt);
    }

    /** Whether it was made for this very certificate. The fingerprint does not say so: signatures can be written anew. */
    public boolean isOf(CardCertificate card) {
        return keyHash.equals(card.keyHash()) && issuer.equals(card.issuer()) && serial.equals(card.serial());
    }

    /** Whether a certificate was issued after the one of this registration. */
    public boolean precedes(CardCertificate card) {
        return notBefore < card.notBefore().getEpochSecond();
    }

    /** What must be unique in the realm. */
    public AuthenticatorKey key() {
        return AuthenticatorKey.ofCardKey(HexFormat.of().parseHex(keyHash));
    }
}
