package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Packed attestation (section 8.2), by a certified key or by the credential's own key. */
final class PackedFormat implements StatementFormat {

    private final LibraryFormat library;
    private final CredentialKeys keys;

    PackedFormat(ObjectConverter converter, CredentialKeys keys) {
        this.keys = keys;
        library = new LibraryFormat(converter, new PackedAttestationStatementVerifier());
    }

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        List<X509Certificate> path = parts.certificates();
        PublicKey signer = path.isEmpty() ? keys.of(parts) : path.get(0).getPublicKey();
        StatementSignature.require(signer, parts.algorithm(), parts.bytes("sig"));
        if (!path.isEmpty()) {
            AaguidExtension.require(path.get(0), parts.attested().aaguid());
        }
        library.verify(parts, clientDataHash);
        return new Signer(path, false);
    }
}
