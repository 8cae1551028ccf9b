package org.careidentity.authenticators.nhsnet;

import java.time.Duration;
import java.time.Instant;
import org.careidentity.authenticators.flow.Reauthentication;
import org.careidentity.mappers.assurance.RealmLimits;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a login asks of the provider's session: whether the person must authenticate there again, and how old an
 * authentication may be.
 */
record ProviderRequest(AuthenticationSessionModel login) {

    private static final String ASKED_AT = "care_identity_provider_asked_at";
    private static final String AGAIN = "care_identity_provider_again";

    /** The next request asks the person again, whatever session the provider has. */
    void authenticateAgain() {
        // of the whole login: a restart does not bring back the session that was not right
        login.setClientNote(AGAIN, "true");
    }

    /** Remembers when the person was sent to the provider. */
    void sent() {
        login.setAuthNote(ASKED_AT, Integer.toString(Time.currentTime()));
    }

    /** When the person was sent; now when nobody was, so that no earlier authentication is a new one. */
    Instant sentAt() {
        String sent = login.getAuthNote(ASKED_AT);
        return Instant.ofEpochSecond(sent == null ? Time.currentTime() : Long.parseLong(sent));
    }

    /** Whether the person must authenticate at the provider now. */
    boolean newAuthentication() {
        return "true".equals(login.getClientNote(AGAIN)) || Reauthentication.asked(login);
    }

    /**
     * How old an authentication may be: as the application says, and no older than AAL2 lasts without use in the realm. A
     * provider's token says when the person authenticated, and not when they were last there: a level that ended here must
     * not come back from a session there that nobody used (NIST SP 800-63B-4 section 5.2).
     */
    Duration longestAge() {
        Duration lasts = RealmLimits.of(login.getRealm())
                .limits()
                .get(AssuranceLevel.AAL2)
                .idle();
        return Reauthentication.longestAge(login)
                .filter(age -> age.compareTo(lasts) < 0)
                .orElse(lasts);
    }
}
