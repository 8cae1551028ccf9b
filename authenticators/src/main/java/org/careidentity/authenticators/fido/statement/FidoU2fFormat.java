package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;

/**
 * FIDO U2F attestation (section 8.6). webauthn4j demands a zero AAGUID on top, which the section does not and its own test
 * vector does not have; the AAGUID names no model here in any case, the certificate does.
 */
final class FidoU2fFormat implements StatementFormat {

    private static final long ES256 = -7;
    private static final int P256_BITS = 256;
    private static final int COORDINATE_BYTES = 32;
    private static final Long X = -2L;
    private static final Long Y = -3L;

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        List<X509Certificate> path = parts.certificates();
        if (path.size() != 1
                || !(path.get(0).getPublicKey() instanceof ECPublicKey key)
                || key.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw new BadAttestationStatementException("not one certificate with a key on P-256");
        }
        var attested = parts.attested();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(0);
        signed.writeBytes(parts.layout().rpIdHash());
        signed.writeBytes(clientDataHash);
        signed.writeBytes(attested.credentialId());
        signed.write(4);
        signed.writeBytes(coordinate(attested.key(), X));
        signed.writeBytes(coordinate(attested.key(), Y));
        StatementSignature.verify(key, ES256, parts.bytes("sig"), signed.toByteArray());
        return new Signer(path, false);
    }

    private static byte[] coordinate(Map<?, ?> key, Long label) {
        if (key.get(label) instanceof byte[] bytes && bytes.length == COORDINATE_BYTES) {
            return bytes;
        }
        throw new BadAttestationStatementException("the credential's key is not on P-256");
    }
}
