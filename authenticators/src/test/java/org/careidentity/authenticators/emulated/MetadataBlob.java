package org.careidentity.authenticators.emulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Makes FIDO Metadata Service BLOBs (MDS 3.1 section 3.1.6) for tests, signed by a {@link MetadataSigner}.
 *
 * <pre>{@code
 * String blob = new MetadataBlob().number(7).model(aaguid, "A key", roots, "FIDO_CERTIFIED_L2").signedBy(signer);
 * }</pre>
 */
public final class MetadataBlob {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String EFFECTIVE = "2020-01-01";

    private final ObjectNode header = JSON.createObjectNode();
    private final ObjectNode payload = JSON.createObjectNode();
    private final ArrayNode entries;

    /** An empty BLOB no. 1, whose next update is in thirty days. */
    public MetadataBlob() {
        header.put("alg", "ES256").put("typ", "JWT");
        payload.put("legalHeader", "For tests");
        number(1);
        nextUpdate(LocalDate.now().plusDays(30));
        entries = payload.putArray("entries");
    }

    public MetadataBlob number(long number) {
        payload.put("no", number);
        return this;
    }

    public MetadataBlob nextUpdate(LocalDate day) {
        payload.put("nextUpdate", day.toString());
        return this;
    }

    /** A FIDO2 model whose keys are in hardware, with statuses that are in effect. */
    public MetadataBlob model(UUID aaguid, String description, List<X509Certificate> roots, String... statuses) {
        ObjectNode entry = entry(description, "fido2", roots, statuses);
        entry.put("aaguid", aaguid.toString());
        ((ObjectNode) entry.get("metadataStatement")).put("aaguid", aaguid.toString());
        return this;
    }

    /** A U2F model by the key identifier of its attestation certificate, in hex. */
    public MetadataBlob u2fModel(
            String keyIdentifier, String description, List<X509Certificate> roots, String... statuses) {
        ObjectNode entry = entry(description, "u2f", roots, statuses);
        entry.putArray("attestationCertificateKeyIdentifiers").add(keyIdentifier);
        return this;
    }

    /** The entry made last, to be changed. */
    public ObjectNode lastEntry() {
        return (ObjectNode) entries.get(entries.size() - 1);
    }

    /** The payload, to be changed. */
    public ObjectNode payload() {
        return payload;
    }

    /** The header, to be changed. */
    public ObjectNode header() {
        return header;
    }

    private ObjectNode entry(String description, String family, List<X509Certificate> roots, String... statuses) {
        ObjectNode entry = entries.addObject();
        ObjectNode statement = entry.putObject("metadataStatement");
        statement.put("legalHeader", "For tests");
        statement.put("description", description);
        statement.put("authenticatorVersion", 1);
        statement.put("protocolFamily", family);
        statement.put("schema", 3);
        statement.putArray("upv").addObject().put("major", 1).put("minor", 0);
        statement.putArray("authenticationAlgorithms").add("secp256r1_ecdsa_sha256_raw");
        statement.putArray("publicKeyAlgAndEncodings").add("cose");
        statement.putArray("attestationTypes").add("basic_full");
        statement
                .putArray("userVerificationDetails")
                .addArray()
                .addObject()
                .put("userVerificationMethod", "passcode_external");
        statement.putArray("keyProtection").add("hardware").add("secure_element");
        statement.putArray("matcherProtection").add("on_chip");
        statement.putArray("tcDisplay");
        ArrayNode anchors = statement.putArray("attestationRootCertificates");
        roots.forEach(root -> anchors.add(base64(root)));
        ArrayNode reports = entry.putArray("statusReports");
        for (String status : statuses) {
            reports.addObject().put("status", status).put("effectiveDate", EFFECTIVE);
        }
        entry.put("timeOfLastStatusChange", EFFECTIVE);
        return entry;
    }

    /** The BLOB as it is published. */
    public String signedBy(MetadataSigner signer) {
        if (!header.has("x5c")) {
            ArrayNode chain = header.putArray("x5c");
            signer.chain().forEach(certificate -> chain.add(base64(certificate)));
        }
        String content = part(header) + "." + part(payload);
        try {
            // RFC 7518 section 3.4: r and s, without DER
            Signature ecdsa = Signature.getInstance("SHA256withECDSAinP1363Format");
            ecdsa.initSign(signer.key());
            ecdsa.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64URL.encodeToString(ecdsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(ObjectNode json) {
        return BASE64URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
