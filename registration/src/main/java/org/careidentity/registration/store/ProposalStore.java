package org.careidentity.registration.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** What agents propose. */
public interface ProposalStore {

    /** Keeps a new one. */
    void add(RealmModel realm, Proposal proposal);

    /** The one with an id. */
    Optional<Proposal> find(RealmModel realm, String id);

    /**
     * Those of an organisation that are neither done nor expired, and an agent's own of whichever organisation, the oldest first.
     *
     * @param organisation ODS code; empty for all
     * @param agent the id of the user whose own are among them
     */
    List<Proposal> open(RealmModel realm, Optional<String> organisation, String agent, Instant now);

    /**
     * Takes one from a state to another.
     *
     * @param by who does
     * @return false when it is in another state, or has expired
     */
    boolean move(RealmModel realm, String id, Proposal.State from, Proposal.State to, String by, Instant now);
}
