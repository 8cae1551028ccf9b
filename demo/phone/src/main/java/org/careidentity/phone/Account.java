package org.careidentity.phone;

import java.net.URI;
import org.careidentity.phone.authenticator.CredentialKey;

/**
 * A person's account at a realm, as the phone keeps it.
 *
 * @param realm the realm's address, which every request must be of
 * @param organisation the realm's name
 * @param account whose account it is, for people
 * @param name what the phone calls itself there
 * @param credentialId base64url
 * @param deviceToken authenticates the phone
 * @param rpId kept from the registration: an approval is for the same one
 * @param origin of the app, which the client data name
 * @param userHandle base64url
 * @param key the credential's
 */
public record Account(
        URI realm,
        String organisation,
        String account,
        String name,
        String credentialId,
        String deviceToken,
        String rpId,
        String origin,
        String userHandle,
        CredentialKey key) {

    /** The same with another token, for tests. */
    public Account withDeviceToken(String other) {
        return new Account(realm, organisation, account, name, credentialId, other, rpId, origin, userHandle, key);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return account + ", " + organisation + " (" + realm + ")";
    }
}
