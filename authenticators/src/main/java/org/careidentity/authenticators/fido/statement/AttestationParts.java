package org.careidentity.authenticators.fido.statement;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.fido.wire.AuthenticatorLayout;
import org.careidentity.authenticators.fido.wire.AuthenticatorLayout.Attested;
import org.careidentity.authenticators.fido.wire.MalformedException;
import org.careidentity.authenticators.fido.wire.StrictCbor;

/**
 * An attestation object (WebAuthn Level 3 section 6.5) in its parts.
 *
 * @param whole the object as the authenticator made it
 * @param format the attestation statement format identifier
 * @param statement the members of the attestation statement
 * @param authenticatorData as the authenticator signed it
 * @param layout the authenticator data in its parts
 */
public record AttestationParts(
        byte[] whole, String format, Map<?, ?> statement, byte[] authenticatorData, AuthenticatorLayout layout) {

    /** RSA with SHA-1, as a COSE algorithm (RFC 8812 section 2). */
    static final long RS1 = -65535;

    private static final int MOST_CERTIFICATES = 8;

    /** Reads an attestation object, or throws {@link MalformedException}. */
    public static AttestationParts read(byte[] attestationObject) {
        Map<?, ?> members = StrictCbor.map(attestationObject);
        if (members.size() == 3
                && members.get("fmt") instanceof String format
                && members.get("attStmt") instanceof Map<?, ?> statement
                && members.get("authData") instanceof byte[] authenticatorData) {
            AuthenticatorLayout layout = AuthenticatorLayout.read(authenticatorData);
            if (layout.attested().isPresent()) {
                return new AttestationParts(attestationObject, format, statement, authenticatorData, layout);
            }
        }
        throw new MalformedException("not an attestation object");
    }

    /** The credential that was made. */
    public Attested attested() {
        return layout.attested().orElseThrow();
    }

    byte[] bytes(String member) {
        if (statement.get(member) instanceof byte[] bytes) {
            return bytes;
        }
        throw new MalformedException("no bytes in the statement's " + member);
    }

    /** What statements sign: authenticator data, then the hash of the client data. */
    byte[] signed(byte[] clientDataHash) {
        return ByteBuffer.allocate(authenticatorData.length + clientDataHash.length)
                .put(authenticatorData)
                .put(clientDataHash)
                .array();
    }

    long algorithm() {
        if (statement.get("alg") instanceof Long algorithm) {
            return algorithm;
        }
        throw new MalformedException("no number in the statement's alg");
    }

    /** Whether the statement is signed with SHA-1. */
    public boolean signedWithSha1() {
        return Long.valueOf(RS1).equals(statement.get("alg"));
    }

    /** The certificates of {@code x5c}; empty when there is no such member, which differs from an empty list. */
    List<X509Certificate> certificates() {
        if (!statement.containsKey("x5c")) {
            return List.of();
        }
        if (!(statement.get("x5c") instanceof List<?> list) || list.isEmpty() || list.size() > MOST_CERTIFICATES) {
            throw new MalformedException("x5c is not a list of 1 to " + MOST_CERTIFICATES + " certificates");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object item : list) {
            certificates.add(certificate(item));
        }
        return certificates;
    }

    private static X509Certificate certificate(Object item) {
        if (!(item instanceof byte[] bytes)) {
            throw new MalformedException("x5c holds what is no certificate");
        }
        try {
            ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
            if (certificate == null || stream.available() > 0) {
                throw new MalformedException("bytes follow a certificate of x5c");
            }
            return certificate;
        } catch (CertificateException e) {
            throw new MalformedException("x5c holds what is no certificate", e);
        }
    }
}
