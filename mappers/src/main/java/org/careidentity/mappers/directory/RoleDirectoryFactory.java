package org.careidentity.mappers.directory;

import org.keycloak.provider.ProviderFactory;

/** Makes the directories of one kind; its id is what an administrator writes in the directory step of the flow. */
public interface RoleDirectoryFactory extends ProviderFactory<RoleDirectory> {}
