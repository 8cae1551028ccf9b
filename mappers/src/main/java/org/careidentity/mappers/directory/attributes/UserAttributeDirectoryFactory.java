package org.careidentity.mappers.directory.attributes;

import org.careidentity.mappers.directory.DirectorySettings;
import org.careidentity.mappers.directory.RoleDirectory;
import org.careidentity.mappers.directory.RoleDirectoryFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the directory that is a person's user attributes. */
public final class UserAttributeDirectoryFactory implements RoleDirectoryFactory {

    @Override
    public String getId() {
        return DirectorySettings.USER_ATTRIBUTES;
    }

    @Override
    public RoleDirectory create(KeycloakSession session) {
        return UserAttributeDirectory.INSTANCE;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
