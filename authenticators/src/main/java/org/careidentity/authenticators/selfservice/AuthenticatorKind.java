package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A kind of authenticator: what a person has of it, and how they register one themselves. */
public interface AuthenticatorKind {

    /** The person's authenticators of this kind. */
    Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person);

    /** The login methods for which this login may register an authenticator, in the order of the login page. */
    Stream<String> registrable(RequiredActionContext context);

    /** Whether this kind registers authenticators for the login method. */
    boolean registers(String method);

    /** Shows the registration page of a method, or why this login may not register there. */
    void begin(RequiredActionContext context, String method);

    /** Goes on with a registration that {@link #begin} began. */
    void process(RequiredActionContext context, String method);

    /** What the browser tells a device whose credential the person has removed, as JSON; empty for nothing. */
    default Optional<String> signalRemoved(RequiredActionContext context, CredentialModel removed) {
        return Optional.empty();
    }
}
