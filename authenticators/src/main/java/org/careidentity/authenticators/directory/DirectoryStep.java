package org.careidentity.authenticators.directory;

import java.util.Optional;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RunningSession;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.DirectorySettings;
import org.careidentity.mappers.directory.RoleDirectory;
import org.careidentity.mappers.directory.SessionDirectory;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reads a remote directory once a login, for the session to keep. Single sign-on reads nothing when the session has an
 * answer; a live directory, such as the user attributes, is not read here at all.
 */
final class DirectoryStep implements Step {

    static final DirectoryStep INSTANCE = new DirectoryStep();

    private static final Logger LOGGER = Logger.getLogger(DirectoryStep.class);
    private static final String REFUSED = "care-identity-directory-refused";
    private static final String DIRECTORY = "care_identity_directory";
    private static final int LEFT_OUT_IN_EVENT = 5;

    private DirectoryStep() {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        DirectorySettings settings = DirectorySettings.of(context.getAuthenticatorConfig());
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Optional<UserSessionModel> running = RunningSession.of(context.getSession(), authSession);
        RoleDirectory directory = context.getSession().getProvider(RoleDirectory.class, settings.provider());
        if (directory == null) {
            LOGGER.errorf("There is no role directory '%s': logins are refused", settings.provider());
            context.getEvent().user(context.getUser()).detail(DIRECTORY, settings.provider());
            Refusal.page(context, "care_identity_directory_not_installed", REFUSED);
        } else if (directory.live()) {
            SessionDirectory.forget(authSession, running);
            context.success();
        } else if (AuthenticatorUtil.isSSOAuthentication(authSession)
                && running.filter(session -> SessionDirectory.has(session, settings.provider()))
                        .isPresent()) {
            context.success();
        } else {
            read(context, settings, directory);
        }
    }

    private static void read(AuthenticationFlowContext context, DirectorySettings settings, RoleDirectory directory) {
        EventBuilder event = context.getEvent().detail(DIRECTORY, settings.provider());
        try {
            DirectoryAnswer answer = directory.read(context.getUser());
            int kept = SessionDirectory.keep(context.getAuthenticationSession(), settings.provider(), answer.entry());
            event.detail("care_identity_directory_kept", Integer.toString(kept));
            tellLeftOut(event, context, answer);
            context.success();
        } catch (DirectoryException e) {
            LOGGER.warnf(
                    "No answer of directory %s about user %s: %s (%s)",
                    settings.provider(), context.getUser().getId(), e.reason(), e.getMessage());
            if (settings.refuses() || e.reason() == DirectoryException.Reason.NOT_CONFIGURED) {
                event.user(context.getUser());
                Refusal.page(context, e.reason().code(), REFUSED);
            } else {
                goOn(context, e);
            }
        }
    }

    private static void tellLeftOut(EventBuilder event, AuthenticationFlowContext context, DirectoryAnswer answer) {
        if (answer.leftOut().isEmpty()) {
            return;
        }
        LOGGER.warnf(
                "Directory entries of user %s left out: %s", context.getUser().getId(), answer.leftOut());
        event.detail(
                        "care_identity_directory_left_out",
                        Integer.toString(answer.leftOut().size()))
                .detail(
                        "care_identity_directory_left_out_first",
                        String.join(
                                "; ",
                                answer.leftOut().stream()
                                        .limit(LEFT_OUT_IN_EVENT)
                                        .toList()));
    }

    /** The login goes on without roles, and has an event of its own beside the one that it ends with. */
    private static void goOn(AuthenticationFlowContext context, DirectoryException failure) {
        SessionDirectory.keepNothing(context.getAuthenticationSession());
        context.getEvent()
                .clone()
                .user(context.getUser())
                .detail("care_identity_outcome", "login_without_roles")
                .error(failure.reason().code());
        context.getEvent()
                .detail("care_identity_directory_error", failure.reason().code());
        context.success();
    }
}
