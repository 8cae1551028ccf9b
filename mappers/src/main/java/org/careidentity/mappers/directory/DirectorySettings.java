package org.careidentity.mappers.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How the directory step of a flow is set.
 *
 * @param provider id of the {@link RoleDirectory}
 * @param refuses whether a login is refused when the directory has no answer; else it goes on without roles
 */
public record DirectorySettings(String provider, boolean refuses) {

    /** Provider id of the directory step. */
    public static final String STEP = "care-identity-directory";

    /** Setting: id of the directory. */
    public static final String PROVIDER = "directory";

    /** Setting: what a directory without an answer means. */
    public static final String ON_FAILURE = "on-failure";

    /** The login goes on without roles. */
    public static final String WITHOUT_ROLES = "without-roles";

    /** The login is refused. */
    public static final String REFUSE = "refuse";

    /** The directory of a flow without settings. */
    public static final String USER_ATTRIBUTES = "attributes";

    private static final String BROWSER = "browser";

    /** Reads a step's settings; a value that nobody knows refuses, since somebody meant to set something. */
    public static DirectorySettings of(AuthenticatorConfigModel config) {
        Map<String, String> values = config == null || config.getConfig() == null ? Map.of() : config.getConfig();
        String provider = values.getOrDefault(PROVIDER, "").strip();
        String onFailure = values.getOrDefault(ON_FAILURE, "").strip();
        return new DirectorySettings(
                provider.isEmpty() ? USER_ATTRIBUTES : provider,
                !onFailure.isEmpty() && !WITHOUT_ROLES.equals(onFailure));
    }

    /**
     * The settings of every directory step that a login of this client may pass: the realm's browser flow and the
     * client's own. None when there is no such step.
     */
    static Stream<DirectorySettings> inForce(RealmModel realm, ClientModel client) {
        String own = client == null ? null : client.getAuthenticationFlowBindingOverride(BROWSER);
        return Stream.of(realm.getBrowserFlow(), own == null ? null : realm.getAuthenticationFlowById(own))
                .filter(Objects::nonNull)
                .flatMap(flow -> steps(realm, flow));
    }

    /**
     * The directory of every login of this client; empty when the steps that it may pass name several, or one that is not there.
     *
     * @param client null for none: then the realm's browser flow says
     */
    static Optional<RoleDirectory> directory(KeycloakSession session, ClientModel client) {
        List<String> directories = inForce(session.getContext().getRealm(), client)
                .map(DirectorySettings::provider)
                .distinct()
                .toList();
        return directories.size() > 1
                ? Optional.empty()
                : Optional.ofNullable(session.getProvider(
                        RoleDirectory.class, directories.isEmpty() ? USER_ATTRIBUTES : directories.get(0)));
    }

    private static Stream<DirectorySettings> steps(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(execution -> STEP.equals(execution.getAuthenticator()))
                .filter(execution -> !execution.isDisabled())
                .map(AuthenticationExecutionModel::getAuthenticatorConfig)
                .map(config -> of(config == null ? null : realm.getAuthenticatorConfigById(config)));
    }
}
