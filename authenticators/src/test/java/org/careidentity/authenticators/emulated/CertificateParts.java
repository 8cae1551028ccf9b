package org.careidentity.authenticators.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/** What a certificate is made of; a test changes one member to make a wrong one. */
public final class CertificateParts {

    public X500Name subject;
    public PublicKey key;
    public int version = 3;
    public BigInteger serial = new BigInteger(1, Bytes.random(8));
    public Instant notBefore = Instant.now().minus(Duration.ofDays(1));
    public Instant notAfter = Instant.now().plus(Duration.ofDays(3650));
    /** The algorithm that the issuer signs by, as Java names it; null for the one of its keys. */
    public String signatures;
    /** Corrupts the issuer's signature. */
    public boolean corruptSignature;

    final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

    /** A certificate of nobody who may issue others. */
    public CertificateParts(X500Name subject, PublicKey key) {
        this.subject = subject;
        this.key = key;
        authority(false);
    }

    /** Whether the holder may issue certificates. */
    public void authority(boolean may) {
        extension(Extension.basicConstraints.getId(), true, new BasicConstraints(may));
    }

    /** Adds an extension, or changes it. */
    public void extension(String oid, boolean critical, ASN1Encodable value) {
        extension(oid, critical, der(value));
    }

    /** Adds an extension with these bytes, or changes it. */
    public void extension(String oid, boolean critical, byte[] value) {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(oid);
        extensions.put(id, new Extension(id, critical, value));
    }

    /** Takes an extension out. */
    public void without(String oid) {
        extensions.remove(new ASN1ObjectIdentifier(oid));
    }

    boolean has(String oid) {
        return extensions.containsKey(new ASN1ObjectIdentifier(oid));
    }

    static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
