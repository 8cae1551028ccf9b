package org.careidentity.authenticators.authenticatorapp;

import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.TotpBean;
import org.keycloak.models.utils.FormMessage;

/** The four pages of a registration. */
final class RegistrationPages {

    private RegistrationPages() {}

    /**
     * Shows a page.
     *
     * @param error what was wrong with the page before; null for nothing
     */
    static void show(RequiredActionContext context, RegistrationState state, FormMessage error) {
        Map<String, Object> members = new HashMap<>();
        members.put("account", context.getUser().getEmail());
        members.put("leastLength", NewPassword.leastLength(context.getRealm().getPasswordPolicy()));
        // what the person had typed: a refusal does not lose it
        Form entered = Form.of(context.getHttpRequest());
        members.put("enteredEmail", entered.text(EmailStep.ADDRESS));
        members.put("enteredLabel", entered.text(NewApp.LABEL));
        if (state == RegistrationState.APP) {
            members.putAll(secret(context));
        }
        LoginFormsProvider page =
                Page.of(context.form(), context.getSession(), context.getAuthenticationSession(), members);
        if (error != null) {
            page.addError(error);
        }
        context.challenge(page.createForm(template(state)));
    }

    /** The secret, as Keycloak's own page of this action has it: a picture, and a text in groups of four. */
    private static Map<String, Object> secret(RequiredActionContext context) {
        TotpBean app = new TotpBean(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                context.getUriInfo().getRequestUriBuilder(),
                NewApp.secret(context));
        return Map.of("picture", app.getTotpSecretQrCode(), "key", app.getTotpSecretEncoded());
    }

    private static String template(RegistrationState state) {
        return switch (state) {
            case ADDRESS -> "care-identity-app-register-email.ftl";
            case EMAILED_PASSWORD -> "care-identity-app-register-emailed.ftl";
            case PASSWORD -> "care-identity-app-register-password.ftl";
            case APP -> "care-identity-app-register-app.ftl";
        };
    }
}
