package org.careidentity.authenticators.smartcard.revocation;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A path of which no certificate is known revoked.
 *
 * @param certificates what was found of each, from the card upwards
 */
public record RevocationResult(List<Checked> certificates) {

    /**
     * One certificate.
     *
     * @param source who says that it is good; null when nobody does, and that is allowed
     * @param outdated whether that is a list which should have been replaced by now
     * @param detail for an administrator
     */
    public record Checked(X509Certificate certificate, Source source, boolean outdated, String detail) {

        /** Whether it passed although nobody says that it is good: for an event. */
        public boolean softFailed() {
            return source == null;
        }
    }

    /** Those that passed although nobody says that they are good. */
    public List<Checked> softFailed() {
        return certificates.stream().filter(Checked::softFailed).toList();
    }
}
