package org.careidentity.authenticators.flow;

import java.util.Arrays;
import java.util.List;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The scopes of a request that change what the login pages do. */
public final class RequestedScopes {

    private static final String SELECT = "selectedrole";
    private static final String CHANGE = "changedrole";

    private RequestedScopes() {}

    /** Whether the application wants to know the role that the person works in. */
    public static boolean asksForRole(AuthenticationSessionModel authSession) {
        return of(authSession).contains(SELECT)
                || authSession.getClient().getClientScopes(true).containsKey(SELECT)
                || changesRole(authSession);
    }

    /** Whether the person is to pick another role, which takes a new authentication. */
    public static boolean changesRole(AuthenticationSessionModel authSession) {
        return of(authSession).contains(CHANGE);
    }

    private static List<String> of(AuthenticationSessionModel authSession) {
        String scope = authSession.getClientNote(OIDCLoginProtocol.SCOPE_PARAM);
        return scope == null ? List.of() : Arrays.asList(scope.split(" "));
    }
}
