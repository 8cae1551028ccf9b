package org.careidentity.registration.link;

import org.careidentity.registration.store.Link;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Whoever issued a link: what a leaver has handed out is worth nothing. */
final class LinkIssuer {

    private LinkIssuer() {}

    /** Whether they are still there and enabled. */
    static boolean stands(KeycloakSession session, Link link) {
        UserModel issuer = session.users().getUserById(session.getContext().getRealm(), link.issuer());
        return issuer != null && issuer.isEnabled();
    }
}
