package org.careidentity.authenticators.smartcard.revocation;

import java.security.cert.X509Certificate;

/** A path is not accepted. The reason is a code for the event, the detail a text for an administrator. */
public final class RevocationRefusedException extends Exception {

    /** The reason of a certificate that is revoked or on hold. */
    public static final String REVOKED = "care_identity_card_revoked";

    /** The reason of a certificate of which nobody says whether it is revoked. */
    public static final String UNKNOWN = "care_identity_card_revocation_unknown";

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;
    private final transient X509Certificate certificate;

    RevocationRefusedException(String reason, String detail, X509Certificate certificate) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
        this.certificate = certificate;
    }

    /** The reason code. */
    public String reason() {
        return reason;
    }

    /** What was said and by whom, the reason in the list included; one line. */
    public String detail() {
        return detail;
    }

    /** The certificate of the path that it is about. */
    public X509Certificate certificate() {
        return certificate;
    }
}
