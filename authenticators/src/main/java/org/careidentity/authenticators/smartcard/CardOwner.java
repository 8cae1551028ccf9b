package org.careidentity.authenticators.smartcard;

import java.util.List;
import java.util.Optional;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whose card it is: the one person of the realm with the UUID that the certificate names. */
final class CardOwner {

    private CardOwner() {}

    /** Empty when nobody has the UUID, or more than one person: Keycloak does not keep attributes unique. */
    static Optional<UserModel> of(KeycloakSession session, RealmModel realm, String uuid) {
        List<UserModel> people = session.users()
                .searchForUserByUserAttributeStream(realm, PersonAttributes.UUID, uuid)
                .limit(2)
                .toList();
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }
}
