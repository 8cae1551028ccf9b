package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.mappers.directory.PersonAttributes;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The registration of a passkey, on whichever required action it is shown. */
final class PasskeyRegistration {

    private static final Logger LOGGER = Logger.getLogger(PasskeyRegistration.class);
    private static final String TEMPLATE = "care-identity-passkey-register.ftl";
    private static final String NOTE = "care-identity-register-passkey";
    private static final int LONGEST_LABEL = 64;

    private final FidoPolicy policy;
    private final Ceremonies ceremonies;

    PasskeyRegistration(FidoPolicy policy, Ceremonies ceremonies) {
        this.policy = policy;
        this.ceremonies = ceremonies;
    }

    /** Shows the page, or why this login may not register. */
    void show(RequiredActionContext context) {
        if (allowed(context)) {
            challenge(context, null);
        } else {
            refuseLevel(context);
        }
    }

    /** Takes the answer of the person's device. */
    void process(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (!allowed(context)) {
            refuseLevel(context);
            return;
        }
        if (form.getFirst("credential") == null) {
            challenge(context, null);
            return;
        }
        Optional<CeremonyOptions> options =
                KeptOptions.take(context.getSession(), context.getAuthenticationSession(), NOTE);
        if (options.isEmpty()) {
            refuse(context, "care_identity_challenge_missing");
            return;
        }
        try {
            FidoCredential credential = ceremonies.register(
                    options.get(),
                    OwnRelyingParty.of(context.getSession()),
                    form.getFirst("credential"),
                    Instant.ofEpochSecond(Time.currentTime()));
            store(context, options.get(), credential, label(context, form));
        } catch (CeremonyRefusedException e) {
            LOGGER.debug("registration refused", e);
            refuse(context, e.reason());
        }
    }

    private boolean allowed(RequiredActionContext context) {
        return context.getUser().isEnabled()
                && (AuthenticatorRights.fromLink(context) || AuthenticatorRights.reaches(context, policy.level()));
    }

    private void store(RequiredActionContext context, CeremonyOptions options, FidoCredential credential, String label)
            throws CeremonyRefusedException {
        UserModel person = context.getUser();
        if (!UserHandle.of(person, policy).map(credential.userHandle()::equals).orElse(true)) {
            throw new CeremonyRefusedException("care_identity_user_handle_changed");
        }
        CredentialModel model = new CredentialModel();
        model.setType(policy.credentialType());
        model.setCreatedDate(Time.currentTimeMillis());
        model.setUserLabel(label);
        StoredCredential.write(credential, model);
        CredentialModel stored;
        try {
            stored = person.credentialManager().createStoredCredential(model);
        } catch (ModelDuplicateException e) {
            challenge(context, new FormMessage("label", "care-identity-label-taken"));
            return;
        }
        if (!new CredentialIndex(context.getSession(), context.getRealm(), policy)
                .claim(context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL), person, stored, credential)) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL).error(CredentialIndex.TAKEN);
            challenge(context, new FormMessage(CredentialIndex.TAKEN_MESSAGE));
            return;
        }
        if (AuthenticatorRights.fromLink(context) && !AuthenticatorRights.useLink(context)) {
            person.credentialManager().removeStoredCredentialById(stored.getId());
            ActionRefusal.page(
                    context, EventType.UPDATE_CREDENTIAL, "care_identity_link_used", "care-identity-link-used");
            return;
        }
        UserHandle.keep(person, options.userHandle());
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, policy.credentialType())
                .detail("credential_id", stored.getId())
                .detail("care_identity_aaguid", credential.aaguid())
                .success();
        context.success();
    }

    /** The person's name for the device, or a default with a number, since names must differ. */
    private String label(RequiredActionContext context, MultivaluedMap<String, String> form) {
        String posted = Optional.ofNullable(form.getFirst("label"))
                .orElse("")
                .replaceAll("\\p{C}", "")
                .strip();
        if (!posted.isEmpty()) {
            int end = posted.offsetByCodePoints(0, Math.min(posted.codePointCount(0, posted.length()), LONGEST_LABEL));
            return posted.substring(0, end);
        }
        List<String> taken = FidoCredentials.of(context.getUser(), policy.credentialType()).stream()
                .map(model -> String.valueOf(model.getUserLabel()).toLowerCase(Locale.ROOT))
                .toList();
        int number = taken.size() + 1;
        while (taken.contains("passkey " + number)) {
            number++;
        }
        return "Passkey " + number;
    }

    private void challenge(RequiredActionContext context, FormMessage error) {
        UserModel person = context.getUser();
        String name = person.getFirstAttribute(PersonAttributes.NAME);
        CeremonyOptions options = CeremonyOptions.registration(
                policy,
                OwnRelyingParty.of(context.getSession()),
                UserHandle.ofOrNew(person, policy),
                person.getUsername(),
                name == null ? person.getUsername() : name,
                FidoCredentials.readable(person, policy.credentialType()).stream()
                        .map(credential -> Base64Url.decode(credential.credentialId()))
                        .toList());
        KeptOptions.keep(options, context.getAuthenticationSession(), NOTE);
        boolean appInitiated = context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING) != null;
        LoginFormsProvider page = Page.of(
                context.form(),
                context.getSession(),
                context.getAuthenticationSession(),
                Map.of("options", options.json().toString(), "appInitiated", appInitiated));
        if (error != null) {
            page.addError(error);
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    private void refuse(RequiredActionContext context, String reason) {
        context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL).error(reason);
        challenge(context, new FormMessage("care-identity-passkey-refused"));
    }

    private static void refuseLevel(RequiredActionContext context) {
        ActionRefusal.page(
                context,
                EventType.UPDATE_CREDENTIAL,
                "care_identity_registration_level",
                "care-identity-registration-refused");
    }
}
