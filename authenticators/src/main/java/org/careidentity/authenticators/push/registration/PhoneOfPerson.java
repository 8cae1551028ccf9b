package org.careidentity.authenticators.push.registration;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.push.device.PushDevice;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.push.device.StoredDevice;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.careidentity.authenticators.selfservice.CredentialLabel;
import org.careidentity.authenticators.selfservice.RegistrationLink;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Makes a phone whose number was typed the person's. */
record PhoneOfPerson(RequiredActionContext context, String ticket) {

    private static final String KIND = "Phone";

    /**
     * Stores it and ends the action, or refuses.
     *
     * @param label the person's name for it; blank for a name with a number
     * @return true: the action has its answer
     */
    boolean store(String label) throws RefusedException {
        Tickets tickets = new Tickets(context.getSession());
        Optional<NewPhone> phone = tickets.phone(ticket);
        if (phone.isEmpty()) {
            return false;
        }
        UserModel person = context.getUser();
        CredentialModel stored = created(phone.get(), label);
        PushDevice device = PushDevices.find(
                        context.getSession(), person, phone.get().credential().credentialId())
                .orElseThrow();
        if (tickets.take(ticket).isEmpty() || !device.claim(context.getSession(), event())) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            throw new RefusedException(AuthenticatorClaim.TAKEN, new FormMessage("care-identity-push-taken"));
        }
        if (!RegistrationLink.settle(context, PushPolicy.METHOD, stored.getId())) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            return true;
        }
        RegistrationNote.drop(context);
        event().detail("credential_id", stored.getId())
                .detail(
                        "care_identity_registered_by",
                        device.owned().credential().registeredBy())
                .success();
        context.success();
        return true;
    }

    private EventBuilder event() {
        return context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, PushPolicy.TYPE);
    }

    private CredentialModel created(NewPhone phone, String label) throws RefusedException {
        List<CredentialModel> others = FidoCredentials.of(context.getUser(), PushPolicy.TYPE);
        FidoCredential registered =
                phone.credential().registeredBy(RegistrationLink.registrar(context, PushPolicy.METHOD));
        CredentialModel model = new CredentialModel();
        model.setType(PushPolicy.TYPE);
        model.setCreatedDate(Time.currentTimeMillis());
        model.setUserLabel(CredentialLabel.of(label, KIND, others));
        new StoredDevice(registered, phone.tokenHash(), phone.address(), 0).write(model);
        try {
            return context.getUser().credentialManager().createStoredCredential(model);
        } catch (ModelDuplicateException e) {
            throw new RefusedException(
                    "care_identity_label_taken", new FormMessage(PushRegistration.LABEL, "care-identity-label-taken"));
        }
    }
}
