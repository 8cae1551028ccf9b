package org.careidentity.authenticators.manage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.removal.CredentialSessions;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorKind;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
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
    private static final String REGISTERING = "care_identity_managed_registration";

    private final List<AuthenticatorKind> kinds;

    ManageAuthenticators(List<AuthenticatorKind> kinds) {
        this.kinds = kinds;
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
        Form form = Form.of(context.getHttpRequest());
        String action = form.action();
        if ("done".equals(action)) {
            end(context);
        } else if (!AuthenticatorRights.reaches(context, AssuranceLevel.AAL2)) {
            refuseLevel(context);
        } else if (action.startsWith(REGISTER)) {
            register(context, action.substring(REGISTER.length()));
        } else if ("remove".equals(action)) {
            remove(context, form.text(FIELD));
        } else {
            goOn(context);
        }
    }

    private void register(RequiredActionContext context, String method) {
        Optional<AuthenticatorKind> kind = kind(method);
        if (kind.isPresent()) {
            context.getAuthenticationSession().setAuthNote(REGISTERING, method);
            kind.get().begin(context, method);
        } else {
            challenge(context, null);
        }
    }

    private void goOn(RequiredActionContext context) {
        String method = context.getAuthenticationSession().getAuthNote(REGISTERING);
        Optional<AuthenticatorKind> kind = Optional.ofNullable(method).flatMap(this::kind);
        if (kind.isPresent()) {
            kind.get().process(context, method);
        } else {
            challenge(context, null);
        }
    }

    private Optional<AuthenticatorKind> kind(String method) {
        return kinds.stream().filter(kind -> kind.registers(method)).findFirst();
    }

    private void remove(RequiredActionContext context, String id) {
        context.getAuthenticationSession().removeAuthNote(REGISTERING);
        Optional<Owned> owned =
                owned(context).filter(own -> own.id().equals(id)).findFirst();
        if (owned.isEmpty()) {
            context.getEvent().clone().event(EventType.REMOVE_CREDENTIAL).error("care_identity_credential_unknown");
            challenge(context, "care-identity-remove-refused");
        } else if (!AuthenticatorRights.reaches(
                context, owned.get().authenticator().highest())) {
            refuseLevel(context);
        } else {
            remove(context, owned.get());
        }
    }

    private static void remove(RequiredActionContext context, Owned owned) {
        context.getUser().credentialManager().removeStoredCredentialById(owned.id());
        context.getEvent()
                .clone()
                .event(EventType.REMOVE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, owned.authenticator().stored().getType())
                .detail("credential_id", owned.id())
                .success();
        context.getAuthenticationSession().setAuthNote(REMOVED, owned.id());
        Map<String, Object> members = owned.kind()
                .signalRemoved(context, owned.authenticator().stored())
                .<Map<String, Object>>map(signal -> Map.of("signal", signal))
                .orElse(Map.of());
        context.challenge(page(context, members).createForm(REMOVED_TEMPLATE));
    }

    private record Owned(AuthenticatorKind kind, OwnAuthenticator authenticator) {

        String id() {
            return authenticator.stored().getId();
        }
    }

    private Stream<Owned> owned(RequiredActionContext context) {
        return kinds.stream().flatMap(kind -> kind.of(context.getSession(), context.getUser())
                .map(authenticator -> new Owned(kind, authenticator)));
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

    private void challenge(RequiredActionContext context, String error) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        LoginFormsProvider page = page(
                context,
                Map.of(
                        "authenticators",
                        owned(context)
                                .map(own -> AuthenticatorRow.of(own.authenticator(), locale))
                                .toList(),
                        "methods",
                        kinds.stream()
                                .flatMap(kind -> kind.registrable(context))
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
