package org.careidentity.registration.store.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the entities and the Liquibase change log of the Registration Authority's tables. */
final class RegistrationTables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(LinkRow.class, ProposalRow.class, JobRow.class, JobLineRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/careidentity/registration-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return RegistrationTablesFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
