package org.careidentity.authenticators.push;

import java.util.Map;
import java.util.Optional;
import org.careidentity.mappers.methods.LoginMethods;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How a realm uses push outside a login: as its browser flow has it. */
public final class RealmPush {

    private static final Logger LOGGER = Logger.getLogger(RealmPush.class);

    /** The name of the resource that apps and waiting pages ask, below the realm's address. */
    public static final String RESOURCE = "care-identity-push";

    private RealmPush() {}

    /** The path of a part of that resource, as a page of the realm has it. */
    public static String path(KeycloakSession session, String kind, String id) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(RESOURCE)
                .path(kind)
                .path(id)
                .build()
                .getRawPath();
    }

    /** Empty when the realm's browser flow has no push, nobody set it up, or a setting can't be read. */
    public static Optional<PushSettings> of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return LoginMethods.inBrowserFlow(
                        session,
                        realm,
                        (execution, method, configuration) -> method instanceof PushMethod push
                                ? settings(push, configuration).orElse(null)
                                : null)
                .findFirst();
    }

    private static Optional<PushSettings> settings(PushMethod push, Map<String, String> configuration) {
        try {
            return Optional.of(push.settings(configuration));
        } catch (IllegalArgumentException unreadable) {
            // the method's reach, which is asked for every login page, tells the log
            LOGGER.debugf("push can't be used: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
