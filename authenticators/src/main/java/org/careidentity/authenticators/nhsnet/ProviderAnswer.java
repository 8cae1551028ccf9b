package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.oidc.AbstractOAuth2IdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The browser comes back from the provider. What is wrong leads back to the login, with words and the other methods; only what
 * is right goes on to Keycloak, which finds the person by the link, and runs the post login flow.
 */
final class ProviderAnswer {

    private static final Logger LOGGER = Logger.getLogger(ProviderAnswer.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EventBuilder event;
    private final AuthenticationCallback callback;
    private final NhsNetProvider provider;
    private final TokenEndpoint tokens;

    ProviderAnswer(
            KeycloakSession session,
            RealmModel realm,
            EventBuilder event,
            AuthenticationCallback callback,
            NhsNetProvider provider,
            TokenEndpoint tokens) {
        this.session = session;
        this.realm = realm;
        this.event = event;
        this.callback = callback;
        this.provider = provider;
        this.tokens = tokens;
    }

    /** Turns a code into the text of the token response. */
    @FunctionalInterface
    interface TokenEndpoint {

        String answer(String code) throws ProviderFaultException;
    }

    Response take(String state, String code, String error, String description) {
        AuthenticationSessionModel login;
        try {
            login = callback.getAndVerifyAuthenticationSession(state);
        } catch (WebApplicationException notOfThisBrowser) {
            return notOfThisBrowser.getResponse();
        }
        session.getContext().setAuthenticationSession(login);
        if (OAuthErrorException.TEMPORARILY_UNAVAILABLE.equals(error)
                && Constants.AUTHENTICATION_EXPIRED_MESSAGE.equals(description)) {
            return callback.retryLogin(provider, login);
        }
        boolean linking = AccountLinking.isOf(login);
        try {
            BrokeredIdentityContext identity = identity(login, code, error);
            if (linking) {
                return AccountLinking.refusal(session, login).orElseGet(() -> callback.authenticated(identity));
            }
            judge(login, identity);
            return callback.authenticated(identity);
        } catch (ProviderFaultException e) {
            LOGGER.debug("login at the provider not taken", e);
            return linking ? callback.error(provider.getConfig(), e.fault().text()) : back(login, e);
        }
    }

    /** Whom the provider names: a token for this login, by Keycloak's own checks. */
    private BrokeredIdentityContext identity(AuthenticationSessionModel login, String code, String error)
            throws ProviderFaultException {
        if (AbstractOAuth2IdentityProvider.ACCESS_DENIED.equals(error)) {
            throw new ProviderFaultException(ProviderFault.CANCELLED, error);
        }
        if (error != null || code == null) {
            throw new ProviderFaultException(ProviderFault.FAILED, error == null ? "neither code nor error" : error);
        }
        String response = tokens.answer(code);
        try {
            BrokeredIdentityContext identity = provider.getFederatedIdentity(response);
            identity.setIdp(provider);
            identity.setAuthenticationSession(login);
            provider.preprocessFederatedIdentity(session, realm, identity);
            return identity;
        } catch (IdentityBrokerException | ErrorResponseException e) {
            throw new ProviderFaultException(ProviderFault.TOKEN_INVALID, e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new ProviderFaultException(
                    ProviderFault.TOKEN_INVALID, e.getClass().getName(), e);
        }
    }

    private void judge(AuthenticationSessionModel login, BrokeredIdentityContext identity)
            throws ProviderFaultException {
        FederatedIdentityModel account =
                new FederatedIdentityModel(provider.getConfig().getAlias(), identity.getId(), identity.getUsername());
        UserModel person = session.users().getUserByFederatedIdentity(realm, account);
        if (person == null) {
            throw new ProviderFaultException(ProviderFault.ACCOUNT_UNKNOWN, "nobody is linked to the account");
        }
        event.user(person);
        UserModel known = login.getAuthenticatedUser();
        if (known != null && !known.getId().equals(person.getId())) {
            throw new ProviderFaultException(ProviderFault.OTHER_PERSON, "the login is another person's");
        }
        if (!person.isEnabled()) {
            throw new ProviderFaultException(ProviderFault.DISABLED, "the person is disabled");
        }
        if (realm.isBruteForceProtected()
                && session.getProvider(BruteForceProtector.class).isTemporarilyDisabled(session, realm, person)) {
            throw new ProviderFaultException(ProviderFault.LOCKED, "the person is locked out");
        }
        JsonWebToken token = (JsonWebToken) identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN);
        ProviderProof.of(provider.getConfig(), new ProviderRequest(login), token);
        // The session's auth_time is when the person authenticated, wherever that was (OpenID Connect Core 1.0, 2).
        long authenticated = ((Number) token.getOtherClaims().get(IDToken.AUTH_TIME)).longValue();
        login.setClientNote(
                AuthenticationManager.AUTH_TIME_BROKER, Long.toString(Math.min(authenticated, Time.currentTime())));
    }

    /** Back to the login, at an address of its own: the provider's answer is not sent again by a reload. */
    private Response back(AuthenticationSessionModel login, ProviderFaultException e) {
        event.event(EventType.LOGIN)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, provider.getConfig().getAlias())
                .detail("care_identity_provider_detail", e.getMessage())
                .error(e.fault().reason());
        FaultNote.keep(login, e.fault());
        return Response.seeOther(new AuthenticationFlowURLHelper(
                                session, realm, session.getContext().getUri())
                        .getLastExecutionUrl(login))
                .build();
    }
}
