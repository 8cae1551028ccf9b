package org.careidentity.authenticators.flow;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What every page of ours tells its template, under the attribute {@code careIdentity}. */
public final class Page {

    private static final String ATTRIBUTE = "careIdentity";

    private Page() {}

    /** The form of a login step, with the members that all templates read and the step's own. */
    public static LoginFormsProvider of(AuthenticationFlowContext context, Map<String, Object> members) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        boolean others =
                MethodStep.offered(context, RequestedAcr.of(authSession)).size() > 1;
        Map<String, Object> all = members(context.getSession(), authSession, members);
        all.put("otherMethods", others);
        return context.form().setAttribute(ATTRIBUTE, all);
    }

    /** The form of a required action, which says whether an application asked for it: then the person may cancel it. */
    public static LoginFormsProvider of(
            LoginFormsProvider form,
            KeycloakSession session,
            AuthenticationSessionModel authSession,
            Map<String, Object> members) {
        Map<String, Object> all = members(session, authSession, members);
        all.put("appInitiated", authSession.getClientNote(Constants.KC_ACTION_EXECUTING) != null);
        return form.setAttribute(ATTRIBUTE, all);
    }

    /** The form of a page that belongs to no login; no cache keeps it, as Keycloak has it for its own pages. */
    public static LoginFormsProvider outsideLogin(KeycloakSession session, Map<String, Object> members) {
        CacheControlUtil.noBackButtonCacheControlHeader(session);
        return session.getProvider(LoginFormsProvider.class).setAttribute(ATTRIBUTE, members);
    }

    private static Map<String, Object> members(
            KeycloakSession session, AuthenticationSessionModel authSession, Map<String, Object> own) {
        Map<String, Object> members = new HashMap<>(own);
        members.put("sessionExists", RunningSession.of(session, authSession).isPresent());
        members.put("otherMethods", false);
        members.put("application", application(authSession.getClient()));
        return members;
    }

    /** The name that an application has for people; empty when it has none. */
    public static String application(ClientModel client) {
        String name = client.getName();
        return name == null || name.isBlank() || name.startsWith("${") ? "" : name;
    }
}
