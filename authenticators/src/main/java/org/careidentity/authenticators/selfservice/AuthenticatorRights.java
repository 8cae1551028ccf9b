package org.careidentity.authenticators.selfservice;

import org.careidentity.authenticators.flow.RunningSession;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who may add or remove an authenticator: a session manages authenticators of its own level or below (NIST SP 800-63B-4
 * section 3.2.2; CVE-2026-3429), and an administrator's single-use link may add one.
 */
public final class AuthenticatorRights {

    private AuthenticatorRights() {}

    /** Whether the login of this action proved the level, or the session that it runs in still holds it. */
    public static boolean reaches(RequiredActionContext context, AssuranceLevel level) {
        return reaches(context.getSession(), context.getAuthenticationSession(), context.getUser(), level);
    }

    /** Whether a login proved the level for a person, or the session that it runs in still holds it. */
    public static boolean reaches(
            KeycloakSession session, AuthenticationSessionModel authSession, UserModel person, AssuranceLevel level) {
        String own = authSession.getUserSessionNotes().get(Notes.PROOFS);
        return reach(own != null ? Proofs.parse(own) : ofSession(session, authSession, person), level);
    }

    /** Whether the session that a login runs in still holds the level for a person. */
    public static boolean sessionReaches(
            KeycloakSession session, AuthenticationSessionModel authSession, UserModel person, AssuranceLevel level) {
        return reach(ofSession(session, authSession, person), level);
    }

    private static boolean reach(Proofs proofs, AssuranceLevel level) {
        return proofs.best()
                .map(Proof::level)
                .filter(proved -> proved.reaches(level))
                .isPresent();
    }

    private static Proofs ofSession(KeycloakSession session, AuthenticationSessionModel authSession, UserModel person) {
        return RunningSession.of(session, authSession)
                .filter(running -> running.getUser().getId().equals(person.getId()))
                .map(running -> SessionAssurance.standing(session, running))
                .orElse(Proofs.NONE);
    }

    /** Whether this login, or the link that it came by, may add an authenticator of a method and level. */
    public static boolean mayRegister(RequiredActionContext context, String method, AssuranceLevel level) {
        return context.getUser().isEnabled() && (RegistrationLink.isThere(context, method) || reaches(context, level));
    }
}
