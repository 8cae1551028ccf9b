package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Certificates that lead to an anchor.
 *
 * @param certificates the card's first, each issued by the next, the last one by the anchor
 * @param anchor the anchor, which is trusted and not checked
 */
public record CardPath(List<X509Certificate> certificates, X509Certificate anchor) {

    public CardPath {
        certificates = List.copyOf(certificates);
    }

    /** The card's certificate. */
    public X509Certificate card() {
        return certificates.get(0);
    }

    /** The certificates of the authorities between card and anchor. */
    public List<X509Certificate> authorities() {
        return certificates.subList(1, certificates.size());
    }

    /** Keeps the person's certificate out of logs. */
    @Override
    public String toString() {
        return certificates.size() + " certificates to "
                + anchor.getSubjectX500Principal().getName(X500Principal.RFC2253);
    }
}
