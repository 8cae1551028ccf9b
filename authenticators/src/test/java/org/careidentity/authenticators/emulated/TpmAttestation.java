package org.careidentity.authenticators.emulated;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * TPM attestation (WebAuthn Level 3 section 8.3).
 *
 * @param attester the TPM's attestation identity key
 * @param change what a test changes before anything is signed
 */
public record TpmAttestation(Attester attester, Consumer<Parts> change) implements AttestationMaker {

    /** The purpose of attestation identity keys: tcg-kp-AIKCertificate. */
    public static final String PURPOSE = "2.23.133.8.3";

    /** A maker that the Trusted Computing Group knows: Intel. */
    public static final String MAKER = "id:494E5443";

    /** What the TPM says. */
    public static final class Parts {
        public final CertificateParts leaf;
        public final PublicKey credentialKey;
        public final TpmPublicAreaParts publicArea;
        public final TpmCertifyInfoParts certifyInfo = new TpmCertifyInfoParts();
        /** The key that the area is named by, when it is not the area as sent. */
        public byte[] namedArea;

        Parts(PublicKey attestationKey, PublicKey credentialKey) {
            leaf = new CertificateParts(new X500Name(new RDN[0]), attestationKey);
            leaf.extension(Extension.subjectAlternativeName.getId(), true, device(MAKER, "Test TPM", "id:00070002"));
            purpose(leaf, PURPOSE);
            this.credentialKey = credentialKey;
            publicArea = new TpmPublicAreaParts(credentialKey);
        }
    }

    @Override
    public Statement attest(Made made) {
        Parts parts = new Parts(attester.key().getPublic(), made.key().getPublic());
        parts.certifyInfo.extraData = Bytes.hash(attester.algorithm().hash(), made.signed());
        change.accept(parts);
        byte[] publicArea = parts.publicArea.encode();
        if (parts.certifyInfo.name == null) {
            byte[] named = parts.namedArea == null ? publicArea : parts.namedArea;
            parts.certifyInfo.name = Bytes.join(Bytes.uint16(parts.publicArea.nameAlgorithm), Bytes.sha256(named));
        }
        byte[] certifyInfo = parts.certifyInfo.encode();
        Map<Object, Object> members = new LinkedHashMap<>();
        members.put("alg", attester.algorithm().cose());
        members.put("sig", attester.sign(certifyInfo));
        members.put("ver", "2.0");
        members.put("x5c", attester.authority().issue(parts.leaf));
        members.put("pubArea", publicArea);
        members.put("certInfo", certifyInfo);
        return new Statement("tpm", members);
    }

    /** The alternative name that says which TPM it is (TPM 2.0 EK Profile section 3.2.9); null leaves a part out. */
    public static GeneralNames device(String maker, String model, String version) {
        X500NameBuilder name = new X500NameBuilder();
        add(name, "2.23.133.2.1", maker);
        add(name, "2.23.133.2.2", model);
        add(name, "2.23.133.2.3", version);
        return new GeneralNames(new GeneralName(name.build()));
    }

    private static void add(X500NameBuilder name, String type, String value) {
        if (value != null) {
            name.addRDN(new ASN1ObjectIdentifier(type), new DERUTF8String(value));
        }
    }

    /** Says what the key is for. */
    public static void purpose(CertificateParts leaf, String oid) {
        leaf.extension(
                Extension.extendedKeyUsage.getId(),
                false,
                new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid))));
    }
}
