package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.events.EventType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The link by which an administrator lets a person register an authenticator, once. */
public final class RegistrationLink {

    private static final int LINK_SECONDS = 86_400;

    private RegistrationLink() {}

    /** Whether the action runs from a link that an administrator sent to this person. */
    public static boolean isThere(RequiredActionContext context) {
        return key(context).isPresent();
    }

    /** Who registers what this action registers: {@code link} or {@code self}. */
    public static String registrar(RequiredActionContext context) {
        return isThere(context) ? "link" : "self";
    }

    /**
     * Uses up the link, if there is one. Keycloak marks a link as used at the end of its actions; two browsers that opened it
     * before must not both register (CVE-2026-37982).
     *
     * @return false when another browser was first: the page says so, and what was registered must be taken back
     */
    public static boolean settle(RequiredActionContext context) {
        Optional<String> link = key(context);
        boolean settled = link.isEmpty()
                || context.getSession()
                        .singleUseObjects()
                        .putIfAbsent(
                                "care-identity-link." + context.getRealm().getId() + "." + link.get(), LINK_SECONDS);
        if (!settled) {
            ActionRefusal.page(
                    context, EventType.UPDATE_CREDENTIAL, "care_identity_link_used", "care-identity-link-used");
        }
        return settled;
    }

    private static Optional<String> key(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        boolean forPerson =
                context.getUser().getId().equals(authSession.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
        return Optional.ofNullable(authSession.getAuthNote(AuthenticationManager.INVALIDATE_ACTION_TOKEN))
                .filter(key -> forPerson)
                .filter(key -> ExecuteActionsActionToken.TOKEN_TYPE.equals(
                        DefaultActionTokenKey.from(key).getActionId()));
    }
}
