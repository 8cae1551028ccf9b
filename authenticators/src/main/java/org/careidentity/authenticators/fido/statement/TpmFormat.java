package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * TPM attestation (section 8.3), of RSA keys and of keys on curves. Ours, because webauthn4j 0.30.3 fails on the public area
 * of most keys on curves ({@link TpmPublicArea}), takes the hash of the key's name from the name instead of from the key,
 * and misreads the certificate's AAGUID.
 */
final class TpmFormat implements StatementFormat {

    private static final long GENERATED_BY_TPM = 0xFF54_4347L;
    private static final int ATTEST_CERTIFY = 0x8017;
    private static final Map<Integer, String> HASHES = Map.of(0x000B, "SHA-256", 0x000C, "SHA-384", 0x000D, "SHA-512");

    private final CredentialKeys keys;

    TpmFormat(CredentialKeys keys) {
        this.keys = keys;
    }

    @Override
    public Signer verify(AttestationParts parts, byte[] clientDataHash) {
        if (!"2.0".equals(parts.statement().get("ver"))) {
            throw new BadAttestationStatementException("another TPM version than 2.0");
        }
        TpmPublicArea area = TpmPublicArea.read(parts.bytes("pubArea"));
        if (!area.describes(keys.of(parts))) {
            throw new BadAttestationStatementException("the TPM describes another key");
        }
        List<X509Certificate> path = parts.certificates();
        if (path.isEmpty()) {
            throw new BadAttestationStatementException("no certificate");
        }
        long algorithm = parts.algorithm();
        StatementSignature.verifyOfTpm(
                path.get(0).getPublicKey(), algorithm, parts.bytes("sig"), parts.bytes("certInfo"));
        requireCertified(parts, area, clientDataHash);
        AikCertificate.require(path.get(0));
        AaguidExtension.require(path.get(0), parts.attested().aaguid());
        return new Signer(path, true);
    }

    private static void requireCertified(AttestationParts parts, TpmPublicArea area, byte[] clientDataHash) {
        TpmCertifyInfo info = TpmCertifyInfo.read(parts.bytes("certInfo"));
        if (info.magic() != GENERATED_BY_TPM || info.type() != ATTEST_CERTIFY) {
            throw new BadAttestationStatementException("the TPM certified no key");
        }
        String hash = COSEAlgorithmIdentifier.create(parts.algorithm())
                .toSignatureAlgorithm()
                .getMessageDigestAlgorithm()
                .getJcaName();
        if (!MessageDigest.isEqual(info.extraData(), digest(hash, parts.signed(clientDataHash)))) {
            throw new BadAttestationStatementException("the TPM signed another ceremony");
        }
        if (!MessageDigest.isEqual(info.name(), name(area, parts.bytes("pubArea")))) {
            throw new BadAttestationStatementException("the TPM certified another key");
        }
    }

    /** The key's name: its hash algorithm, then the hash of its description (TPM 2.0 Library Part 1 section 16). */
    private static byte[] name(TpmPublicArea area, byte[] description) {
        String hash = HASHES.get(area.nameAlgorithm());
        if (hash == null) {
            throw new BadAttestationStatementException("a key named by hash algorithm " + area.nameAlgorithm());
        }
        byte[] digest = digest(hash, description);
        return ByteBuffer.allocate(Short.BYTES + digest.length)
                .putShort((short) area.nameAlgorithm())
                .put(digest)
                .array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
