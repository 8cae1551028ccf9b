package org.careidentity.authenticators.emulated;

import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * FIDO U2F attestation (WebAuthn Level 3 section 8.6).
 *
 * @param attester the attestation key, ES256
 * @param change what a test changes of the certificate before it is issued
 */
public record U2fAttestation(Attester attester, Consumer<CertificateParts> change) implements AttestationMaker {

    @Override
    public Statement attest(Made made) {
        CertificateParts leaf =
                new CertificateParts(PackedAttestation.SUBJECT, attester.key().getPublic());
        change.accept(leaf);
        Map<Object, Object> members = new LinkedHashMap<>();
        members.put("sig", attester.sign(signed(made)));
        members.put("x5c", attester.authority().issue(leaf));
        return new Statement("fido-u2f", members);
    }

    private static byte[] signed(Made made) {
        ECPublicKey key = (ECPublicKey) made.key().getPublic();
        return Bytes.join(
                new byte[] {0},
                made.rpIdHash(),
                made.clientDataHash(),
                made.credentialId(),
                new byte[] {4},
                Bytes.unsigned(key.getW().getAffineX(), 32),
                Bytes.unsigned(key.getW().getAffineY(), 32));
    }
}
