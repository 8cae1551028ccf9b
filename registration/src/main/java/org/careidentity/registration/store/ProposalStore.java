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
     * Approves or refuses one that waits for it.
     *
     * @param decision {@link Proposal.State#APPROVED} or {@link Proposal.State#REFUSED}
     * @param by the id of the user who decides
     * @return false when somebody has decided, or it has expired
     */
    boolean decide(RealmModel realm, String id, Proposal.State decision, String by, String reason, Instant now);

    /**
     * Uses one up that was approved.
     *
     * @return false when it was not approved, was used, or has expired
     */
    boolean use(RealmModel realm, String id, Instant now);
}
