package org.careidentity.sample.login;

import static org.careidentity.sample.CareIdentityProperties.REGISTRATION_ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.careidentity.sample.CareIdentityProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The requests that this application sends to the issuer. State, nonce and the PKCE challenge are Spring Security's.
 */
@Component
final class AuthorizationRequests implements OAuth2AuthorizationRequestResolver {

    private final CareIdentityProperties properties;
    private final DefaultOAuth2AuthorizationRequestResolver logins;
    private final DefaultOAuth2AuthorizationRequestResolver passkeys;
    private final DefaultOAuth2AuthorizationRequestResolver phones;

    AuthorizationRequests(CareIdentityProperties properties, ClientRegistrationRepository clients) {
        this.properties = properties;
        logins = resolver(clients, this::askToLogIn);
        passkeys = resolver(clients, request -> askToRegister(request, properties.passkeyAction()));
        phones = resolver(clients, request -> askToRegister(request, properties.phoneAction()));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return logins.resolve(request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return logins.resolve(request, registrationId);
    }

    /** The request that registers a passkey for the person who is logged in, without another login before it. */
    OAuth2AuthorizationRequest registerPasskey(HttpServletRequest request) {
        return passkeys.resolve(request, REGISTRATION_ID);
    }

    /** The same for a phone. */
    OAuth2AuthorizationRequest registerPhone(HttpServletRequest request) {
        return phones.resolve(request, REGISTRATION_ID);
    }

    private void askToLogIn(OAuth2AuthorizationRequest.Builder request) {
        add(request, "acr_values", properties.acrValues());
        add(request, "prompt", properties.prompt());
    }

    private void askToRegister(OAuth2AuthorizationRequest.Builder request, String action) {
        add(request, "acr_values", properties.acrValues());
        add(request, "kc_action", action);
    }

    private static void add(OAuth2AuthorizationRequest.Builder request, String name, String value) {
        if (StringUtils.hasText(value)) {
            request.additionalParameters(parameters -> parameters.put(name, value));
        }
    }

    private static DefaultOAuth2AuthorizationRequestResolver resolver(
            ClientRegistrationRepository clients, Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                clients, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(customizer);
        return resolver;
    }
}
