package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.OwnedCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.careidentity.authenticators.selfservice.CredentialLabel;
import org.careidentity.authenticators.selfservice.RegistrationLink;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Makes a verified registration the person's: stored under a name, claimed for them alone, by a link that is used up. */
record NewCredential(
        RequiredActionContext context, FidoPolicy policy, CeremonyOptions options, FidoCredential credential) {

    /** What the registration page shows in place of the success. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient FormMessage shown;

        RefusedException(FormMessage shown) {
            super(shown.getMessage());
            this.shown = shown;
        }

        FormMessage shown() {
            return shown;
        }
    }

    /**
     * Stores the credential and ends the action.
     *
     * @param label the person's name for it; null or blank for a name with a number
     */
    void store(String label) throws CeremonyRefusedException, RefusedException {
        UserModel person = context.getUser();
        if (!UserHandle.of(person).map(credential.userHandle()::equals).orElse(true)) {
            throw new CeremonyRefusedException("care_identity_user_handle_changed");
        }
        FidoCredential registered = credential
                .registeredBy(RegistrationLink.registrar(context, policy.method()))
                .with(credential.status(), RegistrationLink.awaitsConfirmation(context, policy.method()));
        CredentialModel stored = created(registered, label);
        if (!new CredentialIndex(context.getSession())
                .claim(
                        context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL),
                        new OwnedCredential(person, stored, registered, false))) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            throw new CeremonyRefusedException(AuthenticatorClaim.TAKEN);
        }
        if (!RegistrationLink.settle(context, policy.method(), stored.getId())) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            return;
        }
        if (registered.awaitsConfirmation() && policy.highest() == AssuranceLevel.AAL3) {
            context.getSession()
                    .getProvider(AuthenticatorRegistry.class)
                    .awaitConfirmation(context.getRealm(), person.getId(), stored.getId());
        }
        UserHandle.keep(person, options.userHandle());
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, policy.credentialType())
                .detail("credential_id", stored.getId())
                .detail("care_identity_aaguid", credential.aaguid())
                .detail("care_identity_format", credential.format())
                .detail("care_identity_registered_by", registered.registeredBy())
                .success();
        context.success();
    }

    private CredentialModel created(FidoCredential registered, String label) throws RefusedException {
        CredentialModel model = new CredentialModel();
        model.setType(policy.credentialType());
        model.setCreatedDate(Time.currentTimeMillis());
        model.setUserLabel(CredentialLabel.of(
                label, defaultName(), FidoCredentials.of(context.getUser(), policy.credentialType())));
        StoredCredential.write(registered, model);
        try {
            return context.getUser().credentialManager().createStoredCredential(model);
        } catch (ModelDuplicateException e) {
            throw new RefusedException(new FormMessage("label", "care-identity-label-taken"));
        }
    }

    private String defaultName() {
        return switch (policy.method()) {
            case "windows-hello" -> "Windows Hello";
            case "security-key" -> "Security key";
            case "ipad" -> "iPad";
            default -> "Passkey";
        };
    }
}
