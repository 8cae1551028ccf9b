package org.careidentity.authenticators.emulated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Packed attestation by a certified key (WebAuthn Level 3 section 8.2).
 *
 * @param attester the attestation key
 * @param change what a test changes of the certificate before it is issued
 */
public record PackedAttestation(Attester attester, Consumer<CertificateParts> change) implements AttestationMaker {

    /** The extension that names the model: id-fido-gen-ce-aaguid. */
    public static final String AAGUID = "1.3.6.1.4.1.45724.1.1.4";

    /** The subject that section 8.2.1 asks for. */
    public static final X500Name SUBJECT =
            new X500Name("C=GB,O=Test Devices,OU=Authenticator Attestation,CN=Test Security Key");

    /** Packed attestation by the credential's own key, which proves no model. */
    public static Statement self(Made made) {
        return new Statement(
                "packed",
                statement(made.algorithm(), made.algorithm().sign(made.key().getPrivate(), made.signed())));
    }

    @Override
    public Statement attest(Made made) {
        CertificateParts leaf = new CertificateParts(SUBJECT, attester.key().getPublic());
        leaf.extension(AAGUID, false, new DEROctetString(Bytes.of(made.aaguid())));
        change.accept(leaf);
        Map<Object, Object> members = statement(attester.algorithm(), attester.sign(made.signed()));
        members.put("x5c", attester.authority().issue(leaf));
        return new Statement("packed", members);
    }

    private static Map<Object, Object> statement(KeyAlgorithm algorithm, byte[] signature) {
        Map<Object, Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm.cose());
        members.put("sig", signature);
        return members;
    }
}
