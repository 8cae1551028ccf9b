package org.careidentity.registration.person;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** How people are called. */
public final class PersonName {

    private PersonName() {}

    /** The name for display, else the given and family name, else the user name. */
    public static String of(UserModel person) {
        return Optional.ofNullable(person.getFirstAttribute(PersonAttributes.NAME))
                .filter(name -> !name.isBlank())
                .or(() -> Optional.of(Stream.of(person.getFirstName(), person.getLastName())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" "))
                                .strip())
                        .filter(name -> !name.isEmpty()))
                .orElseGet(person::getUsername);
    }

    /** Of the user with an id; the id itself of one who is gone, or of no user. */
    public static String of(KeycloakSession session, String id) {
        return Optional.ofNullable(
                        session.users().getUserById(session.getContext().getRealm(), id))
                .map(PersonName::of)
                .orElse(id);
    }
}
