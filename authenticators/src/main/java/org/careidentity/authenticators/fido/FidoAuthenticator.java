package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.CredentialIndex.Owned;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/** Logs a person in with a WebAuthn credential of one policy; the credential says who it is, no user name is asked. */
final class FidoAuthenticator implements Step {

    private static final String TEMPLATE = "care-identity-passkey.ftl";
    private static final String REFUSED = "care-identity-passkey-refused";
    private static final String UNKNOWN = "care-identity-passkey-unknown";

    private final FidoPolicy policy;
    private final Ceremonies ceremonies;
    private final LoginMethod method;

    FidoAuthenticator(FidoPolicy policy, Ceremonies ceremonies, LoginMethod method) {
        this.policy = policy;
        this.ceremonies = ceremonies;
        this.method = method;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if ("another-method".equals(form.getFirst("action"))) {
            context.resetFlow();
            return;
        }
        if (form.getFirst("credential") == null) {
            authenticate(context);
            return;
        }
        Optional<CeremonyOptions> options = KeptOptions.take(
                context.getSession(),
                context.getAuthenticationSession(),
                context.getExecution().getId());
        if (options.isEmpty()) {
            refuse(context, "care_identity_challenge_missing", REFUSED);
            return;
        }
        try {
            logIn(context, options.get(), ceremonies.read(form.getFirst("credential")));
        } catch (CeremonyRefusedException e) {
            refuse(context, e.reason(), REFUSED);
        }
    }

    private void logIn(AuthenticationFlowContext context, CeremonyOptions options, Assertion assertion)
            throws CeremonyRefusedException {
        // Section 7.2 step 6: the user handle owns the credential, and is the person identified, if one was.
        CredentialIndex index = new CredentialIndex(context.getSession(), context.getRealm(), policy);
        Optional<Owned> owned = index.owner(assertion);
        if (owned.isEmpty()) {
            refuse(context, "care_identity_credential_unknown", UNKNOWN);
            return;
        }
        UserModel person = owned.get().person();
        CredentialModel stored = owned.get().stored();
        FidoCredential credential = owned.get().credential();
        context.getEvent().user(person).detail("credential_id", stored.getId());
        if (!credential.userHandle().equals(assertion.userHandle())
                || (context.getUser() != null && !context.getUser().getId().equals(person.getId()))) {
            refuse(context, "care_identity_credential_of_other_person", REFUSED);
            return;
        }
        FidoCredential used = ceremonies.authenticate(
                options,
                OwnRelyingParty.of(context.getSession()),
                assertion,
                credential,
                Instant.ofEpochSecond(Time.currentTime()));
        if (!person.isEnabled()) {
            refuse(context, Errors.USER_DISABLED, "care-identity-person-disabled");
            return;
        }
        if (!index.used(context.getEvent(), owned.get(), used)) {
            refuse(context, "care_identity_credential_of_other_person", REFUSED);
            return;
        }
        StoredCredential.write(used, stored);
        person.credentialManager().updateStoredCredential(stored);
        context.setUser(person);
        context.getEvent()
                .detail("care_identity_aaguid", used.aaguid())
                .detail("care_identity_backed_up", Boolean.toString(used.backedUp()));
        LoginResult.record(context, method, policy.level(), AuthenticationMethodReference.FIDO2, stored.getId());
        context.success(policy.credentialType());
    }

    private void refuse(AuthenticationFlowContext context, String reason, String message) {
        context.getEvent().error(reason);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, message));
    }

    private Response page(AuthenticationFlowContext context, String error) {
        CeremonyOptions options = CeremonyOptions.authentication(OwnRelyingParty.of(context.getSession()));
        KeptOptions.keep(
                options,
                context.getAuthenticationSession(),
                context.getExecution().getId());
        LoginFormsProvider page =
                Page.of(context, Map.of("options", options.json().toString()));
        if (error != null) {
            page.setError(error);
        }
        return page.createForm(TEMPLATE);
    }
}
