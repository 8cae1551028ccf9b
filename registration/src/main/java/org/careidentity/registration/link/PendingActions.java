package org.careidentity.registration.link;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/**
 * What Keycloak would have a person do at their next login. It would have them do so in the login of a link as well, by the link
 * and its passphrase alone: a link is for one method, so that nobody goes on by one while something else waits.
 */
final class PendingActions {

    private PendingActions() {}

    /** The name of the first that is switched on; empty for none. */
    static Optional<String> of(RealmModel realm, UserModel person) {
        return person.getRequiredActionsStream()
                .map(realm::getRequiredActionProviderByAlias)
                .filter(Objects::nonNull)
                .filter(RequiredActionProviderModel::isEnabled)
                .map(RequiredActionProviderModel::getName)
                .findFirst();
    }
}
