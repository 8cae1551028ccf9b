package org.careidentity.mappers.directory;

import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What the realm's directory says of a person who need not be logged in. A remote directory is asked at once. */
public final class PersonDirectory {

    private PersonDirectory() {}

    /**
     * A person's roles and organisations as they stand today.
     *
     * @throws DirectoryException when the directory has no answer, or the realm's browser flow names none or several
     */
    public static DirectoryEntry of(KeycloakSession session, UserModel person) throws DirectoryException {
        return directory(session).read(person).entry().on(SessionDirectory.today());
    }

    /**
     * Whether people's entries are at hand for all of them at once, so that an organisation's people can be listed; else each is
     * asked for at a directory far away.
     *
     * @throws DirectoryException when the realm's browser flow names no directory that is there, or several
     */
    public static boolean isLive(KeycloakSession session) throws DirectoryException {
        return directory(session).live();
    }

    private static RoleDirectory directory(KeycloakSession session) throws DirectoryException {
        return DirectorySettings.directory(session, null)
                .orElseThrow(() -> new DirectoryException(
                        DirectoryException.Reason.NOT_CONFIGURED, "the realm's flow names no directory that is there"));
    }
}
