package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.FidoCredentials;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.removal.CredentialSessions;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The action "my authenticators": the person removes one, or registers another. It is the only way for a person to remove
 * one: Keycloak's own deletion does not look at the level of the session (CVE-2026-3429).
 */
final class ManageAuthenticators implements RequiredActionProvider {

    private static final String TEMPLATE = "care-identity-authenticators.ftl";
    private static final String REMOVED_TEMPLATE = "care-identity-authenticator-removed.ftl";
    private static final String FIELD = "credentialId";
    private static final String REGISTER = "register:";
    private static final String REMOVED = "care_identity_removed_credential";

    private final FidoRegistration registration;

    ManageAuthenticators(FidoRegistration registration) {
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
        if (AuthenticatorRights.reaches(context, AssuranceLevel.AAL2)) {
            challenge(context, null);
        } else {
            refuseLevel(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String action = Optional.ofNullable(form.getFirst("action")).orElse("");
        if ("done".equals(action)) {
            end(context);
        } else if (!AuthenticatorRights.reaches(context, AssuranceLevel.AAL2)) {
            refuseLevel(context);
        } else if (action.startsWith(REGISTER)) {
            registration.begin(context, action.substring(REGISTER.length()));
        } else if (action.startsWith("register-as:") || form.containsKey("credential")) {
            registration.process(context, Policies.PASSKEY.method());
        } else if ("remove".equals(action)) {
            remove(context, form.getFirst(FIELD));
        } else {
            challenge(context, null);
        }
    }

    private void remove(RequiredActionContext context, String id) {
        Optional<CredentialModel> own = FidoCredentials.of(context.getUser())
                .filter(model -> model.getId().equals(id))
                .findFirst();
        if (own.isEmpty()) {
            context.getEvent().clone().event(EventType.REMOVE_CREDENTIAL).error("care_identity_credential_unknown");
            challenge(context, "care-identity-remove-refused");
        } else if (!AuthenticatorRights.reaches(context, level(context, own.get()))) {
            refuseLevel(context);
        } else {
            context.getUser().credentialManager().removeStoredCredentialById(id);
            context.getEvent()
                    .clone()
                    .event(EventType.REMOVE_CREDENTIAL)
                    .detail(Details.CREDENTIAL_TYPE, own.get().getType())
                    .detail("credential_id", id)
                    .success();
            context.getAuthenticationSession().setAuthNote(REMOVED, id);
            tellTheDevice(context, own.get());
        }
    }

    /** The session of this login, which is made now, must not rest on what was removed in it. */
    private static void end(RequiredActionContext context) {
        String removed = context.getAuthenticationSession().getAuthNote(REMOVED);
        if (removed != null) {
            CredentialSessions.endAfterLogin(
                    context.getSession(),
                    context.getRealm().getId(),
                    context.getUser().getId(),
                    removed);
        }
        context.success();
    }

    /** What the method can give at most: a session manages authenticators of its own level or below. */
    private static AssuranceLevel level(RequiredActionContext context, CredentialModel model) {
        FidoPolicy defaults = MethodPolicies.ofType(model.getType()).orElseThrow();
        try {
            return MethodPolicies.of(context.getSession(), context.getRealm(), defaults)
                    .highest();
        } catch (PolicyConfigurationException unreadable) {
            return AssuranceLevel.AAL3;
        }
    }

    /** The handle is that of the credential which was removed: when it was the last one, nothing else names it. */
    private void tellTheDevice(RequiredActionContext context, CredentialModel removed) {
        Map<String, Object> members = StoredCredential.read(removed)
                .map(credential -> Signals.accepted(
                        OwnRelyingParty.of(context.getSession()),
                        credential.userHandle(),
                        FidoCredentials.readable(context.getUser())
                                .map(FidoCredential::credentialId)
                                .toList()))
                .<Map<String, Object>>map(signal -> Map.of("signal", signal))
                .orElse(Map.of());
        context.challenge(page(context, members).createForm(REMOVED_TEMPLATE));
    }

    private void challenge(RequiredActionContext context, String error) {
        LoginFormsProvider page = page(
                context,
                Map.of(
                        "authenticators",
                        FidoCredentials.of(context.getUser())
                                .map(model -> AuthenticatorRow.of(context.getSession(), context.getUser(), model))
                                .toList(),
                        "methods",
                        MethodPolicies.offered(context.getSession(), context.getRealm()).stream()
                                .filter(policy -> AuthenticatorRights.mayRegister(context, policy.highest()))
                                .map(RegistrationPage::choice)
                                .toList()));
        if (error != null) {
            page.addError(new FormMessage(FIELD, error));
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    private static LoginFormsProvider page(RequiredActionContext context, Map<String, Object> members) {
        return Page.of(context.form(), context.getSession(), context.getAuthenticationSession(), members);
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
