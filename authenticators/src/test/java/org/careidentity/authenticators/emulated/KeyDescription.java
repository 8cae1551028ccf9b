package org.careidentity.authenticators.emulated;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/** What Android's key store says of a key (Android Key and ID Attestation, KeyDescription version 3). */
public final class KeyDescription {

    /** The certificate extension that holds it. */
    public static final String OID = "1.3.6.1.4.1.11129.2.1.17";

    public static final int PURPOSE = 1;
    public static final int ALL_APPLICATIONS = 600;
    public static final int ORIGIN = 702;
    private static final int ALGORITHM = 2;
    private static final int EC = 3;
    private static final int SIGN = 2;
    private static final int GENERATED = 0;
    private static final int TRUSTED_ENVIRONMENT = 1;

    public int attestationVersion = 3;
    public int attestationSecurityLevel = TRUSTED_ENVIRONMENT;
    public int keymasterSecurityLevel = TRUSTED_ENVIRONMENT;
    public byte[] challenge;
    public final Map<Integer, ASN1Encodable> software = new TreeMap<>();
    public final Map<Integer, ASN1Encodable> hardware = new TreeMap<>();
    public UnaryOperator<byte[]> bytes = UnaryOperator.identity();

    KeyDescription(byte[] challenge) {
        this.challenge = challenge;
        hardware.put(PURPOSE, purposes(SIGN));
        hardware.put(ALGORITHM, new ASN1Integer(EC));
        hardware.put(ORIGIN, origin(GENERATED));
    }

    /** A set of purposes, by their numbers in KeyMint. */
    public static ASN1Encodable purposes(int... numbers) {
        ASN1EncodableVector purposes = new ASN1EncodableVector();
        for (int number : numbers) {
            purposes.add(new ASN1Integer(number));
        }
        return new DERSet(purposes);
    }

    /** Where the key comes from, by its number in KeyMint. */
    public static ASN1Encodable origin(int number) {
        return new ASN1Integer(number);
    }

    /** What stands for a member that is there and says no more. */
    public static ASN1Encodable present() {
        return DERNull.INSTANCE;
    }

    byte[] encode() {
        ASN1EncodableVector members = new ASN1EncodableVector();
        members.add(new ASN1Integer(attestationVersion));
        members.add(new ASN1Enumerated(attestationSecurityLevel));
        members.add(new ASN1Integer(4));
        members.add(new ASN1Enumerated(keymasterSecurityLevel));
        members.add(new DEROctetString(challenge));
        members.add(new DEROctetString(new byte[0]));
        members.add(list(software));
        members.add(list(hardware));
        return bytes.apply(CertificateParts.der(new DERSequence(members)));
    }

    private static DERSequence list(Map<Integer, ASN1Encodable> entries) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        entries.forEach((tag, value) -> list.add(new DERTaggedObject(true, tag, value)));
        return new DERSequence(list);
    }
}
