package org.careidentity.authenticators.nhsnet;

import java.util.Optional;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The account that a session's proof by NHS.net Connect is of.
 *
 * @param alias the provider's alias
 * @param account the account's id there
 */
record LinkedAccount(String alias, String account) {

    private static final String NOTE = "care_identity_nhsnet_account";

    /** Puts it on the session that the login becomes or joins. */
    void write(AuthenticationSessionModel login) {
        login.setUserSessionNote(NOTE, alias + "\n" + account);
    }

    /** The account of a session; empty when it has none. */
    static Optional<LinkedAccount> of(UserSessionModel userSession) {
        String note = userSession.getNote(NOTE);
        String[] lines = note == null ? new String[0] : note.split("\n", 2);
        return lines.length == 2 ? Optional.of(new LinkedAccount(lines[0], lines[1])) : Optional.empty();
    }
}
