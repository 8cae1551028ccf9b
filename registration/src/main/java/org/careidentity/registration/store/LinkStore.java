package org.careidentity.registration.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Registration links. Each change is one statement that looks at the state as well, so that of two at once one wins. */
public interface LinkStore {

    /** Keeps a new one. */
    void add(RealmModel realm, Link link);

    /** The one with an id. */
    Optional<Link> find(RealmModel realm, String id);

    /** The one with this hash of its secret. */
    Optional<Link> ofToken(RealmModel realm, String tokenHash);

    /** A person's links that can still be used, the latest first. */
    List<Link> openOf(RealmModel realm, String person, Instant now);

    /**
     * Binds a link to the browser that opens it first.
     *
     * @return false when another one has, or it can't be used any more
     */
    boolean open(RealmModel realm, String id, String browserHash, Instant now);

    /**
     * Takes one of a few tries at the passphrase, before it is looked at (CVE-2024-4629).
     *
     * @return how many are left after this one; empty when none was left, or the link is not open
     */
    Optional<Integer> takeTry(RealmModel realm, String id, int most, Instant now);

    /** Gives a try back that was no guess. */
    void giveBack(RealmModel realm, String id);

    /**
     * Uses a link up.
     *
     * @param credential the id of the stored credential that was registered by it
     * @return false when it was revoked or used, or has expired
     */
    boolean use(RealmModel realm, String id, String credential, Instant now);

    /**
     * Ends a link that can still be used.
     *
     * @return false when it could not be used any more
     */
    boolean revoke(RealmModel realm, String id);

    /** Ends all links of a person that can still be used. */
    void revokeOf(RealmModel realm, String person);

    /** Ends all links that somebody issued and that can still be used. */
    void revokeBy(RealmModel realm, String issuer);
}
