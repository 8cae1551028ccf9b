package org.careidentity.authenticators.assurance;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.LoginResult;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel;

/**
 * Shift change on a ward PC: another person proved who they are in a browser that has somebody's session. That session
 * ends, its applications are told by back-channel logout, and the login goes on under a new session id. Keycloak by
 * itself answers with an error page that names the first person.
 */
final class ChangeOfPerson {

    private ChangeOfPerson() {}

    static void begin(AuthenticationFlowContext context, LoginResult result, UserSessionModel previous) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel old = context.getAuthenticationSession();
        UserModel person = context.getUser();
        Map<String, CommonClientSessionModel.ExecutionStatus> statuses = Map.copyOf(old.getExecutionStatus());
        Map<String, String> notes = Map.copyOf(old.getUserSessionNotes());

        AuthenticationSessionModel fresh = AuthenticationProcessor.recreate(session, old);
        fresh.setAuthenticatedUser(person);
        statuses.forEach(fresh::setExecutionStatus);
        notes.forEach(fresh::setUserSessionNote);
        ChosenMethod.set(fresh, result.proof().method());
        result.write(fresh);
        fresh.setAction(CommonClientSessionModel.Action.AUTHENTICATE.name());
        fresh.setAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH, LoginActionsService.AUTHENTICATE_PATH);

        end(context, previous);
        context.challenge(Response.status(Response.Status.FOUND)
                .location(new AuthenticationFlowURLHelper(session, context.getRealm(), context.getUriInfo())
                        .getLastExecutionUrl(fresh))
                .build());
    }

    private static void end(AuthenticationFlowContext context, UserSessionModel previous) {
        KeycloakSession session = context.getSession();
        KeycloakContext request = session.getContext();
        EventBuilder event = new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(EventType.LOGOUT)
                .user(previous.getUser())
                .session(previous)
                .detail("care_identity_reason", "care_identity_change_of_person");
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                previous,
                request.getUri(),
                context.getConnection(),
                request.getRequestHeaders(),
                true);
        event.success();
    }
}
