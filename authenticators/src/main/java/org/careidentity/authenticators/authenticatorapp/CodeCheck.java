package org.careidentity.authenticators.authenticatorapp;

import java.util.List;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.password.Lock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.CredentialValidation;
import org.keycloak.models.utils.FormMessage;

/** Whether a code is one of the person's apps, now and for the first time. */
final class CodeCheck {

    static final String FIELD = "otp";

    private CodeCheck() {}

    /**
     * Verifies a code with Keycloak's own validator, which takes it once (NIST SP 800-63B-4 section 3.1.4.2).
     *
     * @return the app whose code it is
     */
    static OTPCredentialModel verify(AuthenticationFlowContext context, UserModel person, String typed)
            throws RefusedException {
        context.getEvent().user(person);
        Lock lock = new Lock(context.getSession(), person);
        lock.requireOpen();
        if (!person.isEnabled()) {
            throw new RefusedException(Errors.USER_DISABLED, new FormMessage("care-identity-person-disabled"));
        }
        String code = typed.replaceAll("\\s", "");
        List<OTPCredentialModel> devices = AppDevices.of(person);
        for (OTPCredentialModel device : devices) {
            if (person.credentialManager()
                    .isValid(new UserCredentialModel(device.getId(), OTPCredentialModel.TYPE, code))) {
                context.getEvent().detail("credential_id", device.getId());
                requireActive(context, person, device);
                return device;
            }
        }
        lock.count(OTPCredentialModel.TYPE);
        new AppRows(context.getSession()).failed(context.getEvent().clone(), person, devices);
        int lookAround = context.getRealm().getOTPPolicy().getLookAheadWindow();
        boolean used = devices.stream().anyMatch(device -> CredentialValidation.validOTP(code, device, lookAround));
        throw used
                ? new RefusedException("care_identity_code_used", new FormMessage(FIELD, "care-identity-app-code-used"))
                : new RefusedException(
                        "care_identity_code_wrong", new FormMessage(FIELD, "care-identity-app-code-wrong"));
    }

    private static void requireActive(AuthenticationFlowContext context, UserModel person, OTPCredentialModel device)
            throws RefusedException {
        if (!new AppRows(context.getSession()).used(context.getEvent().clone(), person, device)) {
            throw new RefusedException(
                    "care_identity_authenticator_disabled", new FormMessage("care-identity-app-disabled"));
        }
    }
}
