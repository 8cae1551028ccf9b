package org.careidentity.authenticators.fido;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventType;
import org.keycloak.models.utils.FormMessage;

/** The registration of an authenticator, on whichever required action it is shown. */
final class FidoRegistration {

    private static final Logger LOGGER = Logger.getLogger(FidoRegistration.class);
    private static final String METHOD = "care_identity_registering";
    private static final String OPTIONS = "registration";
    private static final String WRONG_PLACE = "care_identity_attachment";
    private static final String REGISTER_AS = "register-as:";

    private final Ceremonies ceremonies;

    FidoRegistration(Ceremonies ceremonies) {
        this.ceremonies = ceremonies;
    }

    /** Shows the page of a method, or why this login may not register there. */
    void begin(RequiredActionContext context, String method) {
        context.getAuthenticationSession().setAuthNote(METHOD, method);
        withPolicy(context, method, policy -> RegistrationPage.show(context, policy, OPTIONS, null, List.of()));
    }

    /** Takes the answer of the person's device, or the choice of another method for it. */
    void process(RequiredActionContext context, String method) {
        Form form = Form.of(context.getHttpRequest());
        String action = form.action();
        String running = Optional.ofNullable(context.getAuthenticationSession().getAuthNote(METHOD))
                .orElse(method);
        if (action.startsWith(REGISTER_AS)) {
            begin(context, action.substring(REGISTER_AS.length()));
        } else if (!form.has("credential")) {
            begin(context, running);
        } else {
            withPolicy(context, running, policy -> take(context, policy, form));
        }
    }

    private void take(RequiredActionContext context, FidoPolicy policy, Form form) {
        Optional<CeremonyOptions> options =
                KeptOptions.take(context.getSession(), context.getAuthenticationSession(), OPTIONS);
        if (options.isEmpty()) {
            refuse(context, policy, "care_identity_challenge_missing", List.of());
            return;
        }
        String answer = form.text("credential");
        try {
            FidoCredential credential = ceremonies.register(
                    options.get(),
                    OwnRelyingParty.of(context.getSession()),
                    answer,
                    Instant.ofEpochSecond(Time.currentTime()));
            Optional<String> doubt = doubt(context, policy, credential);
            if (doubt.isPresent()) {
                refuse(context, policy, doubt.get(), Alternatives.to(context, policy, credential, answer));
                return;
            }
            new NewCredential(context, policy, options.get(), credential).store(form.text("label"));
        } catch (CeremonyRefusedException e) {
            LOGGER.debug("registration refused", e);
            refuse(
                    context,
                    policy,
                    e.reason(),
                    WRONG_PLACE.equals(e.reason()) ? Alternatives.elsewhere(context, policy, answer) : List.of());
        } catch (NewCredential.RefusedException e) {
            RegistrationPage.show(context, policy, OPTIONS, e.shown(), List.of());
        }
    }

    /** Why the policy does not take the authenticator at its full level; a registration settles for no less. */
    private static Optional<String> doubt(RequiredActionContext context, FidoPolicy policy, FidoCredential credential) {
        Judgement judgement = Judgements.ofRegistration(context.getSession(), policy, credential);
        return judgement.level().isPresent()
                ? Optional.empty()
                : Optional.of(judgement.reasons().stream().findFirst().orElse("care_identity_not_attested"));
    }

    private static void refuse(
            RequiredActionContext context, FidoPolicy policy, String reason, List<FidoPolicy> alternatives) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail("care_identity_method", policy.method())
                .error(reason);
        RegistrationPage.show(context, policy, OPTIONS, new FormMessage(RefusalText.of(reason)), alternatives);
    }

    private interface WithPolicy {
        void run(FidoPolicy policy);
    }

    private static void withPolicy(RequiredActionContext context, String method, WithPolicy step) {
        Optional<FidoPolicy> defaults = MethodPolicies.defaults(method);
        try {
            if (defaults.isEmpty()) {
                ActionRefusal.page(
                        context,
                        EventType.UPDATE_CREDENTIAL,
                        "care_identity_method_unknown",
                        "care-identity-registration-refused");
                return;
            }
            FidoPolicy policy = MethodPolicies.of(context.getSession(), context.getRealm(), defaults.get());
            if (AuthenticatorRights.mayRegister(context, policy.method(), policy.highest())) {
                step.run(policy);
            } else {
                ActionRefusal.page(
                        context,
                        EventType.UPDATE_CREDENTIAL,
                        "care_identity_registration_level",
                        "care-identity-registration-refused");
            }
        } catch (PolicyConfigurationException e) {
            LOGGER.errorf("Login method %s can't be registered for: %s", method, e.getMessage());
            ActionRefusal.page(
                    context,
                    EventType.UPDATE_CREDENTIAL,
                    "care_identity_policy_unreadable",
                    "care-identity-assurance-refused");
        }
    }
}
