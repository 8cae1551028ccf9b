package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.careidentity.authenticators.flow.Refusal;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.IdentityProviderType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's OpenID Connect provider with the requests that Care Identity makes, an answer that is judged before Keycloak
 * takes it, and none of the other ways by which Keycloak turns a provider's token into a session.
 */
final class NhsNetProvider extends OIDCIdentityProvider {

    /** Within which a person who waits still waits; the provider's own pages are not in it. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private static final Duration REACH_DEADLINE = Duration.ofSeconds(3);

    private final NhsNetConfig config;
    private final ProviderCalls calls;

    NhsNetProvider(KeycloakSession session, NhsNetConfig config, ProviderCalls calls) {
        super(session, config);
        this.config = config;
        this.calls = calls;
    }

    @Override
    public NhsNetConfig getConfig() {
        return config;
    }

    /**
     * Refuses a provider that is not set up so that a login could be taken. Keycloak sends people to a provider by an address
     * that needs no step of a flow, so it is asked there, and again before Keycloak takes an answer.
     *
     * @throws ProviderFaultException {@link ProviderFault#UNUSABLE}, with words for the log
     */
    void requireUsable(RealmModel realm) throws ProviderFaultException {
        Optional<String> wrong = config.obstacle();
        String flow = config.getPostBrokerLoginFlowId();
        if (wrong.isEmpty() && (flow == null || !Refusal.assures(realm, flow))) {
            wrong = Optional.of("its post login flow lacks a required execution of " + Refusal.ASSURANCE);
        }
        if (wrong.isPresent()) {
            logger.errorf("Identity provider %s can't be used: %s", config.getAlias(), wrong.get());
            throw new ProviderFaultException(ProviderFault.UNUSABLE, wrong.get());
        }
    }

    /**
     * Asks for the provider's keys, as a login would need them: a person should not leave for a site that is not there.
     *
     * @throws ProviderFaultException when it does not answer
     */
    void reach() throws ProviderFaultException {
        if (config.isUseJwksUrl()) {
            String keys = config.getJwksUrl();
            calls.reach(keys, call(SimpleHttp.create(session).doGet(keys)), REACH_DEADLINE);
        }
    }

    private static ProviderCalls.Call call(SimpleHttpRequest request) {
        return () -> {
            try (SimpleHttpResponse response = request.asResponse()) {
                String body = response.asString();
                return new ProviderCalls.Answer(response.getStatus(), body == null ? "" : body);
            }
        };
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        if (AccountLinking.isOf(login)) {
            return AccountLinking.refusal(session, login).orElseGet(() -> super.performLogin(request));
        }
        try {
            requireUsable(request.getRealm());
            return super.performLogin(request);
        } catch (ProviderFaultException e) {
            return BackToLogin.with(
                    session,
                    new EventBuilder(
                            request.getRealm(), session, session.getContext().getConnection()),
                    login,
                    config.getAlias(),
                    e);
        }
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        ProviderRequest asked = new ProviderRequest(request.getAuthenticationSession());
        UriBuilder url = super.createAuthorizationUrl(request);
        // The application's own prompt would reach the provider otherwise: none, or consent, are not for it.
        String prompt = config.getPrompt();
        if (asked.newAuthentication()) {
            url.replaceQueryParam(OAuth2Constants.PROMPT, OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
        } else if (prompt == null || prompt.isBlank()) {
            url.replaceQueryParam(OAuth2Constants.PROMPT);
        }
        url.replaceQueryParam(
                OIDCLoginProtocol.MAX_AGE_PARAM,
                Long.toString(asked.longestAge().toSeconds()));
        config.requestAcrValues().ifPresent(value -> url.queryParam(OAuth2Constants.ACR_VALUES, encoded(value)));
        config.requestClaims().ifPresent(value -> url.queryParam(OIDCLoginProtocol.CLAIMS_PARAM, encoded(value)));
        asked.sent();
        return url;
    }

    /** Braces too, which would be a template otherwise. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads Keycloak's answer, and takes the claim that a person is linked by. */
    @Override
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        BrokeredIdentityContext identity = super.getFederatedIdentity(response);
        JsonWebToken token = (JsonWebToken) identity.getContextData().get(VALIDATED_ID_TOKEN);
        String claim = config.personClaim();
        Object account = claim.equals("sub")
                ? token.getSubject()
                : token.getOtherClaims().get(claim);
        if (!(account instanceof String text) || text.isBlank()) {
            throw new IdentityBrokerException("the ID token has no " + claim);
        }
        identity.setId(text);
        return identity;
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new Callback(realm, callback, event, this);
    }

    /** A logout here stays here unless the setting says otherwise. */
    @Override
    public Response keycloakInitiatedBrowserLogout(
            KeycloakSession session, UserSessionModel userSession, UriInfo uriInfo, RealmModel realm) {
        return config.passesOnLogout()
                ? super.keycloakInitiatedBrowserLogout(session, userSession, uriInfo, realm)
                : null;
    }

    @Override
    public void backchannelLogout(
            KeycloakSession session, UserSessionModel userSession, UriInfo uriInfo, RealmModel realm) {
        if (config.passesOnLogout()) {
            super.backchannelLogout(session, userSession, uriInfo, realm);
        }
    }

    /** Tokens of the provider are no login by themselves: not by token exchange. */
    @Override
    protected boolean supportsExternalExchange() {
        return false;
    }

    /** Nor by a JWT authorization grant, nor do they authenticate clients. */
    @Override
    public boolean isType(KeycloakSession session, IdentityProviderType type) {
        return type != IdentityProviderType.JWT_AUTHORIZATION_GRANT
                && type != IdentityProviderType.CLIENT_ASSERTION
                && super.isType(session, type);
    }

    /** Where the provider sends the browser back to. Nested, since Keycloak lets only a provider's own class extend it. */
    protected static final class Callback extends OIDCEndpoint {

        private final NhsNetProvider provider;

        private Callback(
                RealmModel realm, AuthenticationCallback callback, EventBuilder event, NhsNetProvider provider) {
            super(callback, realm, event, provider);
            this.provider = provider;
        }

        @GET
        @Override
        public Response authResponse(
                @QueryParam("state") String state,
                @QueryParam("code") String code,
                @QueryParam("error") String error,
                @QueryParam("error_description") String description) {
            if (state == null) {
                return super.authResponse(state, code, error, description);
            }
            return new ProviderAnswer(session, realm, event, callback, provider, this::token)
                    .take(state, code, error, description);
        }

        private String token(String code) throws ProviderFaultException {
            ProviderCalls.Answer answer =
                    provider.calls.send(provider.config.getTokenUrl(), call(generateTokenRequest(code)), DEADLINE);
            if (!answer.isSuccess()) {
                throw new ProviderFaultException(
                        ProviderFault.FAILED, "the token endpoint answered with status " + answer.status());
            }
            return answer.body();
        }
    }
}
