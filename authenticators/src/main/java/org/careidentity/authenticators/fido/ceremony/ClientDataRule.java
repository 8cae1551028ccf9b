package org.careidentity.authenticators.fido.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.TokenBindingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.careidentity.authenticators.fido.wire.StrictJson;

/**
 * Client data, character by character (WebAuthn Level 3 sections 7.1 steps 5 to 11 and 7.2 steps 8 to 14). webauthn4j decodes
 * the challenge with or without padding, takes origins that differ in case or in a default port for equal, and looks at the
 * top origin only where the client data calls itself cross-origin.
 */
final class ClientDataRule {

    private ClientDataRule() {}

    /** Throws webauthn4j's exceptions, or {@link org.careidentity.authenticators.fido.wire.MalformedException}. */
    static void check(byte[] clientData, CeremonyOptions options, RelyingParty relyingParty) {
        ObjectNode members = StrictJson.object(clientData);
        if (!isChallenge(StrictJson.text(members, "challenge"), options)) {
            throw new BadChallengeException("not the challenge that was sent");
        }
        if (!relyingParty.accepts(StrictJson.text(members, "origin"))) {
            throw new BadOriginException("not the origin of this server");
        }
        JsonNode crossOrigin = members.get("crossOrigin");
        if (crossOrigin != null && !BooleanNode.FALSE.equals(crossOrigin)) {
            throw new CrossOriginException("the page was in a frame of another origin");
        }
        if (members.has("topOrigin")) {
            // webauthn4j 0.29, of Keycloak 26.5 and older, has no exception for the top origin
            throw new BadOriginException("the page was in a frame of another origin");
        }
        if (members.has("tokenBinding")) {
            throw new TokenBindingException("token binding, which no browser in use has");
        }
    }

    /** Whether client data that were read before hold the challenge that was sent. */
    static boolean answers(byte[] clientData, CeremonyOptions options) {
        JsonNode challenge = StrictJson.object(clientData).path("challenge");
        return challenge.isTextual() && isChallenge(challenge.textValue(), options);
    }

    private static boolean isChallenge(String text, CeremonyOptions options) {
        byte[] expected = Base64Url.encode(options.challenge()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, text.getBytes(StandardCharsets.UTF_8));
    }
}
