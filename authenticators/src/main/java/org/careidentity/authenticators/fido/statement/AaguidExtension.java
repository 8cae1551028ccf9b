package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.fido.wire.Der;

/**
 * The certificate extension id-fido-gen-ce-aaguid (WebAuthn Level 3 sections 8.2.1 and 8.3): where a certificate has it, it is
 * not critical and names the model of the authenticator data. webauthn4j ignores the first and, in TPM statements, reads
 * the extension's envelope for the model.
 */
final class AaguidExtension {

    private static final String OID = "1.3.6.1.4.1.45724.1.1.4";

    private AaguidExtension() {}

    static void require(X509Certificate certificate, UUID aaguid) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null) {
            return;
        }
        Der envelope = Der.of(extension);
        Der value = Der.of(envelope.next(Der.OCTET_STRING));
        ByteBuffer model = ByteBuffer.wrap(value.next(Der.OCTET_STRING));
        value.end();
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        if (model.remaining() != 16
                || !aaguid.equals(new UUID(model.getLong(), model.getLong()))
                || (critical != null && critical.contains(OID))) {
            throw new BadAttestationStatementException("the certificate is another model's");
        }
    }
}
