package org.careidentity.authenticators.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.model.Proofs;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.broker.provider.IdpLinkAction;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** When a running session may not answer for the person, and how old a proof may be. */
public final class Reauthentication {

    private static final String OUR_ACTIONS = "care-identity-";

    private Reauthentication() {}

    /**
     * Whether the person has to authenticate again: the application says so ({@code prompt=login}, {@code max_age}), or
     * the role is to change, or authenticators are to be managed. Asked again by every step, since a session may begin
     * in another tab while a page is open.
     */
    public static boolean due(AuthenticationFlowContext context, UserSessionModel running) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        LoginProtocol protocol = context.getSession().getProvider(LoginProtocol.class, authSession.getProtocol());
        return protocol.requireReauthentication(running, authSession) || asked(authSession);
    }

    /**
     * Whether the person has to authenticate in this login, whatever sessions there are, here or at a provider that the
     * login goes on to.
     */
    public static boolean asked(AuthenticationSessionModel authSession) {
        return AuthenticatorUtil.isForcedReauthentication(authSession)
                || TokenUtil.hasPrompt(
                        authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                || MaxAge.allowsNone(authSession)
                || RequestedScopes.changesRole(authSession)
                || managesAuthenticators(authSession);
    }

    /** How old the application allows a login to be; empty when it does not say. */
    public static Optional<Duration> longestAge(AuthenticationSessionModel authSession) {
        return MaxAge.of(authSession);
    }

    /**
     * Managing authenticators takes a login of its own (OWASP ASVS 5.0 requirement 7.5.1): on a shared computer it could
     * be somebody else's account that the waiting person's device is added to.
     */
    private static boolean managesAuthenticators(AuthenticationSessionModel authSession) {
        String action = authSession.getClientNote(Constants.KC_ACTION);
        return action != null && (action.startsWith(OUR_ACTIONS) || action.equals(IdpLinkAction.PROVIDER_ID));
    }

    /** What the session's proofs stand for, without those that are older than the application's {@code max_age}. */
    public static Proofs recentEnough(AuthenticationFlowContext context, UserSessionModel running) {
        Proofs proofs = SessionAssurance.endIdle(context.getSession(), running);
        return MaxAge.of(context.getAuthenticationSession())
                .map(age ->
                        proofs.since(Instant.ofEpochSecond(Time.currentTime()).minus(age)))
                .orElse(proofs);
    }
}
