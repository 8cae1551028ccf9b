package org.careidentity.authenticators.manage;

import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.selfservice.CredentialLabel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.FormMessage;

/** The person gives an authenticator another name, in a session of the level that it can give. */
final class Renaming {

    private static final String TEMPLATE = "care-identity-authenticator-rename.ftl";
    private static final String LABEL = "label";

    private Renaming() {}

    static void begin(RequiredActionContext context, String id) {
        changeable(context, id)
                .ifPresent(held ->
                        show(context, held, held.authenticator().stored().getUserLabel(), null));
    }

    static void take(RequiredActionContext context, Form form) {
        changeable(context, form.text(OwnAuthenticatorsPage.FIELD))
                .ifPresent(held -> rename(context, held, CredentialLabel.cleaned(form.text(LABEL))));
    }

    private static void rename(RequiredActionContext context, HeldAuthenticator held, String label) {
        if (label.isEmpty()) {
            show(context, held, label, "care-identity-label-empty");
        } else if (isOfAnother(context, held, label)) {
            show(context, held, label, "care-identity-label-taken");
        } else {
            keep(context, held, label);
        }
    }

    private static boolean isOfAnother(RequiredActionContext context, HeldAuthenticator held, String label) {
        return AuthenticatorKinds.of(context.getSession(), context.getUser())
                .filter(other -> !other.id().equals(held.id()))
                .anyMatch(other ->
                        label.equalsIgnoreCase(other.authenticator().stored().getUserLabel()));
    }

    private static void keep(RequiredActionContext context, HeldAuthenticator held, String label) {
        try {
            context.getUser().credentialManager().updateCredentialLabel(held.id(), label);
        } catch (ModelDuplicateException takenByACredentialOfKeycloaks) {
            show(context, held, label, "care-identity-label-taken");
            return;
        }
        OwnEvent.of(context, EventType.UPDATE_CREDENTIAL, held)
                .detail("reason", "care_identity_renamed")
                .success();
        OwnAuthenticatorsPage.succeed(context, "care-identity-authenticator-renamed");
    }

    /** The authenticator, if it is the person's and this login may change it; else the refusal is shown. */
    private static Optional<HeldAuthenticator> changeable(RequiredActionContext context, String id) {
        Optional<HeldAuthenticator> held = AuthenticatorKinds.find(context.getSession(), context.getUser(), id);
        if (held.isEmpty()) {
            OwnEvent.unknown(context, EventType.UPDATE_CREDENTIAL);
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-unknown");
        } else if (!OwnAuthenticatorsPage.mayChange(context, held.get())) {
            ManageAuthenticators.refuseLevel(context, EventType.UPDATE_CREDENTIAL);
            return Optional.empty();
        }
        return held;
    }

    private static void show(RequiredActionContext context, HeldAuthenticator held, String entered, String error) {
        LoginFormsProvider page = OwnAuthenticatorsPage.page(
                context,
                Map.of(
                        "authenticator",
                        AuthenticatorRow.of(
                                held.authenticator(),
                                context.getSession().getContext().resolveLocale(context.getUser())),
                        "entered",
                        Optional.ofNullable(entered).orElse("")));
        if (error != null) {
            page.addError(new FormMessage(LABEL, error));
        }
        context.challenge(page.createForm(TEMPLATE));
    }
}
