package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A JSON Web Signature in its compact form (RFC 7515 section 7.1) by the first certificate that it brings. The signature is
 * checked on the bytes as they came, and before anything of the payload is read: BLOBs have megabytes.
 *
 * @param signer the certificates of {@code x5c}, the signer's first
 */
record CompactJws(List<X509Certificate> signer, byte[] payload) {

    // RFC 8725 section 3.1: a list of what is allowed; neither "none", nor HMAC, nor RS1 with SHA-1
    private static final Map<String, String> ALGORITHMS = Map.of(
            "RS256", "SHA256withRSA",
            "RS384", "SHA384withRSA",
            "RS512", "SHA512withRSA",
            "ES256", "SHA256withECDSAinP1363Format",
            "ES384", "SHA384withECDSAinP1363Format",
            "ES512", "SHA512withECDSAinP1363Format");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    /** What a caller demands of a header. */
    interface HeaderRule {
        void check(JsonNode header) throws MetadataException;
    }

    /** Reads and verifies. Bytes that are none end in a {@link MetadataException}, or a {@link RuntimeException}. */
    static CompactJws verified(byte[] content, HeaderRule rule) throws MetadataException {
        int end = content.length;
        while (end > 0 && Character.isWhitespace(content[end - 1])) {
            end--;
        }
        int first = dot(content, 0, end);
        int second = dot(content, first + 1, end);
        if (first < 0 || second < 0 || dot(content, second + 1, end) >= 0) {
            throw new MetadataException(Problem.MALFORMED, "it is not a JSON Web Signature");
        }
        JsonNode header = header(content, first);
        String algorithm = algorithm(header.path("alg").asText());
        rule.check(header);
        List<X509Certificate> signer = signer(header.path("x5c"));
        byte[] signature = decoded(content, second + 1, end);
        if (!holds(algorithm, signer.get(0), ByteBuffer.wrap(content, 0, second), signature)) {
            throw new MetadataException(Problem.SIGNATURE, "it is not signed by the certificate that it brings");
        }
        return new CompactJws(signer, decoded(content, first + 1, second));
    }

    private static int dot(byte[] content, int from, int end) {
        for (int i = from; i < end && from > -1; i++) {
            if (content[i] == '.') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] decoded(byte[] content, int from, int end) {
        return BASE64URL.decode(Arrays.copyOfRange(content, from, end));
    }

    private static JsonNode header(byte[] content, int end) throws MetadataException {
        try {
            return JSON.readTree(decoded(content, 0, end));
        } catch (IOException e) {
            throw new MetadataException(Problem.MALFORMED, "its header is not JSON", e);
        }
    }

    private static List<X509Certificate> signer(JsonNode certificates) throws MetadataException {
        if (!certificates.isArray() || certificates.isEmpty()) {
            throw new MetadataException(Problem.SIGNER, "it brings no certificate of its signer");
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> signer = new ArrayList<>();
            for (JsonNode certificate : certificates) {
                // RFC 7515 section 4.1.6: base64, not base64url
                byte[] der = Base64.getDecoder().decode(certificate.asText());
                signer.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            return List.copyOf(signer);
        } catch (CertificateException e) {
            throw new MetadataException(Problem.MALFORMED, "it brings what is no certificate", e);
        }
    }

    private static String algorithm(String name) throws MetadataException {
        String algorithm = ALGORITHMS.get(name);
        if (algorithm == null) {
            throw new MetadataException(Problem.SIGNATURE, "its algorithm is not allowed: " + Printable.of(name));
        }
        return algorithm;
    }

    private static boolean holds(String algorithm, X509Certificate signer, ByteBuffer signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            // by the key alone: what the certificate is good for, its chain says
            verifier.initVerify(signer.getPublicKey());
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
