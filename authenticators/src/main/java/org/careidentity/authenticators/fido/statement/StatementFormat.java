package org.careidentity.authenticators.fido.statement;

import java.security.cert.X509Certificate;
import java.util.List;

/** The verification procedure of one attestation statement format (WebAuthn Level 3 section 8). */
interface StatementFormat {

    /**
     * Verifies a statement. Throws webauthn4j's verification exceptions, {@link
     * org.careidentity.authenticators.fido.wire.MalformedException}, or whatever a parser throws.
     *
     * @return what the statement says of whoever signed it
     */
    Signer verify(AttestationParts parts, byte[] clientDataHash);

    /**
     * Who signed a statement.
     *
     * @param path the certificates; empty for self attestation and none
     * @param hardware whether the statement says that the key is kept by hardware
     */
    record Signer(List<X509Certificate> path, boolean hardware) {}
}
