package org.careidentity.registration.link;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.mappers.methods.LoginMethods;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LoginMethod;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * A login method that people can register an authenticator for by a link.
 *
 * @param id of the method
 * @param level the highest that it can reach
 * @param action the alias of the required action that registers
 */
public record IssuableMethod(String id, AssuranceLevel level, String action) {

    private static final String ACTION = "care-identity-register-";

    /**
     * Those of the realm's browser flow whose action is switched on. Smartcards are not among them: they are made by their
     * issuers and carry who they are for.
     */
    public static List<IssuableMethod> of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return LoginMethods.inBrowserFlow(session, realm, (execution, method, configuration) -> issuable(
                                realm, method, method.reach(configuration))
                        .orElse(null))
                .distinct()
                .toList();
    }

    /** The one with an id. */
    public static Optional<IssuableMethod> find(KeycloakSession session, String id) {
        return of(session).stream().filter(method -> method.id().equals(id)).findFirst();
    }

    private static Optional<IssuableMethod> issuable(RealmModel realm, LoginMethod method, LoginMethod.Reach reach) {
        boolean registers = AuthenticatorKinds.ALL.stream()
                .filter(kind -> !kind.registersItself())
                .anyMatch(kind -> kind.registers(method.id()));
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ACTION + method.id());
        return registers && action != null && action.isEnabled()
                ? reach.levels().stream()
                        .max(Comparator.naturalOrder())
                        .map(level -> new IssuableMethod(method.id(), level, action.getAlias()))
                : Optional.empty();
    }
}
