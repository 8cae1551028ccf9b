package org.careidentity.mappers.methods;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The login methods that a flow holds. */
public final class LoginMethods {

    private LoginMethods() {}

    /** What becomes of a method that was found. */
    @FunctionalInterface
    public interface Found<T> {

        /**
         * Makes of it what the caller wants.
         *
         * @param execution the id of its execution
         * @param method its description
         * @param configuration the configuration of this execution; empty when it has none
         */
        T of(String execution, LoginMethod method, Map<String, String> configuration);
    }

    /** The enabled methods of a flow and of its sub-flows that the realm is set up for, in the flow's order. */
    public static <T> Stream<T> inFlow(KeycloakSession session, RealmModel realm, String flowId, Found<T> found) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? inFlow(session, realm, execution.getFlowId(), found)
                        : step(session, realm, execution, found));
    }

    /** What the caller makes of the methods of a realm's browser flow; those of which it makes null are left out. */
    public static <T> Stream<T> inBrowserFlow(KeycloakSession session, RealmModel realm, Found<T> found) {
        return inFlow(session, realm, realm.getBrowserFlow().getId(), found).filter(Objects::nonNull);
    }

    private static <T> Stream<T> step(
            KeycloakSession session, RealmModel realm, AuthenticationExecutionModel execution, Found<T> found) {
        var factory = session.getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        if (!(factory instanceof LoginMethod method)) {
            return Stream.empty();
        }
        Map<String, String> configuration = configuration(realm, execution);
        boolean there = !(factory instanceof SetUpInRealm dependent) || dependent.isSetUp(session, configuration);
        return there ? Stream.of(found.of(execution.getId(), method, configuration)) : Stream.empty();
    }

    private static Map<String, String> configuration(RealmModel realm, AuthenticationExecutionModel execution) {
        AuthenticatorConfigModel configuration = execution.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
        return configuration == null || configuration.getConfig() == null ? Map.of() : configuration.getConfig();
    }
}
