package org.careidentity.authenticators.flow;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** A cookie that the pages of one realm get back, and no script (OWASP ASVS 5.0 section 3.3). */
public final class RealmCookie {

    private RealmCookie() {}

    /** What the request brings; empty when it has none. */
    public static Optional<String> of(KeycloakSession session, String name) {
        return Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(name))
                .map(Cookie::getValue);
    }

    /**
     * Has the browser keep a value.
     *
     * @param life zero to have it forgotten
     */
    public static void set(KeycloakSession session, String name, String value, Duration life) {
        KeycloakContext context = session.getContext();
        String path = context.getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(context.getRealm().getName())
                .build()
                .getRawPath();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .value(value)
                        .path(path + "/")
                        .maxAge((int) life.toSeconds())
                        .httpOnly(true)
                        .secure("https".equals(context.getUri().getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
