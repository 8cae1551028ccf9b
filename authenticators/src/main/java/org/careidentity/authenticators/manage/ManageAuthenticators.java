package org.careidentity.authenticators.manage;

import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.EventType;

/**
 * The action "my authenticators": the person reports one lost, from a session of any level; in one of AAL2 they name one,
 * remove one, or register another. It is the only way for a person to remove one: Keycloak's own deletion does not look at the
 * level of the session (CVE-2026-3429).
 */
final class ManageAuthenticators implements RequiredActionProvider {

    private static final String REGISTER = "register:";
    private static final String REGISTERING = "care_identity_managed_registration";

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        OwnAuthenticatorsPage.show(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        Form form = Form.of(context.getHttpRequest());
        switch (form.action()) {
            case "done" -> {
                StoppedInLogin.endSession(context);
                context.success();
            }
            case "lost" -> LostReport.take(context, form.text(OwnAuthenticatorsPage.FIELD));
            default -> {
                if (AuthenticatorRights.reaches(context, AssuranceLevel.AAL2)) {
                    manage(context, form);
                } else {
                    refuseLevel(context, EventType.UPDATE_CREDENTIAL);
                }
            }
        }
    }

    private static void manage(RequiredActionContext context, Form form) {
        String action = form.action();
        if (action.startsWith(REGISTER)) {
            register(context, action.substring(REGISTER.length()));
            return;
        }
        switch (action) {
            case "remove" -> {
                context.getAuthenticationSession().removeAuthNote(REGISTERING);
                OwnRemoval.take(context, form);
            }
            case "rename" -> Renaming.begin(context, form.text(OwnAuthenticatorsPage.FIELD));
            case "rename-to" -> Renaming.take(context, form);
            case "list" -> OwnAuthenticatorsPage.show(context);
            default -> goOn(context);
        }
    }

    private static void register(RequiredActionContext context, String method) {
        Optional<AuthenticatorKind> kind = kind(method);
        if (kind.isPresent()) {
            context.getAuthenticationSession().setAuthNote(REGISTERING, method);
            kind.get().begin(context, method);
        } else {
            OwnAuthenticatorsPage.show(context);
        }
    }

    private static void goOn(RequiredActionContext context) {
        String method = context.getAuthenticationSession().getAuthNote(REGISTERING);
        Optional<AuthenticatorKind> kind = Optional.ofNullable(method).flatMap(ManageAuthenticators::kind);
        if (kind.isPresent()) {
            kind.get().process(context, method);
        } else {
            OwnAuthenticatorsPage.show(context);
        }
    }

    private static Optional<AuthenticatorKind> kind(String method) {
        return AuthenticatorKinds.ALL.stream()
                .filter(kind -> kind.registers(method))
                .findFirst();
    }

    static void refuseLevel(RequiredActionContext context, EventType type) {
        ActionRefusal.page(context, type, "care_identity_removal_level", "care-identity-registration-refused");
    }

    @Override
    public void close() {}
}
