package org.careidentity.registration.store;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorStatus;

/**
 * What the table of authenticators says of one.
 *
 * @param person the id of its user
 * @param credential the id of Keycloak's stored credential
 * @param method the login method's id
 * @param expires when it stops counting; empty when it doesn't
 */
public record IndexedAuthenticator(
        String person,
        String credential,
        String method,
        AuthenticatorStatus status,
        boolean awaitsConfirmation,
        Optional<Instant> expires) {}
