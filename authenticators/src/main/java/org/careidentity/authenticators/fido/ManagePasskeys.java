package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.Page;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The action "my passkeys": the person removes one, or registers another. It is the only way for a person to remove a
 * passkey: Keycloak's own deletion does not look at the level of the session (CVE-2026-3429).
 */
final class ManagePasskeys implements RequiredActionProvider {

    private static final String TEMPLATE = "care-identity-passkey-manage.ftl";
    private static final String FIELD = "credentialId";

    private final FidoPolicy policy;
    private final PasskeyRegistration registration;

    ManagePasskeys(FidoPolicy policy, PasskeyRegistration registration) {
        this.policy = policy;
        this.registration = registration;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (AuthenticatorRights.reaches(context, policy.level())) {
            challenge(context, null);
        } else {
            refuseLevel(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (!AuthenticatorRights.reaches(context, policy.level())) {
            refuseLevel(context);
        } else if ("register".equals(form.getFirst("action"))) {
            registration.show(context);
        } else if (form.containsKey("credential")) {
            registration.process(context);
        } else if ("remove".equals(form.getFirst("action"))) {
            remove(context, form.getFirst(FIELD));
        } else {
            challenge(context, null);
        }
    }

    private void remove(RequiredActionContext context, String id) {
        Optional<CredentialModel> own = FidoCredentials.of(context.getUser(), policy.credentialType()).stream()
                .filter(model -> model.getId().equals(id))
                .findFirst();
        if (own.isEmpty() || !context.getUser().credentialManager().removeStoredCredentialById(id)) {
            context.getEvent().clone().event(EventType.REMOVE_CREDENTIAL).error("care_identity_credential_unknown");
            challenge(context, "care-identity-remove-refused");
            return;
        }
        context.getEvent()
                .clone()
                .event(EventType.REMOVE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, policy.credentialType())
                .detail("credential_id", id)
                .success();
        context.success();
    }

    private void challenge(RequiredActionContext context, String error) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        List<Map<String, String>> rows = FidoCredentials.of(context.getUser(), policy.credentialType()).stream()
                .map(model -> row(model, locale))
                .toList();
        LoginFormsProvider page = Page.of(
                context.form(),
                context.getSession(),
                context.getAuthenticationSession(),
                Map.of("authenticators", rows));
        if (error != null) {
            page.addError(new FormMessage(FIELD, error));
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    private static Map<String, String> row(CredentialModel model, Locale locale) {
        long lastUsed =
                StoredCredential.read(model).map(FidoCredential::lastUsed).orElse(0L);
        return Map.of(
                "id",
                model.getId(),
                "label",
                model.getUserLabel() == null ? "" : model.getUserLabel(),
                "created",
                date(Instant.ofEpochMilli(model.getCreatedDate()), locale),
                "lastUsed",
                lastUsed == 0 ? "" : date(Instant.ofEpochSecond(lastUsed), locale));
    }

    private static String date(Instant when, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH.equals(locale) ? Locale.UK : locale)
                .format(when.atZone(ZoneOffset.UTC));
    }

    private static void refuseLevel(RequiredActionContext context) {
        ActionRefusal.page(
                context,
                EventType.REMOVE_CREDENTIAL,
                "care_identity_removal_level",
                "care-identity-registration-refused");
    }

    @Override
    public void close() {}
}
