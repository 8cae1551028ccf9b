package org.careidentity.mappers.directory;

import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Where a realm's people have their roles and organisations. */
public interface RoleDirectory extends Provider {

    /**
     * Reads a person's entry. Entries within it that can't be read are left out and named in the answer; dates are left
     * to the caller.
     *
     * @throws DirectoryException when the directory has no answer about this very person
     */
    DirectoryAnswer read(UserModel person) throws DirectoryException;

    /**
     * Whether a read costs nothing, so that it is done whenever a token is made. Otherwise the flow reads once a login,
     * and the session keeps the answer.
     */
    boolean live();
}
