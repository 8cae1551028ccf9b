package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Whether a certificate is revoked.
 *
 * @param issuer the certificate that its path goes on with
 * @param addresses that the certificate names
 */
record Question(X509Certificate certificate, X509Certificate issuer, CertificateAddresses addresses, Instant now) {

    BigInteger serial() {
        return certificate.getSerialNumber();
    }
}
