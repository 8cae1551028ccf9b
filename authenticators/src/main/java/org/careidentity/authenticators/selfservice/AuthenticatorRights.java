package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import org.careidentity.authenticators.flow.RunningSession;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who may add or remove an authenticator: a session manages authenticators of its own level or below (NIST SP 800-63B-4
 * section 3.2.2; CVE-2026-3429), and an administrator's single-use link may add one.
 */
public final class AuthenticatorRights {

    private static final int LINK_SECONDS = 86_400;

    private AuthenticatorRights() {}

    /** Whether the login of this action proved the level, or the session that it runs in still holds it. */
    public static boolean reaches(RequiredActionContext context, AssuranceLevel level) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String own = authSession.getUserSessionNotes().get(Notes.PROOFS);
        Proofs proofs =
                own != null ? Proofs.parse(own) : ofSession(context.getSession(), authSession, context.getUser());
        return reach(proofs, level);
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

    /** Whether this login, or the link that it came by, may add an authenticator of a level. */
    public static boolean mayRegister(RequiredActionContext context, AssuranceLevel level) {
        return context.getUser().isEnabled() && (fromLink(context) || reaches(context, level));
    }

    /** Whether the action runs from a link that an administrator sent to this person. */
    public static boolean fromLink(RequiredActionContext context) {
        return link(context).isPresent();
    }

    /**
     * Uses up the link. Keycloak marks a link as used at the end of its actions; two browsers that opened it before
     * must not both register (CVE-2026-37982).
     *
     * @return false when another browser was first
     */
    public static boolean useLink(RequiredActionContext context) {
        String key = link(context).orElseThrow();
        return context.getSession()
                .singleUseObjects()
                .putIfAbsent("care-identity-link." + context.getRealm().getId() + "." + key, LINK_SECONDS);
    }

    private static Optional<String> link(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        boolean forPerson =
                context.getUser().getId().equals(authSession.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
        return Optional.ofNullable(authSession.getAuthNote(AuthenticationManager.INVALIDATE_ACTION_TOKEN))
                .filter(key -> forPerson)
                .filter(key -> ExecuteActionsActionToken.TOKEN_TYPE.equals(
                        DefaultActionTokenKey.from(key).getActionId()));
    }
}
