package org.careidentity.authenticators.smartcard.cardhost;

import java.net.URI;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who asks for a card: a step of a login, or an action in one.
 *
 * @param authSession the login
 * @param id what tells the asker from others in this login
 * @param action makes the address where the asker goes on
 */
public record Asker(KeycloakSession session, AuthenticationSessionModel authSession, String id, Supplier<URI> action) {

    /** The running step of a login. */
    public static Asker of(AuthenticationFlowContext context) {
        return new Asker(
                context.getSession(),
                context.getAuthenticationSession(),
                context.getExecution().getId(),
                () -> context.getActionUrl(context.generateAccessCode()));
    }

    /** The running action. */
    public static Asker of(RequiredActionContext context) {
        return new Asker(
                context.getSession(),
                context.getAuthenticationSession(),
                context.getAction(),
                () -> context.getActionUrl(context.generateCode()));
    }
}
