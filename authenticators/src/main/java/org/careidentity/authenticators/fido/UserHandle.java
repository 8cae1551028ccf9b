package org.careidentity.authenticators.fido;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A person's WebAuthn user handle: 32 random bytes that say nothing of the person (WebAuthn Level 3 section 14.6.1), in
 * a user attribute that administrators alone can write and that Keycloak can search.
 */
final class UserHandle {

    private static final String ATTRIBUTE = "care_identity_user_handle";
    private static final int BYTES = 32;
    private static final int MOST_OWNERS = 10;

    private UserHandle() {}

    /** The handle that the person's credentials were made for; empty before the first registration. */
    static Optional<String> of(UserModel person) {
        return FidoCredentials.readable(person).map(FidoCredential::userHandle).findFirst();
    }

    /**
     * The person's handle, or a new one that {@link #keep} makes theirs when the registration succeeds. A registration that is
     * tried again has the same one: an authenticator then overwrites the credential that was refused (CTAP 2.1 section 6.1.2)
     * and never offers it.
     */
    static byte[] ofOrNew(UserModel person, AuthenticationSessionModel authSession) {
        return Base64Url.decode(of(person).orElseGet(() -> {
            String note = ATTRIBUTE + "." + person.getId();
            String handle = authSession.getAuthNote(note);
            if (handle == null) {
                handle = Base64Url.encode(SecretGenerator.getInstance().randomBytes(BYTES));
                authSession.setAuthNote(note, handle);
            }
            return handle;
        }));
    }

    /** Makes a handle the person's. */
    static void keep(UserModel person, byte[] handle) {
        person.setSingleAttribute(ATTRIBUTE, Base64Url.encode(handle));
    }

    /** Everybody whose handle this is: one person, unless a script copied the attribute. */
    static List<UserModel> owners(KeycloakSession session, RealmModel realm, String handle) {
        return session.users()
                .searchForUserByUserAttributeStream(realm, ATTRIBUTE, handle)
                .limit(MOST_OWNERS)
                .toList();
    }
}
