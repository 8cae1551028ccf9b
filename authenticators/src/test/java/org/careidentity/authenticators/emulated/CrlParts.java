package org.careidentity.authenticators.emulated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.operator.ContentSigner;

/**
 * What a list of revoked certificates is made of (RFC 5280 section 5.1), byte by byte; a test changes one member to make a
 * wrong one.
 */
public final class CrlParts {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int EXTENSIONS = 0xA0;

    /** Null for version 1. */
    public byte[] version = {1};
    /** Null for the name of whoever signs it. */
    public X500Name issuer;

    public Instant thisUpdate = Instant.now().minus(Duration.ofHours(1));
    /** Null for none. */
    public Instant nextUpdate = Instant.now().plus(Duration.ofDays(7));
    /** Changes the algorithm that is named inside of what is signed. */
    public UnaryOperator<byte[]> innerAlgorithm = valid -> valid;
    /** Changes the content of what is signed. */
    public UnaryOperator<byte[]> signed = valid -> valid;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

    /** A list of a number. */
    public CrlParts(long number) {
        extension(Extension.cRLNumber, false, new ASN1Integer(number));
    }

    /** Adds an extension, or changes it. */
    public CrlParts extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        extensions.put(id, new Extension(id, critical, CertificateParts.der(value)));
        return this;
    }

    /** Takes all extensions out. */
    public CrlParts withoutExtensions() {
        extensions.clear();
        return this;
    }

    /** The list of one partition, by the address that certificates name. */
    public CrlParts partition(String address) {
        return partition(new GeneralName(GeneralName.uniformResourceIdentifier, address));
    }

    /** The list of one partition, by the name that certificates have of it. */
    public CrlParts partition(GeneralName name) {
        return extension(
                Extension.issuingDistributionPoint,
                true,
                new org.bouncycastle.asn1.x509.IssuingDistributionPoint(
                        new org.bouncycastle.asn1.x509.DistributionPointName(
                                new org.bouncycastle.asn1.x509.GeneralNames(name)),
                        false,
                        false));
    }

    /** Makes it a delta to the list of a number. */
    public CrlParts deltaTo(long number) {
        return extension(Extension.deltaCRLIndicator, true, new ASN1Integer(number));
    }

    /** Adds an entry without a reason. */
    public CrlParts revoke(BigInteger serial) {
        return entry(serial.toByteArray());
    }

    /** Adds an entry with a reason code. */
    public CrlParts revoke(BigInteger serial, int reason) {
        try {
            Extension code = new Extension(
                    Extension.reasonCode, false, CRLReason.lookup(reason).getEncoded());
            return entry(serial.toByteArray(), CertificateParts.der(new Extensions(code)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an entry with any bytes as serial, and more behind its date. */
    public CrlParts entry(byte[] serial, byte[]... more) {
        entries.writeBytes(
                item(SEQUENCE, item(INTEGER, serial), CertificateParts.der(time(thisUpdate)), Bytes.join(more)));
        return this;
    }

    /** Adds any bytes where entries are. */
    public CrlParts bytes(byte[] any) {
        entries.writeBytes(any);
        return this;
    }

    /** The list, signed by an authority. */
    public byte[] signedBy(TestAuthority authority) {
        ContentSigner signer = authority.signer();
        byte[] algorithm = CertificateParts.der(signer.getAlgorithmIdentifier());
        X500Name name = issuer != null ? issuer : authority.name();
        byte[] content = signed.apply(item(
                SEQUENCE,
                version == null ? new byte[0] : item(INTEGER, version),
                innerAlgorithm.apply(algorithm),
                CertificateParts.der(name),
                CertificateParts.der(time(thisUpdate)),
                nextUpdate == null ? new byte[0] : CertificateParts.der(time(nextUpdate)),
                entries.size() == 0 ? new byte[0] : item(SEQUENCE, entries.toByteArray()),
                extensions.isEmpty()
                        ? new byte[0]
                        : item(
                                EXTENSIONS,
                                CertificateParts.der(
                                        new DERSequence(extensions.values().toArray(Extension[]::new))))));
        try (OutputStream out = signer.getOutputStream()) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return item(SEQUENCE, content, algorithm, item(BIT_STRING, new byte[1], signer.getSignature()));
    }

    private static Time time(Instant at) {
        return new Time(Date.from(at));
    }

    /** A DER item. */
    public static byte[] item(int tag, byte[]... content) {
        byte[] all = Bytes.join(content);
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(all.length) + 7) / Byte.SIZE;
        ByteBuffer item = ByteBuffer.allocate(all.length + 6);
        item.put((byte) tag);
        if (all.length < 0x80) {
            item.put((byte) all.length);
        } else {
            item.put((byte) (0x80 + bytes));
            for (int i = bytes - 1; i >= 0; i--) {
                item.put((byte) (all.length >> Byte.SIZE * i));
            }
        }
        item.put(all);
        return java.util.Arrays.copyOf(item.array(), item.position());
    }
}
