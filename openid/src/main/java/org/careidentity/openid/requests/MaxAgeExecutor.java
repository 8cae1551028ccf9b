package org.careidentity.openid.requests;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.Urls;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.PreAuthorizationRequestContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Reads {@code max_age} before Keycloak does, which shows the person an error page for all that is no 32-bit number. An
 * empty one counts as absent, as other empty parameters do (RFC 6749 section 3.1), and one beyond every session, such
 * as milliseconds in place of seconds, as a year: the browser is sent on with the request put right, since a client
 * policy can't change a parameter. Anything else is an error to the application.
 */
final class MaxAgeExecutor implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    /** Beyond every session, and so small that a time may be added to it in 32 bits, as Keycloak does. */
    private static final BigInteger ONE_YEAR = BigInteger.valueOf(31_536_000);

    private final KeycloakSession session;

    MaxAgeExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) {
        if (context instanceof PreAuthorizationRequestContext request) {
            read(request.getRequestParameters(), request.getClientId());
        }
    }

    private void read(MultivaluedMap<String, String> parameters, String clientId) {
        List<String> values = parameters.get(OIDCLoginProtocol.MAX_AGE_PARAM);
        if (values == null || values.size() != 1) {
            return;
        }
        String value = values.get(0);
        if (value.isBlank()) {
            throw instead(again(parameters, ""));
        }
        if (!value.matches("[0-9]+")) {
            refusal(parameters, clientId).ifPresent(response -> {
                throw instead(response);
            });
        } else if (new BigInteger(value).compareTo(ONE_YEAR) > 0) {
            throw instead(again(parameters, ONE_YEAR.toString()));
        }
    }

    /** An answer in place of Keycloak's; one without a body would get Keycloak's error page as its body. */
    private static WebApplicationException instead(Response response) {
        return new WebApplicationException(
                response.hasEntity()
                        ? response
                        : Response.fromResponse(response)
                                .entity("")
                                .type(MediaType.TEXT_PLAIN_TYPE)
                                .build());
    }

    private Response again(MultivaluedMap<String, String> parameters, String maxAge) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(OIDCLoginProtocol.MAX_AGE_PARAM))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> pair(parameter.getKey(), value)))
                .collect(Collectors.joining("&"));
        URI endpoint = OIDCLoginProtocolService.authUrl(session.getContext().getUri())
                .build(session.getContext().getRealm().getName());
        String right = maxAge.isEmpty() ? "" : "&" + pair(OIDCLoginProtocol.MAX_AGE_PARAM, maxAge);
        return Response.seeOther(URI.create(endpoint + "?" + query + right)).build();
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The error, when the address to answer to is the application's; Keycloak refuses the request otherwise. */
    private Optional<Response> refusal(MultivaluedMap<String, String> parameters, String clientId) {
        ClientModel client = session.getContext().getRealm().getClientByClientId(clientId);
        String redirectUri =
                RedirectUtils.verifyRedirectUri(session, parameters.getFirst(OAuth2Constants.REDIRECT_URI), client);
        if (client == null || !client.isEnabled() || redirectUri == null) {
            return Optional.empty();
        }
        OIDCRedirectUriBuilder redirect =
                OIDCRedirectUriBuilder.fromUri(redirectUri, responseMode(parameters), session, null);
        redirect.addParam(OAuth2Constants.ERROR, OAuthErrorException.INVALID_REQUEST);
        redirect.addParam(OAuth2Constants.ERROR_DESCRIPTION, "max_age is not a whole number of seconds");
        Optional.ofNullable(parameters.getFirst(OAuth2Constants.STATE))
                .ifPresent(state -> redirect.addParam(OAuth2Constants.STATE, state));
        redirect.addParam(
                OAuth2Constants.ISSUER,
                Urls.realmIssuer(
                        session.getContext().getUri().getBaseUri(),
                        session.getContext().getRealm().getName()));
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client)
                .error("care_identity_max_age_unreadable");
        return Optional.of(redirect.build());
    }

    private static OIDCResponseMode responseMode(MultivaluedMap<String, String> parameters) {
        try {
            return OIDCResponseMode.parse(
                    parameters.getFirst(OIDCLoginProtocol.RESPONSE_MODE_PARAM),
                    OIDCResponseType.parse(parameters.getFirst(OIDCLoginProtocol.RESPONSE_TYPE_PARAM)));
        } catch (IllegalArgumentException unknown) {
            return OIDCResponseMode.QUERY;
        }
    }

    @Override
    public String getProviderId() {
        return MaxAgeExecutorFactory.PROVIDER_ID;
    }
}
