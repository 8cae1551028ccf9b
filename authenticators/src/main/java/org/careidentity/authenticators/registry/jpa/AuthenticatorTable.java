package org.careidentity.authenticators.registry.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Names the entity and the Liquibase change log of our one table. */
final class AuthenticatorTable implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(AuthenticatorRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/careidentity/changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return AuthenticatorTableFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
