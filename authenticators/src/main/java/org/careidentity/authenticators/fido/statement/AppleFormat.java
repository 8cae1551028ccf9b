package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Apple anonymous attestation (section 8.8): the certificate is the signature, and its key the credential's. */
final class AppleFormat implements StatementFormat {

    private static final String NONCE = "1.2.840.113635.100.8.2";

    private final LibraryFormat library;

    AppleFormat(ObjectConverter converter) {
        library = new LibraryFormat(converter, new AppleAnonymousAttestationStatementVerifier());
    }

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        List<X509Certificate> path = parts.certificates();
        if (path.isEmpty()) {
            throw new BadAttestationStatementException("no certificate");
        }
        LibraryFormat.extension(path.get(0), NONCE);
        library.verify(parts, clientDataHash);
        return new Signer(path, true);
    }
}
