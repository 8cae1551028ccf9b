package org.careidentity.authenticators.fido.statement;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;

/**
 * An attestation statement whose signature holds. Whether anybody trusts who signed it is another question.
 *
 * @param format the statement's format
 * @param aaguid the model that the authenticator claims
 * @param attestedCredentialData the credential that was attested, as webauthn4j writes it
 * @param path the certificates of who signed it, the signer's first; empty for self attestation and for none, which
 *     attest no model (CVE-2026-6856)
 * @param hardware whether the statement itself says that the key is kept by hardware; other formats leave it to metadata
 * @param sha1 whether it is signed with SHA-1
 */
public record VerifiedStatement(
        String format,
        UUID aaguid,
        byte[] attestedCredentialData,
        List<X509Certificate> path,
        boolean hardware,
        boolean sha1) {

    /** Keeps an own copy. */
    public VerifiedStatement {
        path = List.copyOf(path);
    }
}
