package org.careidentity.authenticators.authenticatorapp;

import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.model.AssuranceLevel;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * The registration of an authenticator app: e-mail address, one-time password by e-mail, new password, app. What has been
 * proved decides which page is next, never what is posted; nothing is the person's before all of it is proved.
 */
final class AppRegistration {

    private static final Logger LOGGER = Logger.getLogger(AppRegistration.class);
    private static final int MOST_APPS = 5;

    private AppRegistration() {}

    /** Shows the page that is due, or why this login may not register an app. */
    static void begin(RequiredActionContext context) {
        if (permitted(context)) {
            show(context);
        }
    }

    /** Takes what the page asked for. */
    static void process(RequiredActionContext context) {
        if (!permitted(context)) {
            return;
        }
        Form form = Form.of(context.getHttpRequest());
        try {
            if (form.action().equals("send-again")) {
                EmailStep.sendAgain(context);
            } else if (take(context, form)) {
                return;
            }
            show(context);
        } catch (RefusedException refused) {
            event(context, refused.reason());
            RegistrationPages.show(context, RegistrationState.of(context), refused.shown());
        }
    }

    /** Takes what the page that is due asks for; what another page asks for is not looked at. */
    private static boolean take(RequiredActionContext context, Form form) throws RefusedException {
        switch (RegistrationState.of(context)) {
            case ADDRESS -> take(form, EmailStep.ADDRESS, typed -> EmailStep.send(context, typed));
            case EMAILED_PASSWORD -> take(form, EmailStep.PASSWORD, typed -> EmailStep.verify(context, typed));
            case PASSWORD ->
                take(
                        form,
                        NewPassword.FIELD,
                        typed -> NewPassword.take(context, typed, form.text(NewPassword.CONFIRMATION)));
            case APP -> {
                return form.has(CodeCheck.FIELD)
                        && new NewApp(context).store(form.text(CodeCheck.FIELD), form.text(NewApp.LABEL));
            }
        }
        return false;
    }

    private interface Taking {
        void take(String typed) throws RefusedException;
    }

    private static void take(Form form, String field, Taking step) throws RefusedException {
        if (form.has(field)) {
            step.take(form.text(field));
        }
    }

    private static void show(RequiredActionContext context) {
        RegistrationPages.show(context, RegistrationState.of(context), null);
    }

    private static boolean permitted(RequiredActionContext context) {
        UserModel person = context.getUser();
        OTPPolicy policy = context.getRealm().getOTPPolicy();
        if (!AuthenticatorRights.mayRegister(context, AuthenticatorAppMethod.ID, AssuranceLevel.AAL2)) {
            return refuse(context, "care_identity_registration_level", "care-identity-registration-refused");
        } else if (!OTPCredentialModel.TOTP.equals(policy.getType()) || policy.isCodeReusable()) {
            LOGGER.error("The realm's OTP policy must be time based, without reusable codes: no app is registered");
            return refuse(context, "care_identity_policy_unreadable", "care-identity-assurance-refused");
        } else if (person.getEmail() == null || context.getRealm().isDuplicateEmailsAllowed()) {
            return refuse(context, "care_identity_email_missing", "care-identity-app-no-email");
        } else if (AppDevices.of(person).size() >= MOST_APPS) {
            return refuse(context, "care_identity_app_too_many", "care-identity-app-too-many");
        }
        return true;
    }

    private static boolean refuse(RequiredActionContext context, String reason, String message) {
        ActionRefusal.page(context, EventType.UPDATE_CREDENTIAL, reason, message);
        return false;
    }

    private static void event(RequiredActionContext context, String reason) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail("care_identity_method", AuthenticatorAppMethod.ID)
                .error(reason);
    }
}
