package org.careidentity.authenticators.push.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.credential.CredentialModel;

/**
 * What lies in the stored credential of a phone: its WebAuthn credential, and in the part that no console gets the app's
 * token, as a hash, and its address.
 *
 * @param credential the WebAuthn credential as it was registered
 * @param tokenHash the hash of what authenticates the app
 * @param address where the app is told that something waits; empty for nowhere
 * @param browsersSince seconds since 1970; browsers that were remembered with it until then are forgotten
 */
public record StoredDevice(
        FidoCredential credential, String tokenHash, Optional<PushAddress> address, long browsersSince) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "deviceToken";
    private static final String ADDRESS = "pushAddress";
    private static final String SENDER = "pushSender";
    private static final String BROWSERS_SINCE = "browsersSince";

    /** Reads what {@link #write} wrote; empty when an import or a script left something else. */
    static Optional<StoredDevice> read(CredentialModel model) {
        return StoredCredential.read(model).flatMap(credential -> {
            try {
                JsonNode secret =
                        JSON.readTree(Optional.ofNullable(model.getSecretData()).orElse("{}"));
                return Optional.of(new StoredDevice(
                        credential,
                        secret.path(TOKEN).asText(),
                        Optional.of(secret.path(ADDRESS).asText())
                                .filter(text -> !text.isEmpty())
                                .map(text -> new PushAddress(secret.path(SENDER).asText(), text)),
                        secret.path(BROWSERS_SINCE).asLong()));
            } catch (JsonProcessingException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** Puts it into a stored credential. */
    public void write(CredentialModel model) {
        StoredCredential.write(credential, model);
        try {
            ObjectNode secret = (ObjectNode) JSON.readTree(model.getSecretData());
            secret.put(TOKEN, tokenHash).put(BROWSERS_SINCE, browsersSince);
            secret.remove(List.of(ADDRESS, SENDER));
            address.ifPresent(where -> secret.put(ADDRESS, where.text()).put(SENDER, where.sender()));
            model.setSecretData(JSON.writeValueAsString(secret));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stored credential with another status; empty when it can't be read. A copy: Keycloak's cache hands out the same object. */
    public static Optional<CredentialModel> mark(CredentialModel stored, AuthenticatorStatus status) {
        return read(stored).map(device -> {
            CredentialModel copy = stored.shallowClone();
            new StoredDevice(
                            device.credential().with(status),
                            device.tokenHash(),
                            device.address(),
                            device.browsersSince())
                    .write(copy);
            return copy;
        });
    }

    StoredDevice at(Optional<PushAddress> elsewhere) {
        return new StoredDevice(credential, tokenHash, elsewhere, browsersSince);
    }

    StoredDevice withoutBrowsers(long until) {
        return new StoredDevice(credential, tokenHash, address, until);
    }
}
