package org.careidentity.authenticators.flow;

import jakarta.ws.rs.core.Response;
import org.careidentity.model.LoginMethod;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The ways in which a login ends without a token. None of them counts for brute-force protection: they are decisions
 * about a flow, not guesses at a secret.
 */
public final class Refusal {

    /** Provider id of the assurance step, which no flow with our session step may lack. */
    public static final String ASSURANCE = "care-identity-assurance";

    private static final String UNMET = "care_identity_acr_unmet";
    private static final Logger LOGGER = Logger.getLogger(Refusal.class);

    private Refusal() {}

    /**
     * A page that says what went wrong, and an event with a reason code.
     *
     * @param reason the event's error
     * @param message the key of the page's text
     */
    public static void page(AuthenticationFlowContext context, String reason, String message) {
        tell(context, reason);
        ended(context, message);
    }

    /**
     * A page that says what ended the login, where the event was another request's.
     *
     * @param message the key of the page's text
     */
    public static void ended(AuthenticationFlowContext context, String message) {
        context.forceChallenge(context.form().setError(message).createErrorPage(Response.Status.FORBIDDEN));
    }

    /** A refused login is one event of one type: also in the flow that Keycloak runs after a login at a provider. */
    private static void tell(AuthenticationFlowContext context, String reason) {
        EventBuilder event = context.getEvent();
        boolean after = event.getEvent().getType() == EventType.IDENTITY_PROVIDER_POST_LOGIN;
        (after ? event.clone().event(EventType.LOGIN) : event).error(reason);
    }

    /** The page and the event when a method's settings can't be read; the log says which and why. */
    public static void ofUnreadableSettings(AuthenticationFlowContext context, LoginMethod method, Exception why) {
        LOGGER.errorf("Login method %s can't be used: %s", method.id(), why.getMessage());
        page(context, "care_identity_policy_unreadable", "care-identity-assurance-refused");
    }

    /**
     * The OpenID Connect error {@code unmet_authentication_requirements} (its Unmet Authentication Requirements
     * specification 1.0) to the application: no method, or not the one that was used, reaches what it asked. An
     * application of another protocol gets a page.
     */
    public static void unmetAcr(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (authSession.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM) == null) {
            page(context, UNMET, "care-identity-acr-unmet");
            return;
        }
        OIDCResponseMode mode = OIDCResponseMode.parse(
                authSession.getClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM),
                OIDCResponseType.parse(authSession.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM)));
        OIDCRedirectUriBuilder redirect =
                OIDCRedirectUriBuilder.fromUri(authSession.getRedirectUri(), mode, context.getSession(), null);
        redirect.addParam("error", "unmet_authentication_requirements");
        redirect.addParam("error_description", "no login method here reaches the requested acr");
        String state = authSession.getClientNote(OIDCLoginProtocol.STATE_PARAM);
        if (state != null) {
            redirect.addParam("state", state);
        }
        redirect.addParam(
                "iss",
                Urls.realmIssuer(
                        context.getUriInfo().getBaseUri(), context.getRealm().getName()));
        new AuthenticationSessionManager(context.getSession())
                .removeTabIdInAuthenticationSession(context.getRealm(), authSession);
        tell(context, UNMET);
        context.forceChallenge(redirect.build());
    }

    /** Whether a flow has a required execution of the assurance step at its top level. */
    public static boolean assures(RealmModel realm, String flow) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(AuthenticationExecutionModel::isRequired)
                .anyMatch(execution -> ASSURANCE.equals(execution.getAuthenticator()));
    }

    /**
     * Refuses a flow that would end without assurance, because an administrator removed or disabled that step.
     *
     * @return whether it was refused
     */
    public static boolean ofUnassuredFlow(AuthenticationFlowContext context) {
        boolean assured = assures(context.getRealm(), context.getTopLevelFlow().getId());
        if (!assured) {
            LOGGER.errorf(
                    "Flow '%s' of realm '%s' lacks a required execution of %s at its top level: logins are refused",
                    context.getTopLevelFlow().getAlias(), context.getRealm().getName(), ASSURANCE);
            page(context, "care_identity_flow_without_assurance", "care-identity-assurance-refused");
        }
        return !assured;
    }
}
