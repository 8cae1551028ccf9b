package org.careidentity.authenticators.selfservice;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.careidentity.authenticators.node.CachedPeople;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorTakenException;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.TurnMissedException;
import org.careidentity.authenticators.registry.Usage;
import org.careidentity.authenticators.registry.UseResult;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPageException;

/** Makes a stored credential the person's alone: the last thing that can refuse a registration. */
public final class AuthenticatorClaim {

    /** The event's error when an authenticator is somebody else's already. */
    public static final String TAKEN = "care_identity_authenticator_taken";

    private static final String BUSY = "care_identity_authenticator_busy";

    private AuthenticatorClaim() {}

    /**
     * Notes a use; an authenticator without a row, since it was imported, gets it here.
     *
     * @param event as for {@link #of}
     * @param registration what the row says where there is none
     * @param message as for {@link #of}
     * @return {@link UseResult#UNKNOWN} when the authenticator is somebody else's
     * @throws ErrorPageException as {@link #of}
     */
    public static UseResult use(
            KeycloakSession session, EventBuilder event, Registration registration, Usage usage, String message) {
        AuthenticatorRegistry registry = session.getProvider(AuthenticatorRegistry.class);
        RealmModel realm = session.getContext().getRealm();
        UseResult result = registry.used(realm, registration.key(), usage);
        if (result != UseResult.UNKNOWN) {
            return result;
        }
        // another first use by the person may be at the same point: the later one finds the row, and is no loser
        boolean meanwhile = await(session, event, registration.key(), registration.person())
                .filter(row -> row.credential().equals(registration.credential()))
                .isPresent();
        return meanwhile || of(session, event, registration, message)
                ? registry.used(realm, registration.key(), usage)
                : result;
    }

    /**
     * Waits in the realm of the request until nobody else registers an authenticator of the person, whose credentials are
     * then those of the database.
     *
     * @param event where it is said when the wait was in vain
     * @return what the table says of the authenticator then, if it is theirs
     * @throws ErrorPageException when the wait was in vain; nothing of this request is kept
     */
    public static Optional<Registration> inTurn(
            KeycloakSession session, EventBuilder event, AuthenticatorKey key, UserModel person) {
        Optional<Registration> row = await(session, event, key, person.getId());
        CachedPeople.readAnew(session, person);
        return row;
    }

    private static Optional<Registration> await(
            KeycloakSession session, EventBuilder event, AuthenticatorKey key, String person) {
        try {
            return session.getProvider(AuthenticatorRegistry.class)
                    .inTurn(session.getContext().getRealm(), key, person);
        } catch (TurnMissedException missed) {
            event.error(BUSY);
            throw page(session, Response.Status.SERVICE_UNAVAILABLE, "care-identity-assurance-refused");
        }
    }

    /**
     * Claims it in the realm of the request.
     *
     * @param event where it is said when another request took it at this moment
     * @param message the key of the page's text then
     * @return false when the authenticator is somebody else's, or registered already
     * @throws ErrorPageException when another request took it at this moment; nothing of this request is kept
     */
    public static boolean of(KeycloakSession session, EventBuilder event, Registration registration, String message) {
        try {
            return session.getProvider(AuthenticatorRegistry.class)
                    .claim(session.getContext().getRealm(), registration);
        } catch (AuthenticatorTakenException lost) {
            event.error(TAKEN);
            throw page(session, Response.Status.CONFLICT, message);
        }
    }

    private static ErrorPageException page(KeycloakSession session, Response.Status status, String message) {
        return new ErrorPageException(session, session.getContext().getAuthenticationSession(), status, message);
    }
}
