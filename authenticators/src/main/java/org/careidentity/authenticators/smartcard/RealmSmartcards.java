package org.careidentity.authenticators.smartcard;

import java.util.Map;
import java.util.Optional;
import org.careidentity.mappers.methods.LoginMethods;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How a realm uses smartcards outside a login: as its browser flow has them.
 *
 * @param method the step's factory
 * @param configuration the step's configuration
 */
record RealmSmartcards(SmartcardMethod method, Map<String, String> configuration) {

    /** Empty when the realm's browser flow has no smartcards, nobody set them up, or the server can ask for none. */
    static Optional<RealmSmartcards> of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return LoginMethods.inBrowserFlow(
                        session,
                        realm,
                        (execution, method, configuration) -> method instanceof SmartcardMethod smartcard
                                ? new RealmSmartcards(smartcard, configuration)
                                : null)
                .findFirst();
    }

    /** Throws {@link IllegalArgumentException} when a setting can't be read. */
    PreparedChecks prepared() {
        return method.settings(configuration);
    }
}
