package org.careidentity.authenticators.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table of authenticators: an index over Keycloak's credentials that makes an authenticator one person's in
 * the realm. A row without its credential means nothing.
 *
 * @param person the id of the user
 * @param method the login method's id
 * @param credential the id of Keycloak's stored credential
 * @param key what must be unique in the realm, see {@link AuthenticatorKey}
 * @param model the AAGUID or the card's issuer; empty when unknown
 * @param status what the credential says of itself
 * @param registeredBy {@code self}, {@code link}, or the id of the user who registered it for the person
 * @param expires when it stops counting; empty when it doesn't
 * @param usage what its uses change
 */
public record Registration(
        String person,
        String method,
        String credential,
        AuthenticatorKey key,
        String model,
        AuthenticatorStatus status,
        String registeredBy,
        Optional<Instant> expires,
        Usage usage) {}
