package org.careidentity.authenticators.fido.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.wire.MalformedException;
import org.careidentity.authenticators.fido.wire.StrictJson;

/**
 * A credential's {@code toJSON()} text (WebAuthn Level 3 section 5.1). Outputs of extensions that nobody asked for are not
 * read: section 7.1 step 28 and section 7.2 step 23 let a relying party ignore them, and browsers add some of their own.
 *
 * @param id the credential's id, the same as its raw id
 * @param attachment what the browser says of the authenticator's place
 * @param discoverable what the browser says of the credential's kind; empty when it does not know
 * @param response the members of the response
 */
record Answer(byte[] id, Optional<String> attachment, Optional<Boolean> discoverable, ObjectNode response) {

    private static final int LONGEST = 65_536;

    static Answer read(String text) throws CeremonyRefusedException {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new CeremonyRefusedException("care_identity_answer_missing_or_too_long");
        }
        ObjectNode credential = StrictJson.object(text);
        String id = StrictJson.text(credential, "id");
        if (!id.equals(StrictJson.text(credential, "rawId"))
                || !"public-key".equals(StrictJson.text(credential, "type"))
                || !(credential.get("response") instanceof ObjectNode response)) {
            throw new MalformedException("not a public key credential");
        }
        JsonNode discoverable = credential.at("/clientExtensionResults/credProps/rk");
        return new Answer(
                decode(id),
                Optional.ofNullable(credential.get("authenticatorAttachment"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue),
                discoverable.isBoolean() ? Optional.of(discoverable.booleanValue()) : Optional.empty(),
                response);
    }

    /** Bytes of the response, or throws {@link MalformedException}: what has them not is another kind of response. */
    byte[] bytes(String member) {
        return decode(StrictJson.text(response, member));
    }

    private static byte[] decode(String text) {
        try {
            return Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64url", e);
        }
    }

    /** Whose the response says the credential is. */
    Optional<byte[]> userHandle() {
        JsonNode handle = response.get("userHandle");
        return handle == null || handle.isNull() ? Optional.empty() : Optional.of(bytes("userHandle"));
    }

    /** The transports that the browser names, as far as they have the form of a name, sorted. */
    List<String> transports() {
        List<String> transports = new ArrayList<>();
        for (JsonNode transport : response.path("transports")) {
            if (transport.isTextual() && transport.textValue().matches("[a-z][a-z0-9-]{0,31}")) {
                transports.add(transport.textValue());
            }
        }
        return transports.stream().distinct().sorted().limit(16).toList();
    }
}
