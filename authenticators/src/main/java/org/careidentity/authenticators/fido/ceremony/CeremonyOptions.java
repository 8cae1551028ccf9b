package org.careidentity.authenticators.fido.ceremony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.careidentity.authenticators.fido.policy.FidoPolicy;

/**
 * The options of one ceremony as the browser got them (WebAuthn Level 3 sections 5.4 and 5.5). The server keeps them
 * and verifies the answer against them, never against what a browser says or a policy of another moment
 * (CVE-2026-8830).
 *
 * @param json the options for {@code parseCreationOptionsFromJSON} or {@code parseRequestOptionsFromJSON}
 */
public record CeremonyOptions(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 32;
    private static final int TIMEOUT_MILLISECONDS = 300_000;

    /**
     * Options to register a discoverable credential with user verification.
     *
     * @param userHandle the person's handle, random bytes
     * @param userName what the person's device shows in its list of passkeys
     * @param exclude the ids of credentials that the person has already
     */
    public static CeremonyOptions registration(
            FidoPolicy policy,
            RelyingParty relyingParty,
            byte[] userHandle,
            String userName,
            String displayName,
            List<byte[]> exclude) {
        ObjectNode options = base();
        options.putObject("rp").put("id", relyingParty.id()).put("name", relyingParty.name());
        options.putObject("user")
                .put("id", Base64Url.encode(userHandle))
                .put("name", userName)
                .put("displayName", displayName);
        var algorithms = options.putArray("pubKeyCredParams");
        policy.demands()
                .algorithms()
                .forEach(algorithm ->
                        algorithms.addObject().put("type", "public-key").put("alg", algorithm));
        var excluded = options.putArray("excludeCredentials");
        exclude.forEach(id -> excluded.addObject().put("type", "public-key").put("id", Base64Url.encode(id)));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        options.put("attestation", policy.attestation().conveyance());
        options.putObject("extensions").put("credProps", true);
        return new CeremonyOptions(options);
    }

    /** Options to log in with any discoverable credential of this relying party, with user verification. */
    public static CeremonyOptions authentication(FidoPolicy policy, RelyingParty relyingParty, List<byte[]> allowed) {
        ObjectNode options = base();
        options.put("rpId", relyingParty.id());
        options.put("userVerification", "required");
        return new CeremonyOptions(options);
    }

    private static ObjectNode base() {
        ObjectNode options = JSON.createObjectNode();
        options.put("challenge", Base64Url.encode(challengeBytes()));
        options.put("timeout", TIMEOUT_MILLISECONDS);
        return options;
    }

    private static byte[] challengeBytes() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The challenge that was sent. */
    public byte[] challenge() {
        return Base64Url.decode(json.get("challenge").textValue());
    }

    /** The handle that a registration was made for. */
    public byte[] userHandle() {
        return Base64Url.decode(json.get("user").get("id").textValue());
    }

    /** The COSE algorithm identifiers that were offered. */
    public List<Long> algorithms() {
        List<Long> algorithms = new ArrayList<>();
        for (JsonNode parameter : json.get("pubKeyCredParams")) {
            algorithms.add(parameter.get("alg").longValue());
        }
        return algorithms;
    }

    /** Whether the browser was told to exclude a credential. */
    public boolean excludes(byte[] credentialId) {
        String id = Base64Url.encode(credentialId);
        for (JsonNode excluded : json.get("excludeCredentials")) {
            if (id.equals(excluded.get("id").textValue())) {
                return true;
            }
        }
        return false;
    }

    /** Reads the text of {@link #json}, which this server wrote. */
    public static CeremonyOptions read(String text) {
        try {
            return new CeremonyOptions((ObjectNode) JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options that this server wrote can't be read", e);
        }
    }
}
