package org.careidentity.authenticators.session;

import org.careidentity.authenticators.flow.FlowStart;
import org.careidentity.authenticators.flow.IdTokenHint;
import org.careidentity.authenticators.flow.Reauthentication;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RequestedAcr;
import org.careidentity.authenticators.flow.Step;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Single sign-on: lets a running session pass when what the application asks is still valid in it.
 *
 * <p>Keycloak's cookie authenticator sets the session's person before every re-authentication and step-up, and then
 * refuses another person with a page that names the first one. This step sets the person only when the session
 * suffices: otherwise whoever is at the browser proves who they are, and assurance compares.
 */
final class SessionAuthenticator implements Step {

    static final SessionAuthenticator INSTANCE = new SessionAuthenticator();

    private SessionAuthenticator() {}

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Refusal.ofUnassuredFlow(context)) {
            return;
        }
        FlowStart.mark(context.getAuthenticationSession());
        AuthResult running =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (running == null || mustAuthenticateAgain(context, running) || !suffices(context, running)) {
            context.attempted();
            return;
        }
        context.setUser(running.getUser());
        context.getAuthenticationSession().setAuthNote(AuthenticationManager.SSO_AUTH, "true");
        context.attachUserSession(running.getSession());
        context.success();
    }

    private static boolean mustAuthenticateAgain(AuthenticationFlowContext context, AuthResult running) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (Reauthentication.due(context, running.getSession())) {
            authSession.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            return true;
        }
        return AuthenticatorUtil.isForkedFlow(authSession)
                || IdTokenHint.namesSomebodyElse(authSession, running.getUser());
    }

    private static boolean suffices(AuthenticationFlowContext context, AuthResult running) {
        return RequestedAcr.of(context.getAuthenticationSession())
                .satisfiedBy(Reauthentication.recentEnough(context, running.getSession()))
                .isPresent();
    }
}
