package org.careidentity.authenticators.fido;

import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** PLACEHOLDER until the table's own. */
final class CredentialIndex {
    static boolean claim(RequiredActionContext context, FidoPolicy policy, CredentialModel stored, FidoCredential c) {
        return true;
    }

    static Optional<OwnedCredential> owner(
            KeycloakSession session, RealmModel realm, Assertion assertion, UserModel identified) {
        return Optional.empty();
    }
}
