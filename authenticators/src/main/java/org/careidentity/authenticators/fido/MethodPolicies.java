package org.careidentity.authenticators.fido;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.mappers.methods.LoginMethods;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The policies that hold in a realm outside a login: those of the methods in its browser flow. */
final class MethodPolicies {

    private MethodPolicies() {}

    /** The policies of the methods that the realm's browser flow offers, in its order; unreadable ones are left out. */
    static List<FidoPolicy> offered(KeycloakSession session, RealmModel realm) {
        return configured(session, realm)
                .flatMap(step -> {
                    try {
                        return Stream.of(step.policy());
                    } catch (PolicyConfigurationException unreadable) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    /**
     * The policy of one method: as the realm's browser flow has it, or its defaults when that flow does not have it.
     *
     * @throws PolicyConfigurationException when a setting can't be read
     */
    static FidoPolicy of(KeycloakSession session, RealmModel realm, FidoPolicy defaults)
            throws PolicyConfigurationException {
        Optional<Configured> step = configured(session, realm)
                .filter(candidate -> candidate.method().id().equals(defaults.method()))
                .findFirst();
        return step.isPresent() ? step.get().policy() : defaults;
    }

    /** The defaults of the method with this id; empty for a method that is not by WebAuthn. */
    static Optional<FidoPolicy> defaults(String method) {
        return Policies.ALL.stream()
                .filter(policy -> policy.method().equals(method))
                .findFirst();
    }

    /** The defaults of the method with this credential type. */
    static Optional<FidoPolicy> ofType(String credentialType) {
        return Policies.ALL.stream()
                .filter(policy -> policy.credentialType().equals(credentialType))
                .findFirst();
    }

    private static Stream<Configured> configured(KeycloakSession session, RealmModel realm) {
        return LoginMethods.inBrowserFlow(
                session,
                realm,
                (execution, method, configuration) ->
                        method instanceof FidoMethod fido ? new Configured(fido, configuration) : null);
    }

    private record Configured(FidoMethod method, Map<String, String> configuration) {

        FidoPolicy policy() throws PolicyConfigurationException {
            return method.policy(configuration);
        }
    }
}
