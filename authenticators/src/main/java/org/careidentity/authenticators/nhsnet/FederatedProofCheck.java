package org.careidentity.authenticators.nhsnet;

import java.util.Optional;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * A session's proof by NHS.net Connect proves nothing more when the link to the account was removed, or the provider was
 * switched off. Keycloak keeps links and providers in its caches.
 */
record FederatedProofCheck(KeycloakSession session) implements ProofCheck {

    @Override
    public Optional<Proof> standing(UserSessionModel userSession, Proof proof) {
        if (!NhsNetConnectMethod.ID.equals(proof.method())) {
            return Optional.of(proof);
        }
        return LinkedAccount.of(userSession)
                .filter(account ->
                        NhsNetConnectMethod.model(session, account.alias()).isPresent())
                .filter(account -> linked(userSession, account))
                .map(any -> proof);
    }

    private boolean linked(UserSessionModel userSession, LinkedAccount account) {
        return session.users()
                .getFederatedIdentitiesStream(userSession.getRealm(), userSession.getUser())
                .anyMatch(link -> link.getIdentityProvider().equals(account.alias())
                        && link.getUserId().equals(account.account()));
    }
}
