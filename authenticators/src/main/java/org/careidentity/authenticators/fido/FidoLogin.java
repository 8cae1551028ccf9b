package org.careidentity.authenticators.fido;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.Failures;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.credential.OwnedCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** Decides a login by WebAuthn: whose credential it is, whether the answer is right, and what it is worth today. */
final class FidoLogin {

    private final Ceremonies ceremonies;

    FidoLogin(Ceremonies ceremonies) {
        this.ceremonies = ceremonies;
    }

    /**
     * What a login proved.
     *
     * @param credential the id of the stored credential
     */
    record Success(AssuranceLevel level, String credential) {}

    /** Verifies an answer, sets the context's person, and keeps what changed of the credential. */
    Success verify(AuthenticationFlowContext context, FidoPolicy policy, CeremonyOptions options, String answer)
            throws CeremonyRefusedException, LoginRefusedException {
        Assertion assertion = context.getUser() == null ? ceremonies.read(answer) : ceremonies.readOfIdentified(answer);
        OwnedCredential owned = owned(context, policy, assertion);
        UserModel identified = context.getUser();
        context.getEvent()
                .user(owned.person())
                .detail("credential_id", owned.stored().getId());
        if (identified != null && !identified.getId().equals(owned.person().getId())) {
            throw refused("care_identity_credential_of_other_person");
        }
        FidoCredential used = verified(context, options, assertion, owned);
        requireUsable(used.status());
        Judgement judgement = judged(context, policy, used);
        context.getEvent()
                .detail("care_identity_aaguid", used.aaguid())
                .detail("care_identity_attested", Boolean.toString(judgement.attested()))
                .detail("care_identity_backed_up", Boolean.toString(used.backedUp()));
        if (!owned.person().isEnabled()) {
            throw refused(Errors.USER_DISABLED);
        }
        note(context, owned, used);
        context.setUser(owned.person());
        AssuranceLevel level = Confirmation.atMost(used, judgement.level().orElseThrow());
        return new Success(
                assertion.userVerified() ? level : AssuranceLevel.AAL1,
                owned.stored().getId());
    }

    /** Section 7.2 step 6: the credential is the identified person's, or the user handle's owner has it. */
    private static OwnedCredential owned(AuthenticationFlowContext context, FidoPolicy policy, Assertion assertion)
            throws LoginRefusedException {
        Optional<OwnedCredential> owned = new CredentialIndex(context.getSession()).owner(assertion, context.getUser());
        if (owned.isEmpty()) {
            String signal = Signals.unknown(OwnRelyingParty.of(context.getSession()), assertion.credentialId());
            throw new LoginRefusedException(
                    LoginRefusal.of("care_identity_credential_unknown").signalling(signal));
        }
        if (!owned.get().stored().getType().equals(policy.credentialType())) {
            throw new LoginRefusedException(LoginRefusal.of("care_identity_credential_of_other_method")
                    .goingOn(MethodPolicies.ofType(owned.get().stored().getType())
                            .map(FidoPolicy::method)));
        }
        return owned.get();
    }

    private FidoCredential verified(
            AuthenticationFlowContext context, CeremonyOptions options, Assertion assertion, OwnedCredential owned)
            throws CeremonyRefusedException {
        try {
            return ceremonies.authenticate(
                    options, OwnRelyingParty.of(context.getSession()), assertion, owned.credential(), now());
        } catch (CeremonyRefusedException e) {
            if (e.reason().equals(CeremonyRefusedException.COUNTER_WENT_BACK)) {
                owned.mark(context.getSession(), AuthenticatorStatus.QUARANTINED);
            } else if (assertion.answers(options)) {
                count(context, owned);
            }
            throw e;
        }
    }

    /**
     * Counts only when an earlier step of this login identified the person, so that nobody who knows a credential id can lock
     * a clinician out from afar, and when the challenge of this login was answered: what a reload or another tab left behind
     * is no guess. The person's own count of failed logins is not touched.
     */
    private static void count(AuthenticationFlowContext context, OwnedCredential owned) {
        if (context.getUser() != null) {
            int failures = Failures.count(context.getSession(), owned);
            context.getEvent().detail("care_identity_failures", Integer.toString(failures));
        }
    }

    /** The table has the last word: an answer that came at the same moment may have used up the counter. */
    private static void note(AuthenticationFlowContext context, OwnedCredential owned, FidoCredential used)
            throws CeremonyRefusedException, LoginRefusedException {
        switch (new CredentialIndex(context.getSession()).used(context.getEvent(), owned, used)) {
            case NOTED -> {}
            case COUNTER_WENT_BACK -> {
                owned.mark(context.getSession(), AuthenticatorStatus.QUARANTINED);
                throw new CeremonyRefusedException(CeremonyRefusedException.COUNTER_WENT_BACK);
            }
            case SUSPENDED -> requireUsable(AuthenticatorStatus.SUSPENDED);
            case QUARANTINED -> requireUsable(AuthenticatorStatus.QUARANTINED);
            case DISABLED -> requireUsable(AuthenticatorStatus.DISABLED);
            case UNKNOWN -> throw refused("care_identity_credential_of_other_person");
        }
    }

    private static void requireUsable(AuthenticatorStatus status) throws LoginRefusedException {
        switch (status) {
            case ACTIVE -> {}
            case SUSPENDED, REMOVED -> throw refused("care_identity_authenticator_suspended");
            case QUARANTINED -> throw refused("care_identity_authenticator_quarantined");
            case DISABLED -> throw refused("care_identity_authenticator_disabled");
        }
    }

    private static Judgement judged(AuthenticationFlowContext context, FidoPolicy policy, FidoCredential used)
            throws LoginRefusedException {
        Judgement judgement = Judgements.of(context.getSession(), policy, used);
        if (!judgement.reasons().isEmpty()) {
            context.getEvent().detail("care_identity_judgement", String.join(" ", judgement.reasons()));
        }
        if (judgement.level().isEmpty()) {
            throw refused(judgement.reasons().stream().findFirst().orElse("care_identity_not_attested"));
        }
        return judgement;
    }

    private static LoginRefusedException refused(String reason) {
        return new LoginRefusedException(LoginRefusal.of(reason));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
