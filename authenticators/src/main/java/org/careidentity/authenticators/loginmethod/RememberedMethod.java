package org.careidentity.authenticators.loginmethod;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/**
 * "Remember my selection": a cookie that preselects a method. It says nothing of the person and proves nothing (NIST SP
 * 800-63B-4 section 5.1: a remembered browser is no authentication).
 */
final class RememberedMethod {

    private static final String COOKIE = "CARE_IDENTITY_METHOD";
    private static final Duration LIFE = Duration.ofDays(365);

    private RememberedMethod() {}

    static Optional<String> of(KeycloakSession session) {
        return Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(COOKIE))
                .map(Cookie::getValue);
    }

    /** Remembers a method, or forgets what was remembered when the person did not ask for it. */
    static void update(KeycloakSession session, String method, boolean remember) {
        if (!remember && of(session).isEmpty()) {
            return;
        }
        KeycloakContext context = session.getContext();
        String path = context.getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(context.getRealm().getName())
                .build()
                .getRawPath();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(remember ? method : "")
                        .path(path + "/")
                        .maxAge(remember ? (int) LIFE.toSeconds() : 0)
                        .httpOnly(true)
                        .secure("https".equals(context.getUri().getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
