package org.careidentity.authenticators.authenticatorapp;

import java.util.List;
import org.careidentity.authenticators.authenticatorapp.RegistrationState.Note;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.selfservice.CredentialLabel;
import org.careidentity.authenticators.selfservice.RegistrationLink;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.HmacOTP;

/** Makes a new app the person's, together with the password, once a code of it has come. */
record NewApp(RequiredActionContext context) {

    static final String LABEL = "label";

    private static final int SECRET_LENGTH = 20;
    private static final String KIND = "Authenticator app";

    /** The secret of the app that is being registered. The page shows it, and no page says what it is. */
    static String secret(RequiredActionContext context) {
        return Note.APP_SECRET.read(context).orElseGet(() -> {
            String secret = HmacOTP.generateSecret(SECRET_LENGTH);
            Note.APP_SECRET.write(context, secret);
            return secret;
        });
    }

    /**
     * Stores app and password and ends the action, or refuses. Its first code is used up with it.
     *
     * @return true: the action has its answer
     */
    boolean store(String typed, String label) throws RefusedException {
        UserModel person = context.getUser();
        SubjectCredentialManager credentials = person.credentialManager();
        CredentialModel app = created(label);
        if (!credentials.isValid(
                new UserCredentialModel(app.getId(), OTPCredentialModel.TYPE, typed.replaceAll("\\s", "")))) {
            credentials.removeStoredCredentialById(app.getId());
            throw new RefusedException(
                    "care_identity_code_wrong", new FormMessage(CodeCheck.FIELD, "care-identity-app-code-wrong"));
        }
        String registeredBy = RegistrationLink.registrar(context, AuthenticatorAppMethod.ID);
        if (!RegistrationLink.settle(context, AuthenticatorAppMethod.ID, app.getId())) {
            credentials.removeStoredCredentialById(app.getId());
            return true;
        }
        NewPassword.store(context);
        new AppRows(context.getSession())
                .claim(context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL), person, app, registeredBy);
        RegistrationState.clear(context);
        tell(app, registeredBy);
        context.success();
        return true;
    }

    private CredentialModel created(String label) throws RefusedException {
        UserModel person = context.getUser();
        OTPCredentialModel app = OTPCredentialModel.createFromPolicy(
                context.getRealm(),
                secret(context),
                CredentialLabel.of(label, KIND, List.copyOf(AppDevices.of(person))));
        try {
            return ((OTPCredentialProvider) context.getSession()
                            .getProvider(CredentialProvider.class, OTPCredentialProviderFactory.PROVIDER_ID))
                    .createCredential(context.getRealm(), person, app);
        } catch (ModelDuplicateException e) {
            throw new RefusedException(
                    "care_identity_label_taken", new FormMessage(LABEL, "care-identity-label-taken"));
        }
    }

    private void tell(CredentialModel app, String registeredBy) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
                .success();
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE)
                .detail("credential_id", app.getId())
                .detail("care_identity_registered_by", registeredBy)
                .success();
    }
}
