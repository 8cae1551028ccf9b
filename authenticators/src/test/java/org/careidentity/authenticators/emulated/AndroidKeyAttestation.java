package org.careidentity.authenticators.emulated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Android key attestation (WebAuthn Level 3 section 8.4): a certificate of the credential's own key, with its description.
 *
 * @param authority who certifies
 * @param change what a test changes before the certificate is issued
 */
public record AndroidKeyAttestation(TestAuthority authority, Consumer<Parts> change) implements AttestationMaker {

    /** What is certified of the key. */
    public static final class Parts {
        public final CertificateParts leaf;
        public final KeyDescription description;

        Parts(CertificateParts leaf, KeyDescription description) {
            this.leaf = leaf;
            this.description = description;
        }
    }

    @Override
    public Statement attest(Made made) {
        Parts parts = new Parts(
                new CertificateParts(
                        new X500Name("CN=Android Keystore Key"), made.key().getPublic()),
                new KeyDescription(made.clientDataHash()));
        parts.leaf.extension(KeyDescription.OID, false, new byte[0]);
        change.accept(parts);
        if (parts.leaf.has(KeyDescription.OID)) {
            parts.leaf.extension(KeyDescription.OID, false, parts.description.encode());
        }
        Map<Object, Object> members = new LinkedHashMap<>();
        members.put("alg", made.algorithm().cose());
        members.put("sig", made.algorithm().sign(made.key().getPrivate(), made.signed()));
        members.put("x5c", authority.issue(parts.leaf));
        return new Statement("android-key", members);
    }
}
