package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.events.EventType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The link by which an administrator lets a person register an authenticator, or a Registration Authority lets them register
 * one for one method: once.
 */
public final class RegistrationLink {

    private static final int LINK_SECONDS = 86_400;

    private RegistrationLink() {}

    /** Whether the action runs from a link to this person that allows the method. */
    public static boolean isThere(RequiredActionContext context, String method) {
        return isAdministrators(context) || issued(context, method).isPresent();
    }

    /** The same, if nobody has registered by that link yet. */
    public static boolean isUnusedAdministrators(RequiredActionContext context) {
        return key(context)
                .filter(link -> !context.getSession().singleUseObjects().contains(used(context, link)))
                .isPresent();
    }

    /** Whether the action runs from a link that an administrator sent to this person. */
    public static boolean isAdministrators(RequiredActionContext context) {
        return key(context).isPresent();
    }

    /** Who registers what this action registers: {@code link}, {@code self}, or the id of the user who issued the link. */
    public static String registrar(RequiredActionContext context, String method) {
        return issued(context, method)
                .map(IssuedLinks.IssuedLink::issuer)
                .orElse(isAdministrators(context) ? "link" : "self");
    }

    /**
     * Whether what this action registers waits for the confirmation of whoever issued the link before it reaches AAL3, since the
     * link and its passphrase are not worth that (NIST SP 800-63B-4 section 3.2.2). Also where the method does not reach AAL3
     * today: a realm may raise it later.
     */
    public static boolean awaitsConfirmation(RequiredActionContext context, String method) {
        return issued(context, method).isPresent();
    }

    private static Optional<IssuedLinks.IssuedLink> issued(RequiredActionContext context, String method) {
        return issued(context).filter(link -> link.method().equals(method));
    }

    private static Optional<IssuedLinks.IssuedLink> issued(RequiredActionContext context) {
        IssuedLinks links = context.getSession().getProvider(IssuedLinks.class);
        String id = context.getAuthenticationSession().getAuthNote(IssuedLinks.NOTE);
        return links == null || id == null ? Optional.empty() : links.open(context.getRealm(), context.getUser(), id);
    }

    /**
     * Uses up the link, if there is one. Keycloak marks a link as used at the end of its actions; two browsers that opened it
     * before must not both register (CVE-2026-37982).
     *
     * @param method the login method that was registered for
     * @param credential the id of the stored credential that was registered
     * @return false when another browser was first, or the link was revoked: the page says so, and what was registered must be
     *     taken back
     */
    public static boolean settle(RequiredActionContext context, String method, String credential) {
        boolean settled = useAdministrators(context) && useIssued(context, method, credential);
        if (!settled) {
            ActionRefusal.page(
                    context, EventType.UPDATE_CREDENTIAL, "care_identity_link_used", "care-identity-link-used");
        }
        return settled;
    }

    private static boolean useAdministrators(RequiredActionContext context) {
        Optional<String> link = key(context);
        return link.isEmpty()
                || context.getSession().singleUseObjects().putIfAbsent(used(context, link.get()), LINK_SECONDS);
    }

    private static String used(RequiredActionContext context, String link) {
        return "care-identity-link." + context.getRealm().getId() + "." + link;
    }

    /** What was registered for another method, by the session that the browser has besides, is not this link's. */
    private static boolean useIssued(RequiredActionContext context, String method, String credential) {
        String id = context.getAuthenticationSession().getAuthNote(IssuedLinks.NOTE);
        return id == null
                || issued(context, method).isPresent()
                        && context.getSession().getProvider(IssuedLinks.class).use(context.getRealm(), id, credential);
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
