package org.careidentity.authenticators.authenticatorapp;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * The person whose password this login has proved, for the second page. The note is the execution's own, so that it means
 * nothing to another one (CVE-2026-18963), and it is no result: assurance reads the one that the code makes.
 */
final class ProvedPassword {

    private static final String NOTE = "care_identity_app_password.";

    private ProvedPassword() {}

    static void remember(AuthenticationFlowContext context, UserModel person) {
        context.getAuthenticationSession().setAuthNote(note(context), person.getId());
    }

    static void forget(AuthenticationFlowContext context) {
        context.getAuthenticationSession().removeAuthNote(note(context));
    }

    static Optional<UserModel> person(AuthenticationFlowContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(note(context)))
                .map(id -> context.getSession().users().getUserById(context.getRealm(), id));
    }

    private static String note(AuthenticationFlowContext context) {
        return NOTE + context.getExecution().getId();
    }
}
