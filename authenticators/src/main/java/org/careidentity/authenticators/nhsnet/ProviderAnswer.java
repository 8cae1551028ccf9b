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
import org.keycloak.events.EventBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.services.managers.BruteForceProtector;
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
                ProviderProof.authenticated(provider.getConfig(), new ProviderRequest(login), token(identity));
                return AccountLinking.refusal(session, login).orElseGet(() -> callback.authenticated(identity));
            }
            judge(login, identity);
            return callback.authenticated(identity);
        } catch (ProviderFaultException e) {
            LOGGER.debug("login at the provider not taken", e);
            ProviderRequest request = new ProviderRequest(login);
            if (e.fault() == ProviderFault.NOT_AUTHENTICATED_AGAIN && !request.newAuthentication()) {
                // Some providers do not know max_age: all of them know prompt=login.
                request.authenticateAgain();
                return callback.retryLogin(provider, login);
            }
            return linking
                    ? notLinked(e.fault())
                    : BackToLogin.with(
                            session, event, login, provider.getConfig().getAlias(), e);
        }
    }

    private Response notLinked(ProviderFault fault) {
        return fault == ProviderFault.CANCELLED
                ? callback.cancelled(provider.getConfig())
                : callback.error(provider.getConfig(), fault.text());
    }

    private static JsonWebToken token(BrokeredIdentityContext identity) {
        return (JsonWebToken) identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN);
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
        // Keycloak fetches keys without a deadline: not of a provider whose keys do not come
        provider.reach();
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
        provider.requireUsable(realm);
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
        ProviderProof.of(provider.getConfig(), new ProviderRequest(login), token(identity));
    }
}
