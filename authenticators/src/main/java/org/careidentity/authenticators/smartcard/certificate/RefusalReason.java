package org.careidentity.authenticators.smartcard.certificate;

import java.util.Locale;

/** Why a card's certificate is refused, in the order of the checks. */
public enum RefusalReason {
    /** Not a certificate, or not in the one form that a certificate has. */
    MALFORMED,
    /** Does not lead to an anchor of the realm. */
    PATH,
    NOT_YET_VALID,
    EXPIRED,
    /** Not for proving who somebody is: a card holds certificates for other uses too. */
    KEY_USAGE,
    EXTENDED_KEY_USAGE,
    KEY_TOO_SMALL,
    /** Issued under none of the accepted policies. */
    POLICY,
    REVOKED,
    /** Nobody could say whether a certificate of the path is revoked. */
    REVOCATION_UNKNOWN,
    /** Names nobody, or not clearly. */
    IDENTITY;

    /** The reason code of events. */
    public String code() {
        return "care_identity_card_" + name().toLowerCase(Locale.ROOT);
    }
}
