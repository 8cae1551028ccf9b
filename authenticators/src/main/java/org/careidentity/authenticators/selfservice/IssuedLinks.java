package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** The links by which a Registration Authority lets people register an authenticator. */
public interface IssuedLinks extends Provider {

    /** The authentication-session note that says by which link a login came: the link's id. */
    String NOTE = "care_identity_issued_link";

    /**
     * A link that was opened, and that the person may register by at this moment.
     *
     * @param id of the link
     */
    Optional<IssuedLink> open(RealmModel realm, UserModel person, String id);

    /**
     * Uses a link up, atomically also across nodes.
     *
     * @param credential the id of the stored credential that was registered by it
     * @return false when it was revoked, used, or has expired meanwhile: what was registered must be taken back
     */
    boolean use(RealmModel realm, String id, String credential);

    /**
     * Ends a person's links that can still be used, in the transaction of the request: what was meant to stand beside an
     * authenticator that is stopped is decided anew.
     *
     * @param person the id of the user
     */
    void end(RealmModel realm, String person);

    /**
     * Ends the links of somebody who is disabled, and those that they have issued, in the transaction of the request: to enable
     * them brings none back.
     *
     * @param person the id of the user
     */
    void endAllOf(RealmModel realm, String person);

    @Override
    default void close() {}

    /**
     * What a link allows.
     *
     * @param method the one login method that it is for
     * @param issuer the id of the user who issued it
     */
    record IssuedLink(String id, String method, String issuer) {}
}
