package org.careidentity.authenticators.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** The table of authenticators of a realm. It reads and writes in the transaction of its Keycloak session. */
public interface AuthenticatorRegistry extends Provider {

    /** Who has the authenticator; empty when nobody, or when the credential that the row belonged to is gone. */
    Optional<Registration> find(RealmModel realm, AuthenticatorKey key);

    /**
     * Has this transaction go on alone among those that ask the same for the person, on whichever nodes: others wait until it
     * has ended, and then see what it has done in the database. To be asked before a credential of theirs is created. People of
     * a user store, of whom the database has no row, do not wait.
     *
     * @param person the id of the user
     * @return what the table says of the authenticator then, if it is theirs
     * @throws TurnMissedException when the database ended the wait and this transaction can only be rolled back
     */
    Optional<Registration> inTurn(RealmModel realm, AuthenticatorKey key, String person);

    /**
     * Makes the authenticator the person's, in the transaction that stores its credential: after the credential was
     * created, and as the last thing that can refuse. The same person and credential may claim again.
     *
     * @return false when it is somebody else's or another credential's; the transaction stays usable
     * @throws AuthenticatorTakenException when another transaction took it at this moment and this one can only be rolled
     *     back; nothing of it is kept
     */
    boolean claim(RealmModel realm, Registration registration);

    /**
     * Notes a successful use and clears the count of failures, if the row says that the authenticator may be used, and the
     * counter is higher than the row's or both are 0 (WebAuthn Level 3 section 7.2 step 22). In one statement: a mark that
     * another transaction has set at this moment counts, and of uses with one counter at the same moment, on whichever
     * nodes, one is noted. Where what stopped it is gone a moment later, it is tried once more.
     */
    UseResult used(RealmModel realm, AuthenticatorKey key, Usage usage);

    /**
     * Counts a failure in a row, atomically also across nodes.
     *
     * @return how many there are now; 0 when there is no such row
     */
    int failed(RealmModel realm, AuthenticatorKey key);

    /** A person's rows, with what was decided of each, but for {@link AuthenticatorStatus#REMOVED} ones. */
    List<OverseenRegistration> of(RealmModel realm, String person);

    /**
     * Decides what may be done with an authenticator, if nobody has decided since: in one statement, also across nodes.
     *
     * @param person the id of the user
     * @param credential the id of Keycloak's stored credential
     * @param version the {@link Oversight#version} that the decision is on
     * @return false when there is no such row, or another version of it
     */
    boolean decide(RealmModel realm, String person, String credential, long version, Decision decision);

    /**
     * Keeps the row of an authenticator whose credential is about to be removed, as {@link AuthenticatorStatus#REMOVED}: nobody
     * registers it any more until the row is {@linkplain #release released}.
     */
    void bar(RealmModel realm, String person, String credential);

    /**
     * Forgets the failures by which an authenticator was disabled; what may be done with it is {@linkplain #decide decided}.
     *
     * @return false when it is not disabled
     */
    boolean forgive(RealmModel realm, String person, String credential);

    /** Has an authenticator wait for its issuer's confirmation. */
    void awaitConfirmation(RealmModel realm, String person, String credential);

    /** Repeats the status of the credential in its row. */
    void mark(RealmModel realm, AuthenticatorKey key, AuthenticatorStatus status);

    /** Changes when an authenticator stops counting. */
    void expires(RealmModel realm, AuthenticatorKey key, Instant when);

    /**
     * Forgets the row of an authenticator whose place another one takes, unless something has stopped it at this moment.
     *
     * @return false when it was stopped, and nothing was forgotten
     */
    boolean retire(RealmModel realm, AuthenticatorKey key);

    /** Forgets a row: the authenticator may be anybody's again. */
    void release(RealmModel realm, AuthenticatorKey key);

    @Override
    default void close() {}
}
