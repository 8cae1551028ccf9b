package org.careidentity.authenticators.fido;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;

/** What a browser may tell authenticators about their credentials (WebAuthn Level 3 section 5.1.10). */
final class Signals {

    private Signals() {}

    /** For {@code signalUnknownCredential}: nobody has this credential here. */
    static String unknown(RelyingParty relyingParty, String credentialId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rpId", relyingParty.id())
                .put("credentialId", credentialId)
                .toString();
    }

    /** For {@code signalAllAcceptedCredentials}: these and no others are the person's. */
    static String accepted(RelyingParty relyingParty, String userHandle, List<String> credentialIds) {
        ObjectNode signal = JsonNodeFactory.instance
                .objectNode()
                .put("rpId", relyingParty.id())
                .put("userId", userHandle);
        var ids = signal.putArray("allAcceptedCredentialIds");
        credentialIds.forEach(ids::add);
        return signal.toString();
    }
}
