package org.careidentity.authenticators.fido;

import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A person's WebAuthn user handle: 32 random bytes that say nothing of the person (WebAuthn Level 3 section 14.6.1), in
 * a user attribute that administrators alone can write and that Keycloak can search.
 */
final class UserHandle {

    private static final String ATTRIBUTE = "care_identity_user_handle";
    private static final int BYTES = 32;

    private UserHandle() {}

    /** The person's handle, base64url; empty before the first registration. */
    static Optional<String> of(UserModel person) {
        return Optional.ofNullable(person.getFirstAttribute(ATTRIBUTE));
    }

    /** The person's handle, or a new one that {@link #keep} makes theirs when the registration succeeds. */
    static byte[] ofOrNew(UserModel person) {
        return of(person).map(CeremonyOptions::decode).orElseGet(() -> SecretGenerator.getInstance()
                .randomBytes(BYTES));
    }

    /** Makes a handle the person's. */
    static void keep(UserModel person, byte[] handle) {
        person.setSingleAttribute(ATTRIBUTE, CeremonyOptions.encode(handle));
    }

    /** The one person whose handle this is. */
    static Optional<UserModel> owner(KeycloakSession session, RealmModel realm, String handle) {
        List<UserModel> owners = session.users()
                .searchForUserByUserAttributeStream(realm, ATTRIBUTE, handle)
                .limit(2)
                .toList();
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }
}
