package org.careidentity.mappers.directory.attributes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.mappers.directory.RoleDirectory;
import org.careidentity.mappers.directory.attributes.DirectoryJson.MalformedEntryException;
import org.careidentity.model.Dated;
import org.careidentity.model.DatedDirectoryEntry;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;

/**
 * Roles and organisations as they stand in a person's user attributes. An entry that can't be read is left out, with a
 * warning that names the person's id and the attribute: nobody gets a role that an administrator did not write.
 */
final class UserAttributeDirectory implements RoleDirectory {

    static final UserAttributeDirectory INSTANCE = new UserAttributeDirectory();

    private static final List<String> ATTRIBUTES = List.of(
            PersonAttributes.ROLES,
            PersonAttributes.ORGANISATIONS,
            PersonAttributes.ORGANISATION_MEMBERSHIPS,
            PersonAttributes.ORGANISATION_ROLES);
    private static final Logger LOGGER = Logger.getLogger(UserAttributeDirectory.class);

    private UserAttributeDirectory() {}

    @Override
    public DirectoryAnswer read(UserModel person) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        ATTRIBUTES.forEach(attribute ->
                values.put(attribute, person.getAttributeStream(attribute).toList()));
        return ReadBefore.orElse(person, values, () -> read(person, values));
    }

    private static DirectoryAnswer read(UserModel person, Map<String, List<String>> values) {
        List<String> leftOut = new ArrayList<>();
        return new DirectoryAnswer(
                new DatedDirectoryEntry(
                        read(person, values, PersonAttributes.ROLES, DirectoryJson::role, leftOut),
                        read(person, values, PersonAttributes.ORGANISATIONS, DirectoryJson::organisation, leftOut),
                        read(
                                person,
                                values,
                                PersonAttributes.ORGANISATION_MEMBERSHIPS,
                                DirectoryJson::membership,
                                leftOut),
                        read(person, values, PersonAttributes.ORGANISATION_ROLES, DirectoryJson::membership, leftOut)),
                leftOut);
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public void close() {}

    private static <T> List<Dated<T>> read(
            UserModel person,
            Map<String, List<String>> values,
            String attribute,
            Function<String, Dated<T>> reader,
            List<String> leftOut) {
        return values.get(attribute).stream()
                .flatMap(value -> {
                    try {
                        return Stream.of(reader.apply(value));
                    } catch (MalformedEntryException e) {
                        LOGGER.warnf(
                                "Left out an entry of %s of user %s: %s", attribute, person.getId(), e.getMessage());
                        leftOut.add(attribute + ": " + e.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }
}
