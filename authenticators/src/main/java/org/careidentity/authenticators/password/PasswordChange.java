package org.careidentity.authenticators.password;

import java.util.Objects;
import java.util.OptionalLong;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Until when what a password had proved counts. */
public final class PasswordChange {

    private static final long MILLISECONDS = 1000;

    private PasswordChange() {}

    /**
     * When the person's password was changed, or everything of before was declared void, whichever was later.
     *
     * @return milliseconds since 1970; empty for a password that Keycloak does not keep, of which it hears no change
     */
    public static OptionalLong last(KeycloakSession session, RealmModel realm, UserModel person) {
        OptionalLong password = person.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max();
        return password.isEmpty()
                ? password
                : OptionalLong.of(Math.max(password.getAsLong(), voided(session, realm, person)));
    }

    /** When an administrator declared everything of before void; milliseconds since 1970. */
    static long voided(KeycloakSession session, RealmModel realm, UserModel person) {
        return MILLISECONDS * Math.max(realm.getNotBefore(), session.users().getNotBeforeOfUser(realm, person));
    }
}
