package org.careidentity.authenticators.authenticatorapp;

import org.careidentity.authenticators.authenticatorapp.RegistrationState.Note;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.password.Decoy;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** The new password: hashed at once, and the person's together with the app. */
final class NewPassword {

    static final String FIELD = "password-new";
    static final String CONFIRMATION = "password-confirm";

    private static final String LENGTH = "length";

    private NewPassword() {}

    /** Takes a password that the realm's policy allows, typed twice. */
    static void take(RequiredActionContext context, String password, String confirmation) throws RefusedException {
        if (password.isEmpty()) {
            throw new RefusedException(
                    Errors.PASSWORD_MISSING, new FormMessage(FIELD, "care-identity-app-password-empty"));
        }
        if (!password.equals(confirmation)) {
            throw new RefusedException(
                    Errors.PASSWORD_CONFIRM_ERROR, new FormMessage(CONFIRMATION, "care-identity-app-password-differs"));
        }
        KeycloakSession session = context.getSession();
        PolicyError error = session.getProvider(PasswordPolicyManagerProvider.class)
                .validate(context.getRealm(), context.getUser(), password);
        if (error != null) {
            throw new RefusedException(
                    Errors.PASSWORD_REJECTED, new FormMessage(FIELD, error.getMessage(), error.getParameters()));
        }
        PasswordPolicy policy = context.getRealm().getPasswordPolicy();
        PasswordCredentialModel hashed = Decoy.hashing(session, policy.getHashAlgorithm())
                .encodedCredential(password, policy.getHashIterations());
        Note.HASH.write(context, hashed.getCredentialData());
        Note.SECRET_HASH.write(context, hashed.getSecretData());
    }

    /** How many characters a policy asks for; 0 when it does not say. */
    static int leastLength(PasswordPolicy policy) {
        return policy.getPolicyConfig(LENGTH) instanceof Integer least ? least : 0;
    }

    /** Makes it the person's password, in place of the one before. */
    static void store(RequiredActionContext context) {
        CredentialModel hashed = new CredentialModel();
        hashed.setType(PasswordCredentialModel.TYPE);
        hashed.setCredentialData(Note.HASH.read(context).orElseThrow());
        hashed.setSecretData(Note.SECRET_HASH.read(context).orElseThrow());
        ((PasswordCredentialProvider) context.getSession()
                        .getProvider(CredentialProvider.class, PasswordCredentialProviderFactory.PROVIDER_ID))
                .createCredential(
                        context.getRealm(),
                        context.getUser(),
                        PasswordCredentialModel.createFromCredentialModel(hashed));
    }
}
