package org.careidentity.mappers.directory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careidentity.mappers.directory.DirectoryJson.MalformedEntryException;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;

/**
 * Roles and organisations as they stand in a person's user attributes. An entry that can't be read is left out, with a
 * warning that names the person's id and the attribute: nobody gets a role that an administrator did not write.
 */
public final class UserAttributeDirectory {

    private static final Logger LOGGER = Logger.getLogger(UserAttributeDirectory.class);

    private UserAttributeDirectory() {}

    /** The person's national RBAC roles, in the order of the attribute. */
    public static List<RoleProfile> roles(UserModel person) {
        return read(person, PersonAttributes.ROLES, DirectoryJson::role);
    }

    /** The organisations that the person has a role with, in the order of the attribute. */
    public static List<Organisation> organisations(UserModel person) {
        return read(person, PersonAttributes.ORGANISATIONS, DirectoryJson::organisation);
    }

    /** The person's entries at organisations, in the order of the attribute. */
    public static List<OrganisationMembership> organisationMemberships(UserModel person) {
        return read(person, PersonAttributes.ORGANISATION_MEMBERSHIPS, DirectoryJson::membership);
    }

    /** The person's entries at organisations that they have a role in, in the order of the attribute. */
    public static List<OrganisationMembership> organisationRoles(UserModel person) {
        return read(person, PersonAttributes.ORGANISATION_ROLES, DirectoryJson::membership);
    }

    private static <T> List<T> read(UserModel person, String attribute, Function<String, T> reader) {
        return person.getAttributeStream(attribute)
                .flatMap(value -> {
                    try {
                        return Stream.of(reader.apply(value));
                    } catch (MalformedEntryException e) {
                        LOGGER.warnf(
                                "Left out an entry of %s of user %s: %s", attribute, person.getId(), e.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }
}
