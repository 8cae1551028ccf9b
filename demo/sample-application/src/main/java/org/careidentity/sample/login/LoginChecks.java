package org.careidentity.sample.login;

import java.time.Clock;
import java.time.Instant;
import org.careidentity.sample.CareIdentityProperties;
import org.careidentity.sample.claims.Login;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * What CIS2 leaves to its applications after a valid login. Somebody at the browser can take {@code prompt} or
 * {@code acr_values} out of the authorization request on its way, and the issuer then answers what it was asked: only
 * {@code auth_time} and the level in the ID token tell (OpenID Connect Core 1.0, 2 and 3.1.3.7).
 */
final class LoginChecks implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {

    static final String LOGIN_TOO_OLD = "login_too_old";
    static final String LEVEL_TOO_LOW = "authentication_assurance_level_too_low";

    private final CareIdentityProperties properties;
    private final Clock clock;

    LoginChecks(CareIdentityProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** The authentication of the person, or an {@link OAuth2AuthenticationException} that names the failed check. */
    @Override
    public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken login) {
        var user = (OidcUser) login.getPrincipal();
        if (askedToProveAgain(login) && !isRecent(user.getIdToken())) {
            throw failure(LOGIN_TOO_OLD);
        }
        if (Login.of(user.getIdToken()).level() < properties.minimumLevel()) {
            throw failure(LEVEL_TOO_LOW);
        }
        return new OAuth2AuthenticationToken(
                user, login.getAuthorities(), login.getClientRegistration().getRegistrationId());
    }

    private static boolean askedToProveAgain(OAuth2LoginAuthenticationToken login) {
        var asked = login.getAuthorizationExchange().getAuthorizationRequest().getAdditionalParameters();
        return "login".equals(asked.get("prompt"));
    }

    private boolean isRecent(OidcIdToken idToken) {
        Instant proved = idToken.getAuthenticatedAt();
        return proved != null && !proved.isBefore(clock.instant().minus(properties.maximumLoginAge()));
    }

    private static OAuth2AuthenticationException failure(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
