package org.careidentity.authenticators.selfservice;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.credential.CredentialModel;

/**
 * One of a person's authenticators.
 *
 * @param stored Keycloak's credential
 * @param method the id of its login method
 * @param highest the level that it can give at most: a session removes authenticators of its own level or below
 * @param registered since when it is the person's
 * @param lastUsed empty when never
 * @param expires empty when it doesn't
 */
public record OwnAuthenticator(
        CredentialModel stored,
        String method,
        AssuranceLevel highest,
        AuthenticatorStatus status,
        Instant registered,
        Optional<Instant> lastUsed,
        Optional<Instant> expires) {}
