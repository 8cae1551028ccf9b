package org.careidentity.authenticators.push;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.flow.MethodStep;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.password.ProvedPassword;
import org.careidentity.authenticators.push.request.Limit;
import org.careidentity.authenticators.push.request.PushRequest;
import org.careidentity.authenticators.selfservice.UnlockAddress;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The pages of a login by push. */
final class PushPages {

    private static final String PASSWORD = "care-identity-push-login.ftl";
    private static final String REMEMBERED = "care-identity-push-remembered.ftl";
    private static final String NUMBER = "care-identity-push-number.ftl";
    private static final String AGAIN = "care-identity-push-again.ftl";

    private PushPages() {}

    /** The page that asks for e-mail address and password, and keeps the address that was typed. */
    static Response password(AuthenticationFlowContext context, PushSettings settings, String address) {
        return Page.of(context, members(settings, address)).createForm(PASSWORD);
    }

    /** The same with what went wrong there. */
    static Response password(
            AuthenticationFlowContext context, PushSettings settings, String address, RefusedException refused) {
        Map<String, Object> members = members(settings, address);
        if (Errors.USER_TEMPORARILY_DISABLED.equals(refused.reason())) {
            members.put("elsewhere", MethodStep.others(context));
            UnlockAddress.of(context.getSession()).ifPresent(page -> members.put("unlock", page));
        }
        return Page.of(context, members).addError(refused.shown()).createForm(PASSWORD);
    }

    /** The same with what is missing. */
    static Response password(
            AuthenticationFlowContext context, PushSettings settings, String address, FormMessage error) {
        return Page.of(context, members(settings, address)).addError(error).createForm(PASSWORD);
    }

    private static Map<String, Object> members(PushSettings settings, String address) {
        Map<String, Object> members = new HashMap<>();
        members.put("email", address);
        members.put("days", settings.remembered().toDays());
        return members;
    }

    /** The page of a browser that remembers somebody. */
    static Response remembered(AuthenticationFlowContext context, UserModel person) {
        return Page.of(context, Map.of("account", masked(person))).createForm(REMEMBERED);
    }

    /** Enough for the owner to know it, and not enough to write to: whoever sits at the computer sees it. */
    static String masked(UserModel person) {
        String address = AccountName.of(person);
        int at = address.indexOf('@');
        String name = at < 0 ? address : address.substring(0, at);
        return name.substring(0, Math.min(1, name.length())) + "\u2026" + (at < 0 ? "" : address.substring(at));
    }

    /**
     * The page with the number.
     *
     * @param notice the key of what is said of the state; null for nothing
     */
    static Response number(AuthenticationFlowContext context, PushRequest request, String notice) {
        Map<String, Object> members = new HashMap<>();
        members.put("number", request.number());
        members.put("seconds", Math.max(1, request.expires() - Time.currentTime()));
        members.put("state", RealmPush.path(context.getSession(), "logins", request.id()));
        LoginFormsProvider page = Page.of(context, members);
        if (notice != null) {
            page.setInfo(notice);
        }
        return page.createForm(NUMBER);
    }

    /** The page of somebody whose request has ended without an answer. */
    static Response again(AuthenticationFlowContext context) {
        return Page.of(context, Map.of("limited", false)).createForm(AGAIN);
    }

    /** The same with why. */
    static Response again(AuthenticationFlowContext context, String why) {
        return Page.of(context, Map.of("limited", false)).setError(why).createForm(AGAIN);
    }

    /** The page of somebody who may not ask now. */
    static Response limited(AuthenticationFlowContext context, Limit limit) {
        return Page.of(context, Map.of("limited", true))
                .setError(limit.message())
                .createForm(AGAIN);
    }

    /** Begins with the password again, and says why. */
    static void startOver(AuthenticationFlowContext context, PushSettings settings, RefusedException refused) {
        ProvedPassword.forget(context);
        PushNote.REMEMBERED.drop(context);
        PushNote.ANOTHER_ADDRESS.write(context, "true");
        context.forceChallenge(password(context, settings, "", refused));
    }
}
