package org.careidentity.authenticators.authenticatorapp;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.flow.MethodStep;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.selfservice.UnlockAddress;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** The two pages of a login. */
final class LoginPages {

    private static final String PASSWORD = "care-identity-app-login.ftl";
    private static final String CODE = "care-identity-app-code.ftl";

    private LoginPages() {}

    /** The page that asks for e-mail address and password, and keeps the address that was typed. */
    static Response password(AuthenticationFlowContext context, String address) {
        return Page.of(context, Map.of("email", address)).createForm(PASSWORD);
    }

    /** The same with what went wrong there; for somebody who is locked with what still works. */
    static Response password(AuthenticationFlowContext context, String address, RefusedException refused) {
        Map<String, Object> members = new HashMap<>(Map.of("email", address));
        if (Errors.USER_TEMPORARILY_DISABLED.equals(refused.reason())) {
            members.put("elsewhere", MethodStep.others(context));
            UnlockAddress.of(context.getSession()).ifPresent(page -> members.put("unlock", page));
        }
        return Page.of(context, members).addError(refused.shown()).createForm(PASSWORD);
    }

    /** The same with a field that was left empty. */
    static Response password(AuthenticationFlowContext context, String address, FormMessage empty) {
        return Page.of(context, Map.of("email", address)).addError(empty).createForm(PASSWORD);
    }

    /** The page that asks for the code. */
    static Response code(AuthenticationFlowContext context) {
        return Page.of(context, Map.of("again", false)).createForm(CODE);
    }

    /** The same after a code that was not taken. */
    static Response code(AuthenticationFlowContext context, FormMessage error) {
        return Page.of(context, Map.of("again", true)).addError(error).createForm(CODE);
    }
}
