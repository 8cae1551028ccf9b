package org.careidentity.mappers.directory;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The role that a person chose for a session: the id of a role profile, or empty text for a person without roles. */
public final class SelectedRole {

    private static final String NOTE = "care_identity_role";

    private SelectedRole() {}

    /** Makes a role the session's, when the login that is running ends. */
    public static void set(AuthenticationSessionModel authSession, String role) {
        authSession.setUserSessionNote(NOTE, role);
    }

    /** What was chosen; empty when nothing was asked yet. */
    public static Optional<String> of(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(NOTE));
    }

    /** What was chosen, if the directory still has it, else empty text: a role that is gone is nobody's. */
    public static String current(KeycloakSession session, UserSessionModel userSession) {
        return of(userSession)
                .filter(chosen -> SessionDirectory.of(session, userSession).roles().stream()
                        .anyMatch(role -> role.personRoleId().equals(chosen)))
                .orElse("");
    }
}
