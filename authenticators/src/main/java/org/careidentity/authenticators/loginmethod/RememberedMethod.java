package org.careidentity.authenticators.loginmethod;

import java.time.Duration;
import java.util.Optional;
import org.careidentity.authenticators.flow.RealmCookie;
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
        return RealmCookie.of(session, COOKIE);
    }

    /** Remembers a method, or forgets what was remembered when the person did not ask for it. */
    static void update(KeycloakSession session, String method, boolean remember) {
        if (remember || of(session).isPresent()) {
            RealmCookie.set(session, COOKIE, remember ? method : "", remember ? LIFE : Duration.ZERO);
        }
    }
}
