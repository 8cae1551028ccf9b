package org.careidentity.authenticators.smartcard.header;

/**
 * Headers that do not have the one form that the proxy writes, or that tell of a resumed session. The message is for an
 * administrator and quotes nothing of the headers.
 */
public final class HeaderRefusedException extends Exception {

    /** A header came twice, or with several values in one. */
    public static final String REPEATED = "care_identity_card_header_repeated";
    /** The proxy does not say in its own words whether it verified a certificate. */
    public static final String VERIFICATION = "care_identity_card_header_verification";
    /** The proxy verified a certificate and sends none, or sends one that it says there is not. */
    public static final String CONTRADICTION = "care_identity_card_header_contradiction";
    /** The certificate is longer than a card's can be. */
    public static final String TOO_LONG = "care_identity_card_header_too_long";
    /** The certificate is not written as the proxy writes it. */
    public static final String MALFORMED = "care_identity_card_header_malformed";
    /** The TLS session was resumed, or the proxy does not say that it was not: the card may have gone. */
    public static final String RESUMED = "care_identity_card_tls_resumed";

    private static final long serialVersionUID = 1L;

    private final String reason;

    HeaderRefusedException(String reason, String detail) {
        this(reason, detail, null);
    }

    HeaderRefusedException(String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /** The reason code. */
    public String reason() {
        return reason;
    }
}
