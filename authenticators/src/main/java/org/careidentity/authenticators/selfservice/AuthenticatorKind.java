package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A kind of authenticator: what a person has of it, and how they register one themselves. */
public interface AuthenticatorKind {

    /** The person's authenticators of this kind. */
    Stream<OwnAuthenticator> of(KeycloakSession session, UserModel person);

    /** The row that an authenticator of this kind has in the table, or gets; empty for one that can't be read. */
    Optional<Registration> row(KeycloakSession session, UserModel person, CredentialModel stored);

    /**
     * Keeps in the stored credential what was decided of it, where this kind keeps that there and not in the table alone.
     *
     * @param confirms whether its issuer confirms it; else it waits on if it did
     */
    void keep(UserModel person, CredentialModel stored, AuthenticatorStatus status, boolean confirms);

    /** Whether the stored credential says that its issuer has not confirmed it. */
    default boolean awaitsConfirmation(CredentialModel stored) {
        return false;
    }

    /** What is known of an authenticator's model, for people; empty text for nothing. */
    default String model(KeycloakSession session, CredentialModel stored) {
        return "";
    }

    /** Why an authenticator is worth less than it could be, as keys of messages. */
    default Stream<String> warnings(KeycloakSession session, CredentialModel stored) {
        return Stream.empty();
    }

    /** Whether an authenticator of this kind registers itself at its use, so that a removed one has to be remembered. */
    default boolean registersItself() {
        return false;
    }

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
