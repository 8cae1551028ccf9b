package org.careidentity.authenticators.emulated;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Apple anonymous attestation (WebAuthn Level 3 section 8.8): a certificate of the credential's own key over the ceremony.
 *
 * @param authority who certifies
 * @param change what a test changes of the certificate before it is issued
 */
public record AppleAttestation(TestAuthority authority, Consumer<CertificateParts> change) implements AttestationMaker {

    /** The extension that holds the hash of the ceremony. */
    public static final String NONCE = "1.2.840.113635.100.8.2";

    @Override
    public Statement attest(Made made) {
        CertificateParts leaf = new CertificateParts(
                new X500Name("ST=California,O=Apple Inc.,OU=AAA Certification,CN=test"),
                made.key().getPublic());
        leaf.extension(NONCE, false, nonce(Bytes.sha256(made.signed())));
        change.accept(leaf);
        Map<Object, Object> members = new LinkedHashMap<>();
        members.put("x5c", authority.issue(leaf));
        return new Statement("apple", members);
    }

    /** The extension's value for a hash. */
    public static DERSequence nonce(byte[] hash) {
        return new DERSequence(new DERTaggedObject(true, 1, new DEROctetString(hash)));
    }
}
