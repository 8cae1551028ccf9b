package org.careidentity.authenticators.authenticatorapp;

import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.password.PasswordCheck;
import org.careidentity.authenticators.password.ProvedPassword;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The pages of a login by authenticator app: e-mail address and password, then the code. The person is set when both are
 * proved, and failures are counted by this step alone, each as what it was, so that no page counts one by being shown.
 */
final class AuthenticatorAppLogin implements Step {

    private final LoginMethod method;
    private final PasswordCheck passwords = new PasswordCheck();

    AuthenticatorAppLogin(LoginMethod method) {
        this.method = method;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!usable(context)) {
            return;
        }
        context.challenge(
                ProvedPassword.person(context).isPresent()
                        ? LoginPages.code(context)
                        : LoginPages.password(context, ""));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Form form = Form.of(context.getHttpRequest());
        String action = form.action();
        if (action.equals("another-method")) {
            context.resetFlow();
        } else if (!usable(context)) {
            return;
        } else if (action.equals("another-address")) {
            ProvedPassword.forget(context);
            authenticate(context);
        } else if (form.has(PasswordCheck.FIELD) || form.has(PasswordCheck.PASSWORD)) {
            takePassword(context, form.text(PasswordCheck.FIELD), form.text(PasswordCheck.PASSWORD));
        } else if (form.has(CodeCheck.FIELD)) {
            takeCode(context, form.text(CodeCheck.FIELD));
        } else {
            authenticate(context);
        }
    }

    /** A realm that takes a code twice is not one for this method: whoever saw the code could use it. */
    private boolean usable(AuthenticationFlowContext context) {
        boolean reusable = context.getRealm().getOTPPolicy().isCodeReusable();
        if (reusable) {
            Refusal.ofUnreadableSettings(
                    context, method, new IllegalStateException("the realm's OTP policy has reusable codes"));
        }
        return !reusable;
    }

    private void takePassword(AuthenticationFlowContext context, String address, String password) {
        ProvedPassword.forget(context);
        Optional<FormMessage> missing = PasswordCheck.missing(address, password);
        if (missing.isPresent()) {
            context.challenge(LoginPages.password(context, address, missing.get()));
            return;
        }
        try {
            UserModel person = passwords.verify(context, address, password);
            requireDevice(person);
            ProvedPassword.remember(context, person);
            context.challenge(LoginPages.code(context));
        } catch (RefusedException refused) {
            context.getEvent().error(refused.reason());
            context.forceChallenge(LoginPages.password(context, address, refused));
        }
    }

    private static void requireDevice(UserModel person) throws RefusedException {
        if (AppDevices.of(person).isEmpty()) {
            throw new RefusedException("care_identity_app_missing", new FormMessage("care-identity-app-missing"));
        }
    }

    private void takeCode(AuthenticationFlowContext context, String code) {
        Optional<UserModel> person = ProvedPassword.person(context);
        if (person.isEmpty()) {
            context.getEvent().error("care_identity_code_without_password");
            context.forceChallenge(LoginPages.password(
                    context, "", new FormMessage(PasswordCheck.FIELD, "care-identity-app-password-first")));
            return;
        }
        if (code.isBlank()) {
            context.challenge(
                    LoginPages.code(context, new FormMessage(CodeCheck.FIELD, "care-identity-app-code-empty")));
            return;
        }
        try {
            OTPCredentialModel device = CodeCheck.verify(context, person.get(), code);
            ProvedPassword.forget(context);
            context.setUser(person.get());
            LoginResult.record(
                    context, method, AssuranceLevel.AAL2, AuthenticationMethodReference.TOTP, device.getId());
            context.success(OTPCredentialModel.TYPE);
        } catch (RefusedException refused) {
            refuseCode(context, refused);
        }
    }

    /** Whoever is locked or disabled begins again: the password counts no longer. */
    private static void refuseCode(AuthenticationFlowContext context, RefusedException refused) {
        context.getEvent().error(refused.reason());
        if (refused.reason().equals(Errors.USER_TEMPORARILY_DISABLED)
                || refused.reason().equals(Errors.USER_DISABLED)) {
            ProvedPassword.forget(context);
            context.forceChallenge(LoginPages.password(context, "", refused));
        } else {
            context.forceChallenge(LoginPages.code(context, refused.shown()));
        }
    }
}
