package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.store.ProposalStore;
import org.keycloak.models.RealmModel;

final class JpaProposalStore implements ProposalStore {

    private static final List<Proposal.State> OPEN =
            List.of(Proposal.State.PROPOSED, Proposal.State.APPROVED, Proposal.State.REFUSED);
    private static final int MOST = 500;

    private final EntityManager entities;

    JpaProposalStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(RealmModel realm, Proposal proposal) {
        entities.persist(ProposalRow.of(realm, proposal));
        entities.flush();
    }

    @Override
    public Optional<Proposal> find(RealmModel realm, String id) {
        Optional<ProposalRow> row = entities.createQuery(
                        "from CareIdentityProposal where realmId = :realm and id = :id", ProposalRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
        row.ifPresent(entities::detach);
        return row.map(ProposalRow::proposal);
    }

    @Override
    public List<Proposal> open(RealmModel realm, Optional<String> organisation, String agent, Instant now) {
        var query = entities.createQuery(
                        "from CareIdentityProposal where realmId = :realm and state in (:states) and expiresAt > :now"
                                + (organisation.isPresent()
                                        ? " and (organisation = :organisation or proposedBy = :agent)"
                                        : "")
                                + " order by createdAt, id",
                        ProposalRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("states", OPEN)
                .setParameter("now", now.getEpochSecond())
                .setMaxResults(MOST);
        organisation.ifPresent(code -> query.setParameter("organisation", code).setParameter("agent", agent));
        return query.getResultStream()
                .peek(entities::detach)
                .map(ProposalRow::proposal)
                .toList();
    }

    @Override
    public boolean decide(RealmModel realm, String id, Proposal.State decision, String by, String reason, Instant now) {
        return 1
                == moved(
                                ", decidedBy = :by, decisionReason = :reason",
                                realm,
                                id,
                                Proposal.State.PROPOSED,
                                decision,
                                now)
                        .setParameter("by", by)
                        .setParameter("reason", reason)
                        .executeUpdate();
    }

    @Override
    public boolean use(RealmModel realm, String id, Instant now) {
        return moved("", realm, id, Proposal.State.APPROVED, Proposal.State.DONE, now)
                        .executeUpdate()
                == 1;
    }

    private Query moved(String more, RealmModel realm, String id, Proposal.State from, Proposal.State to, Instant now) {
        return entities.createQuery("update CareIdentityProposal set state = :to" + more
                        + " where realmId = :realm and id = :id and state = :from and expiresAt > :now")
                .setParameter("to", to)
                .setParameter("realm", realm.getId())
                .setParameter("id", id)
                .setParameter("from", from)
                .setParameter("now", now.getEpochSecond());
    }
}
