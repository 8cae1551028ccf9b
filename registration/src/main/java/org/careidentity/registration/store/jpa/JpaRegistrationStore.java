package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import org.careidentity.registration.store.BulkStore;
import org.careidentity.registration.store.LinkStore;
import org.careidentity.registration.store.PeopleIndex;
import org.careidentity.registration.store.ProposalStore;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The tables by the entity manager of Keycloak's transaction. */
final class JpaRegistrationStore implements RegistrationStore {

    private final EntityManager entities;

    JpaRegistrationStore(KeycloakSession session) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public LinkStore links() {
        return new JpaLinkStore(entities);
    }

    @Override
    public ProposalStore proposals() {
        return new JpaProposalStore(entities);
    }

    @Override
    public BulkStore bulk() {
        return new JpaBulkStore(entities);
    }

    @Override
    public PeopleIndex people() {
        return new JpaPeopleIndex(entities);
    }
}
