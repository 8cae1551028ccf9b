package org.careidentity.openid.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.careidentity.mappers.methods.LoginMethods;
import org.careidentity.model.AcrValue;
import org.careidentity.model.LoginMethod;
import org.keycloak.crypto.ClientSignatureVerifierProvider;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * What a realm can do as it is set up now.
 *
 * @param acrValues what a login in the realm's browser flow can end in
 * @param scopes what a client may ask: {@code openid} and the optional scopes of new clients, without helper scopes
 * @param tokenSignatures the algorithms of the realm's active asymmetric keys
 * @param clientSignatures the asymmetric algorithms by which clients may sign their assertions
 */
record RealmCapabilities(
        List<String> acrValues, List<String> scopes, List<String> tokenSignatures, List<String> clientSignatures) {

    static RealmCapabilities of(KeycloakSession session, RealmModel realm) {
        return new RealmCapabilities(
                acrValues(session, realm), scopes(realm), tokenSignatures(session, realm), clientSignatures(session));
    }

    private static List<String> acrValues(KeycloakSession session, RealmModel realm) {
        List<LoginMethod.Reach> reaches = LoginMethods.inBrowserFlow(
                        session, realm, (execution, method, configuration) -> method.reach(configuration))
                .toList();
        return Stream.of(AcrValue.values())
                .filter(acr -> reaches.stream().anyMatch(acr::offers))
                .map(AcrValue::name)
                .toList();
    }

    private static List<String> scopes(RealmModel realm) {
        Stream<String> optional = realm.getDefaultClientScopesStream(false)
                .filter(scope -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol()))
                .filter(ClientScopeModel::isIncludeInOpenIDProviderMetadata)
                .map(ClientScopeModel::getName)
                .sorted();
        return Stream.concat(Stream.of("openid"), optional).distinct().toList();
    }

    private static List<String> tokenSignatures(KeycloakSession session, RealmModel realm) {
        return session.keys()
                .getKeysStream(realm)
                .filter(key -> key.getUse() == KeyUse.SIG && key.getStatus().isActive())
                // a secret key signs as well, but nobody else can verify what it signed
                .filter(key -> key.getPublicKey() != null)
                .map(key -> key.getAlgorithmOrDefault())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> clientSignatures(KeycloakSession session) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(ClientSignatureVerifierProvider.class)
                .map(factory -> factory.getId())
                .filter(algorithm -> session.getProvider(ClientSignatureVerifierProvider.class, algorithm)
                        .isAsymmetricAlgorithm())
                .sorted()
                .toList();
    }
}
