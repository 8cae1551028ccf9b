package org.careidentity.authenticators.fido.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.client.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.policy.FidoPolicy;

/** The test vectors of W3C WebAuthn Level 3, as a browser would post them. */
final class W3cVectors {

    static final RelyingParty RELYING_PARTY =
            new RelyingParty(new Origin("https://example.org"), "example.org", "W3C test vectors");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] USER_HANDLE = new byte[32];

    private final JsonNode file;

    private W3cVectors(JsonNode file) {
        this.file = file;
    }

    static W3cVectors read() {
        String folder = System.getenv().getOrDefault("CARE_IDENTITY_VECTORS", "../../shared/vectors");
        try {
            return new W3cVectors(JSON.readTree(
                    Path.of(folder, "w3c-webauthn-l3", "vectors.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> all() {
        return StreamSupport.stream(file.get("vectors").spliterator(), false).toList();
    }

    X509Certificate root() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(bytes(file.get("attestation_root"), "attestation_ca_cert")));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    static CeremonyOptions registrationOptions(FidoPolicy policy, JsonNode vector) {
        return challenged(
                CeremonyOptions.registration(policy, RELYING_PARTY, USER_HANDLE, "user", "User", List.of()),
                vector.get("registration"));
    }

    static CeremonyOptions loginOptions(FidoPolicy policy, JsonNode vector) {
        return challenged(
                CeremonyOptions.authentication(policy, RELYING_PARTY, List.of()), vector.get("authentication"));
    }

    private static CeremonyOptions challenged(CeremonyOptions options, JsonNode ceremony) {
        options.json().put("challenge", Base64Url.encode(bytes(ceremony, "challenge")));
        return options;
    }

    static String registration(JsonNode vector) {
        ObjectNode credential = credential(vector);
        credential
                .putObject("response")
                .put("clientDataJSON", Base64Url.encode(bytes(vector.get("registration"), "clientDataJSON")))
                .put("attestationObject", Base64Url.encode(bytes(vector.get("registration"), "attestationObject")));
        return credential.toString();
    }

    static String login(JsonNode vector) {
        JsonNode login = vector.get("authentication");
        ObjectNode credential = credential(vector);
        credential
                .putObject("response")
                .put("clientDataJSON", Base64Url.encode(bytes(login, "clientDataJSON")))
                .put("authenticatorData", Base64Url.encode(bytes(login, "authenticatorData")))
                .put("signature", Base64Url.encode(bytes(login, "signature")))
                .put("userHandle", Base64Url.encode(USER_HANDLE));
        return credential.toString();
    }

    private static ObjectNode credential(JsonNode vector) {
        String id = Base64Url.encode(bytes(vector.get("registration"), "credential_id"));
        return JSON.createObjectNode().put("id", id).put("rawId", id).put("type", "public-key");
    }

    private static byte[] bytes(JsonNode node, String member) {
        return HexFormat.of().parseHex(node.get(member).textValue());
    }
}
