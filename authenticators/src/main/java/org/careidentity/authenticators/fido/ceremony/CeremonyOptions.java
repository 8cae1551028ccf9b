package org.careidentity.authenticators.fido.ceremony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
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
    private static final String REQUIRED = "required";
    private static final int CHALLENGE_BYTES = 32;
    private static final int TIMEOUT_MILLISECONDS = 300_000;

    /**
     * Options to register a credential by a policy.
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
        credentials(options.putArray("excludeCredentials"), exclude);
        Demands demands = policy.demands();
        var selection = options.putObject("authenticatorSelection")
                .put("residentKey", demands.residentKey().wire())
                .put("requireResidentKey", demands.residentKey() == Requirement.REQUIRED)
                .put("userVerification", demands.userVerification().wire());
        demands.attachment().wire().ifPresent(place -> selection.put("authenticatorAttachment", place));
        options.put("attestation", policy.attestation().conveyance());
        if (!"none".equals(policy.attestation().conveyance())) {
            var formats = options.putArray("attestationFormats");
            policy.attestation().formats().stream().sorted().forEach(formats::add);
        }
        hints(options, demands);
        options.putObject("extensions").put("credProps", true);
        return new CeremonyOptions(options);
    }

    /**
     * Options to log in by a policy.
     *
     * @param allow the ids of the only credentials that are accepted; empty for any discoverable one
     */
    public static CeremonyOptions authentication(FidoPolicy policy, RelyingParty relyingParty, List<byte[]> allow) {
        ObjectNode options = base();
        options.put("rpId", relyingParty.id());
        options.put("userVerification", policy.demands().userVerification().wire());
        if (!allow.isEmpty()) {
            credentials(options.putArray("allowCredentials"), allow);
        }
        hints(options, policy.demands());
        return new CeremonyOptions(options);
    }

    private static void hints(ObjectNode options, Demands demands) {
        if (!demands.hints().isEmpty()) {
            var hints = options.putArray("hints");
            demands.hints().forEach(hints::add);
        }
    }

    private static void credentials(ArrayNode list, List<byte[]> ids) {
        ids.forEach(id -> list.addObject().put("type", "public-key").put("id", Base64Url.encode(id)));
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

    /** These options with a challenge that is not random, but stands for something: who signs it says so. */
    public CeremonyOptions challenging(byte[] challenge) {
        ObjectNode copy = json.deepCopy();
        copy.put("challenge", Base64Url.encode(challenge));
        return new CeremonyOptions(copy);
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

    /** Where the authenticator was demanded to be; empty for anywhere. */
    Optional<String> attachment() {
        return Optional.ofNullable(
                json.at("/authenticatorSelection/authenticatorAttachment").textValue());
    }

    /** Whether a discoverable credential was demanded. */
    boolean demandsDiscoverable() {
        return REQUIRED.equals(json.at("/authenticatorSelection/residentKey").textValue());
    }

    /** Whether user verification was demanded, of a registration or a login. */
    boolean demandsUserVerification() {
        return REQUIRED.equals(json.path("userVerification").textValue())
                || REQUIRED.equals(
                        json.at("/authenticatorSelection/userVerification").textValue());
    }

    /** The ids of the only credentials that are accepted at a login; empty for any. */
    List<byte[]> allowed() {
        List<byte[]> allowed = new ArrayList<>();
        json.path("allowCredentials")
                .forEach(credential ->
                        allowed.add(Base64Url.decode(credential.get("id").textValue())));
        return allowed;
    }

    /** Whether the browser was told to exclude a credential. */
    public boolean excludes(byte[] credentialId) {
        String id = Base64Url.encode(credentialId);
        for (JsonNode excluded : json.path("excludeCredentials")) {
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
