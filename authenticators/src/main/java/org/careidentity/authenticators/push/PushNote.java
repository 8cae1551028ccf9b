package org.careidentity.authenticators.push;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What a login by push remembers between its pages: under its own execution, so that it means nothing to another (CVE-2026-18963). */
enum PushNote {
    /** The id of the request whose number the page shows. */
    REQUEST,
    /** The person whom this browser remembers, who asked their phone without a password. */
    REMEMBERED,
    /** That the browser is to be remembered once the phone has approved. */
    REMEMBER,
    /** That the person whom the browser remembers is not the one who logs in. */
    ANOTHER_ADDRESS;

    private static final String NAME = "care_identity_push.";

    Optional<String> read(AuthenticationFlowContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(name(context)));
    }

    void write(AuthenticationFlowContext context, String value) {
        context.getAuthenticationSession().setAuthNote(name(context), value);
    }

    void drop(AuthenticationFlowContext context) {
        context.getAuthenticationSession().removeAuthNote(name(context));
    }

    private String name(AuthenticationFlowContext context) {
        return NAME + name() + "." + context.getExecution().getId();
    }
}
