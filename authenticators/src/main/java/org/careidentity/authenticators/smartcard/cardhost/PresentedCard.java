package org.careidentity.authenticators.smartcard.cardhost;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome;
import org.careidentity.authenticators.smartcard.header.HeaderRefusedException;

/**
 * What came of asking a browser for a card.
 *
 * @param certificate the certificate that TLS proved, in DER; empty when there is none
 * @param reason why there is none, as an event's reason code; empty when there is one
 * @param detail the same for an administrator
 */
public record PresentedCard(byte[] certificate, String reason, String detail) {

    /** The reason when the browser gave no certificate. */
    public static final String NONE = "care_identity_card_none";

    /** The reason when the proxy did not accept the certificate. */
    public static final String REFUSED_BY_PROXY = "care_identity_card_refused_by_proxy";

    static PresentedCard of(HeaderOutcome outcome) {
        if (outcome instanceof HeaderOutcome.Presented presented) {
            return new PresentedCard(presented.der(), "", "");
        }
        return outcome instanceof HeaderOutcome.RefusedByProxy refused
                ? new PresentedCard(new byte[0], REFUSED_BY_PROXY, refused.why())
                : new PresentedCard(new byte[0], NONE, "");
    }

    static PresentedCard of(HeaderRefusedException refused) {
        return new PresentedCard(new byte[0], refused.reason(), refused.getMessage());
    }

    /** What the browser showed on its own connection to the server. */
    static PresentedCard of(X509Certificate[] chain) {
        if (chain == null || chain.length == 0) {
            return new PresentedCard(new byte[0], NONE, "");
        }
        try {
            return new PresentedCard(chain[0].getEncoded(), "", "");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that TLS accepted can't be written", e);
        }
    }

    /** Whether there is a certificate. */
    public boolean isThere() {
        return reason.isEmpty();
    }

    String format() {
        return Base64.getEncoder().encodeToString(certificate) + "\n" + reason + "\n" + detail;
    }

    static PresentedCard parse(String text) {
        String[] lines = text.split("\n", 3);
        return new PresentedCard(Base64.getDecoder().decode(lines[0]), lines[1], lines[2]);
    }
}
