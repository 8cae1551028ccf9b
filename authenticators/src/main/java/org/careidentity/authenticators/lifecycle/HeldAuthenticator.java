package org.careidentity.authenticators.lifecycle;

import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.keycloak.models.UserModel;

/** An authenticator, whose it is, and of which kind. */
public record HeldAuthenticator(UserModel person, AuthenticatorKind kind, OwnAuthenticator authenticator) {

    /** The id of Keycloak's stored credential. */
    public String id() {
        return authenticator.stored().getId();
    }
}
