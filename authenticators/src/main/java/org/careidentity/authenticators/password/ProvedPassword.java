package org.careidentity.authenticators.password;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/**
 * The person whose password this login has proved, for the pages after it. The note is the execution's own, so that it means
 * nothing to another one (CVE-2026-18963), and it is no result: assurance reads the one that the step makes in the end.
 */
public final class ProvedPassword {

    private static final String NOTE = "care_identity_password.";
    private static final String SEPARATOR = " ";

    private ProvedPassword() {}

    /** Keeps whose it was. */
    public static void remember(AuthenticationFlowContext context, UserModel person) {
        context.getAuthenticationSession()
                .setAuthNote(note(context), Time.currentTimeMillis() + SEPARATOR + person.getId());
    }

    /** Begins again. */
    public static void forget(AuthenticationFlowContext context) {
        context.getAuthenticationSession().removeAuthNote(note(context));
    }

    /** Whose it was; empty before, and when it is the person's password no more. */
    public static Optional<UserModel> person(AuthenticationFlowContext context) {
        String note = context.getAuthenticationSession().getAuthNote(note(context));
        if (note == null) {
            return Optional.empty();
        }
        int separator = note.indexOf(SEPARATOR);
        long proved = Long.parseLong(note.substring(0, separator));
        return Optional.ofNullable(context.getSession()
                        .users()
                        .getUserById(context.getRealm(), note.substring(separator + SEPARATOR.length())))
                .filter(person -> proved > changed(context, person));
    }

    private static long changed(AuthenticationFlowContext context, UserModel person) {
        return PasswordChange.last(context.getSession(), context.getRealm(), person)
                .orElseGet(() -> PasswordChange.voided(context.getSession(), context.getRealm(), person));
    }

    private static String note(AuthenticationFlowContext context) {
        return NOTE + context.getExecution().getId();
    }
}
