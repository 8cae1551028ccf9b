package org.careidentity.authenticators.fido;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The options of one ceremony as the browser got them (WebAuthn Level 3 sections 5.4 and 5.5). The server keeps them
 * and verifies the answer against them, never against what a browser says or a policy of another moment
 * (CVE-2026-8830). They are kept under the execution that made them (CVE-2026-18963) and can be taken once.
 *
 * @param json the options for {@code parseCreationOptionsFromJSON} or {@code parseRequestOptionsFromJSON}
 */
record CeremonyOptions(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHALLENGE_BYTES = 32;
    private static final int TIMEOUT_MILLISECONDS = 300_000;
    private static final int ACCEPTED_SECONDS = 600;

    /**
     * Options to register a discoverable credential with user verification.
     *
     * @param userHandle the person's handle, random bytes
     * @param userName what the person's device shows in its list of passkeys
     * @param exclude the ids of credentials that the person has already
     */
    static CeremonyOptions registration(
            CeremonyPolicy policy,
            RelyingParty relyingParty,
            byte[] userHandle,
            String userName,
            String displayName,
            List<byte[]> exclude) {
        ObjectNode options = base();
        options.putObject("rp").put("id", relyingParty.id()).put("name", relyingParty.name());
        options.putObject("user")
                .put("id", encode(userHandle))
                .put("name", userName)
                .put("displayName", displayName);
        var algorithms = options.putArray("pubKeyCredParams");
        policy.algorithms()
                .forEach(algorithm ->
                        algorithms.addObject().put("type", "public-key").put("alg", algorithm));
        var excluded = options.putArray("excludeCredentials");
        exclude.forEach(id -> excluded.addObject().put("type", "public-key").put("id", encode(id)));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        options.put("attestation", policy.attestation());
        options.putObject("extensions").put("credProps", true);
        return new CeremonyOptions(options);
    }

    /** Options to log in with any discoverable credential of this relying party, with user verification. */
    static CeremonyOptions authentication(RelyingParty relyingParty) {
        ObjectNode options = base();
        options.put("rpId", relyingParty.id());
        options.put("userVerification", "required");
        return new CeremonyOptions(options);
    }

    private static ObjectNode base() {
        ObjectNode options = JSON.createObjectNode();
        options.put("challenge", encode(SecretGenerator.getInstance().randomBytes(CHALLENGE_BYTES)));
        options.put("timeout", TIMEOUT_MILLISECONDS);
        return options;
    }

    /** Keeps these options for the answer; an earlier ceremony of the same execution is void. */
    void keep(AuthenticationSessionModel authSession, String execution) {
        authSession.setAuthNote(note(execution), Time.currentTime() + "\n" + json);
    }

    /**
     * Takes the options that were kept, once: a second answer finds none, not even one that is posted at the same
     * moment to another node.
     */
    static Optional<CeremonyOptions> take(
            KeycloakSession session, AuthenticationSessionModel authSession, String execution) {
        String kept = authSession.getAuthNote(note(execution));
        authSession.removeAuthNote(note(execution));
        if (kept == null) {
            return Optional.empty();
        }
        int separator = kept.indexOf('\n');
        boolean expired = Time.currentTime() - Integer.parseInt(kept.substring(0, separator)) > ACCEPTED_SECONDS;
        CeremonyOptions options = new CeremonyOptions(read(kept.substring(separator + 1)));
        boolean first = session.singleUseObjects()
                .putIfAbsent(
                        "care-identity-challenge." + authSession.getRealm().getId() + "."
                                + options.json().get("challenge").textValue(),
                        ACCEPTED_SECONDS);
        return expired || !first ? Optional.empty() : Optional.of(options);
    }

    byte[] challenge() {
        return decode(json.get("challenge").textValue());
    }

    /** The handle that a registration was made for. */
    byte[] userHandle() {
        return decode(json.get("user").get("id").textValue());
    }

    /** The COSE algorithm identifiers that were offered. */
    List<Long> algorithms() {
        List<Long> algorithms = new ArrayList<>();
        for (JsonNode parameter : json.get("pubKeyCredParams")) {
            algorithms.add(parameter.get("alg").longValue());
        }
        return algorithms;
    }

    /** Whether the browser was told to exclude a credential. */
    boolean excludes(byte[] credentialId) {
        String id = encode(credentialId);
        for (JsonNode excluded : json.get("excludeCredentials")) {
            if (id.equals(excluded.get("id").textValue())) {
                return true;
            }
        }
        return false;
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options that this server wrote can't be read", e);
        }
    }

    private static String note(String execution) {
        return "care_identity_ceremony." + execution;
    }
}
