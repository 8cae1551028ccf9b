package org.careidentity.authenticators.authenticatorapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.Usage;
import org.careidentity.authenticators.registry.UseResult;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The rows of apps in the table of authenticators, where their failures are counted: a hundred wrong codes in a row disable an
 * app for good (NIST SP 800-63B-4 section 3.2.2). Only whoever has proved the password gets that far, so that nobody can
 * disable a clinician's app from afar. An app that was imported gets its row here.
 */
final class AppRows {

    private static final int MOST_FAILURES = 100;
    static final String IMPORT = "import";
    private static final String REFUSED = "care-identity-assurance-refused";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticatorRegistry registry;

    AppRows(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.registry = session.getProvider(AuthenticatorRegistry.class);
    }

    /**
     * Gives an app its row.
     *
     * @param event where it is said when another request did so at this moment; nothing of this request is kept then
     * @param registeredBy {@code self}, {@code link}, or {@code import} where nobody knows
     */
    void claim(EventBuilder event, UserModel person, CredentialModel app, String registeredBy) {
        AuthenticatorClaim.of(session, event, registration(person, app, registeredBy), REFUSED);
    }

    static Registration registration(UserModel person, CredentialModel app, String registeredBy) {
        return new Registration(
                person.getId(),
                AuthenticatorAppMethod.ID,
                app.getId(),
                key(app),
                "",
                AuthenticatorStatus.ACTIVE,
                registeredBy,
                Optional.empty(),
                Usage.NONE);
    }

    /** What the table says of an app; empty when it says nothing yet. */
    Optional<Registration> find(CredentialModel app) {
        return registry.find(realm, key(app));
    }

    /** Notes a right code, unless the app is disabled. */
    boolean used(EventBuilder event, UserModel person, CredentialModel app) {
        Usage now = Usage.at(Instant.ofEpochSecond(Time.currentTime()));
        return AuthenticatorClaim.use(session, event, registration(person, app, IMPORT), now, REFUSED)
                == UseResult.NOTED;
    }

    /** Counts a wrong code, which is one of each app that it could have been of. */
    void failed(EventBuilder event, UserModel person, List<? extends CredentialModel> apps) {
        for (CredentialModel app : apps) {
            requireRow(event, person, app);
            if (registry.failed(realm, key(app)) >= MOST_FAILURES) {
                registry.mark(realm, key(app), AuthenticatorStatus.DISABLED);
            }
        }
    }

    private void requireRow(EventBuilder event, UserModel person, CredentialModel app) {
        if (find(app).isEmpty()) {
            claim(event, person, app, IMPORT);
        }
    }

    private static AuthenticatorKey key(CredentialModel app) {
        return AuthenticatorKey.ofApp(app.getId());
    }
}
