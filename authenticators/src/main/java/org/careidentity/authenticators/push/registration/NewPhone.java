package org.careidentity.authenticators.push.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.push.device.PushAddress;
import org.keycloak.credential.CredentialModel;

/**
 * A phone that has registered with a ticket and is nobody's yet.
 *
 * @param credential its verified credential
 * @param tokenHash the hash of what authenticates its app
 * @param checkNumber what the phone shows, and the person types in the browser: it leads from this phone and no other to them
 * @param name what the app calls its device; empty for nothing
 * @param address where the app is told that something waits; empty for nowhere
 */
public record NewPhone(
        FidoCredential credential, String tokenHash, String checkNumber, String name, Optional<PushAddress> address) {

    Map<String, String> notes() {
        CredentialModel model = new CredentialModel();
        StoredCredential.write(credential, model);
        Map<String, String> notes = new HashMap<>();
        notes.put("data", model.getCredentialData());
        notes.put("secret", model.getSecretData());
        notes.put("token", tokenHash);
        notes.put("checkNumber", checkNumber);
        notes.put("name", name);
        address.ifPresent(where -> {
            notes.put("address", where.text());
            notes.put("sender", where.sender());
        });
        return notes;
    }

    static NewPhone of(Map<String, String> notes) {
        CredentialModel model = new CredentialModel();
        model.setCredentialData(notes.get("data"));
        model.setSecretData(notes.get("secret"));
        return new NewPhone(
                StoredCredential.read(model).orElseThrow(),
                notes.get("token"),
                notes.get("checkNumber"),
                notes.get("name"),
                Optional.ofNullable(notes.get("address")).map(text -> new PushAddress(notes.get("sender"), text)));
    }
}
