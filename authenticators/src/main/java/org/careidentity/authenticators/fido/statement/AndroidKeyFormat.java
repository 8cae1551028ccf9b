package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.KeyDescriptionValidationException;
import com.webauthn4j.verifier.exception.PublicKeyMismatchException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import org.careidentity.authenticators.fido.wire.Der;

/**
 * Android key attestation (section 8.4). Ours, because webauthn4j allocates what the lengths in the key's description promise,
 * recurses as deep as its bytes go, and refuses the section's own test vector, whose description says neither where the key
 * comes from nor what it is for. Such a key is verified and never called hardware's, so that it is worth no AAL3; a key of
 * software likewise.
 */
final class AndroidKeyFormat implements StatementFormat {

    private static final String DESCRIPTION = "1.3.6.1.4.1.11129.2.1.17";

    private final CredentialKeys keys;

    AndroidKeyFormat(CredentialKeys keys) {
        this.keys = keys;
    }

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        List<X509Certificate> path = parts.certificates();
        if (path.isEmpty()) {
            throw new BadAttestationStatementException("no certificate");
        }
        X509Certificate leaf = path.get(0);
        StatementSignature.verify(
                leaf.getPublicKey(), parts.algorithm(), parts.bytes("sig"), parts.signed(clientDataHash));
        if (!leaf.getPublicKey().equals(keys.of(parts))) {
            throw new PublicKeyMismatchException("the certificate is of another key");
        }
        byte[] extension = leaf.getExtensionValue(DESCRIPTION);
        if (extension == null) {
            throw new KeyDescriptionValidationException("no description of the key");
        }
        KeyDescription description = KeyDescription.read(Der.of(extension).next(Der.OCTET_STRING));
        if (!MessageDigest.isEqual(description.challenge(), clientDataHash)) {
            throw new KeyDescriptionValidationException("the key was made for another ceremony");
        }
        if (!description.ofThisApplication() || description.imported() || description.forOtherPurposes()) {
            throw new KeyDescriptionValidationException("a key of another origin, purpose or scope");
        }
        return new Signer(path, description.ofHardware());
    }
}
