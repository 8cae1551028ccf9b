package org.careidentity.authenticators.flow;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How old the application allows a login to be (OpenID Connect Core 1.0 section 3.1.2.1). */
final class MaxAge {

    private MaxAge() {}

    /** The request's {@code max_age}; empty when there is none. Keycloak has read it as a number before. */
    static Optional<Duration> of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Whether no earlier login is young enough: {@code max_age=0} means the same as {@code prompt=login}. */
    static boolean allowsNone(AuthenticationSessionModel authSession) {
        return of(authSession).filter(age -> age.isZero() || age.isNegative()).isPresent();
    }
}
