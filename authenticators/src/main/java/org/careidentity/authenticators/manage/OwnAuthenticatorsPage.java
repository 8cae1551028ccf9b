package org.careidentity.authenticators.manage;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page with the person's authenticators, and what this login may do with each. */
final class OwnAuthenticatorsPage {

    /** What names an authenticator in every form: the id of its stored credential. */
    static final String FIELD = "credentialId";

    private static final String TEMPLATE = "care-identity-authenticators.ftl";

    private OwnAuthenticatorsPage() {}

    static void show(RequiredActionContext context) {
        context.challenge(page(context).createForm(TEMPLATE));
    }

    static void refuse(RequiredActionContext context, String message) {
        context.challenge(page(context).setError(message).createForm(TEMPLATE));
    }

    static void succeed(RequiredActionContext context, String message, Object... parameters) {
        context.challenge(page(context).setSuccess(message, parameters).createForm(TEMPLATE));
    }

    private static LoginFormsProvider page(RequiredActionContext context) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        boolean manages = AuthenticatorRights.reaches(context, AssuranceLevel.AAL2);
        return page(
                context,
                Map.of(
                        "manages",
                        manages,
                        "stopped",
                        StoppedInLogin.any(context),
                        "authenticators",
                        AuthenticatorKinds.of(context.getSession(), context.getUser())
                                .map(held -> row(context, held, manages, locale))
                                .toList(),
                        "methods",
                        manages
                                ? AuthenticatorKinds.ALL.stream()
                                        .flatMap(kind -> kind.registrable(context))
                                        .toList()
                                : List.of()));
    }

    private static Map<String, Object> row(
            RequiredActionContext context, HeldAuthenticator held, boolean manages, Locale locale) {
        Map<String, Object> row = new HashMap<>(AuthenticatorRow.of(held.authenticator(), locale));
        row.put("manages", manages && mayChange(context, held));
        return row;
    }

    /** Whether this login may change or remove an authenticator. */
    static boolean mayChange(RequiredActionContext context, HeldAuthenticator held) {
        return AuthenticatorRights.reaches(context, held.authenticator().highest());
    }

    static LoginFormsProvider page(RequiredActionContext context, Map<String, Object> members) {
        return Page.of(context.form(), context.getSession(), context.getAuthenticationSession(), members);
    }
}
