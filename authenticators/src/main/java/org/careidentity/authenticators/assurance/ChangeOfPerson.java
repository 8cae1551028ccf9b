package org.careidentity.authenticators.assurance;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.LoginResult;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel;

/**
 * Shift change on a ward PC: another person proved who they are in a browser that has somebody's session. That session
 * ends, its applications are told by back-channel logout, and the login goes on under a new session id. Keycloak by
 * itself answers with an error page that names the first person.
 */
final class ChangeOfPerson {

    /** Where the login is: in the browser flow, or in the flow that Keycloak runs after a login at a provider. */
    private static final List<String> GOES_ON = List.of(
            AuthenticationProcessor.CURRENT_FLOW_PATH,
            PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT,
            PostBrokerLoginConstants.PBL_AFTER_FIRST_BROKER_LOGIN);

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
        for (String note : GOES_ON) {
            fresh.setAuthNote(note, old.getAuthNote(note));
        }

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
