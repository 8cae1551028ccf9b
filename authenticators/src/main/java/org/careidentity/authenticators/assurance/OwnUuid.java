package org.careidentity.authenticators.assurance;

import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether a person's UUID is theirs alone. Keycloak keeps user names unique and attributes not, so a UUID that is not
 * the user name must be nobody else's: {@code sub} never means two people (OpenID Connect Core 1.0 section 2).
 */
final class OwnUuid {

    private OwnUuid() {}

    static boolean of(KeycloakSession session, RealmModel realm, UserModel person) {
        String uuid = PersonAttributes.uuid(person).orElseThrow();
        return uuid.equals(person.getUsername())
                || session.users()
                                .searchForUserByUserAttributeStream(realm, PersonAttributes.UUID, uuid)
                                .limit(2)
                                .count()
                        == 1;
    }
}
