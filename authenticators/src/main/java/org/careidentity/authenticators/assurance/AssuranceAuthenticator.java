package org.careidentity.authenticators.assurance;

import java.util.Optional;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Reauthentication;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RequestedAcr;
import org.careidentity.authenticators.flow.RunningSession;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.Assurance;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one writer of levels, and the backstop of the flow: it accepts the result note of this authentication, or a level
 * of the running session that is still valid, and refuses everything else. What was asked and not reached is an error
 * to the application.
 */
final class AssuranceAuthenticator implements Step {

    static final AssuranceAuthenticator INSTANCE = new AssuranceAuthenticator();
    private static final String REFUSED = "care-identity-assurance-refused";

    private AssuranceAuthenticator() {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<UserSessionModel> running =
                RunningSession.of(context.getSession(), context.getAuthenticationSession());
        if (AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())) {
            assureSession(context, running);
        } else {
            assureLogin(context, running);
        }
    }

    private static void assureSession(AuthenticationFlowContext context, Optional<UserSessionModel> running) {
        Optional<UserSessionModel> own = running.filter(
                session -> session.getUser().getId().equals(context.getUser().getId()));
        if (own.isEmpty()) {
            Refusal.page(context, "care_identity_session_missing", REFUSED);
            return;
        }
        conclude(context, Reauthentication.recentEnough(context, own.get()));
    }

    private static void assureLogin(AuthenticationFlowContext context, Optional<UserSessionModel> running) {
        UserModel person = context.getUser();
        Optional<LoginResult> result = LoginResult.read(context.getAuthenticationSession());
        Optional<String> doubt = result.isEmpty()
                ? Optional.of("care_identity_result_missing")
                : ResultCheck.doubt(context, result.get());
        if (doubt.isPresent()) {
            Refusal.page(context, doubt.get(), REFUSED);
        } else if (!person.isEnabled()) {
            Refusal.page(context, Errors.USER_DISABLED, "care-identity-person-disabled");
        } else if (PersonAttributes.uuid(person).isEmpty()) {
            Refusal.page(context, "care_identity_uuid_missing", "care-identity-no-uuid");
        } else if (!OwnUuid.of(context.getSession(), context.getRealm(), person)) {
            Refusal.page(context, "care_identity_uuid_not_unique", REFUSED);
        } else if (UsedCredential.gone(context, result.get().proof())) {
            Refusal.page(context, "care_identity_credential_gone", REFUSED);
        } else if (stepsUp(context, running)
                && UsedCredential.newerThanLogin(context, result.get().proof())) {
            Refusal.page(context, "care_identity_credential_newer_than_step_up", "care-identity-credential-too-new");
        } else if (RequestedAcr.of(context.getAuthenticationSession())
                .satisfiedBy(Proofs.NONE.with(result.get().proof()))
                .isEmpty()) {
            Refusal.unmetAcr(context);
        } else if (running.isPresent() && !running.get().getUser().getId().equals(person.getId())) {
            ChangeOfPerson.begin(context, result.get(), running.get());
        } else {
            Proof proof = result.get().proof();
            if (conclude(context, Proofs.NONE.with(proof))) {
                keep(context, running, proof);
            }
        }
    }

    private static boolean stepsUp(AuthenticationFlowContext context, Optional<UserSessionModel> running) {
        return running.filter(session ->
                        session.getUser().getId().equals(context.getUser().getId()))
                .isPresent();
    }

    /** Says what was reached to this client's session, or refuses. */
    private static boolean conclude(AuthenticationFlowContext context, Proofs proofs) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Optional<Assurance> assurance = RequestedAcr.of(authSession).satisfiedBy(proofs);
        if (assurance.isEmpty()) {
            Refusal.unmetAcr(context);
            return false;
        }
        authSession.setClientNote(Notes.ACR, assurance.get().acr());
        context.getEvent()
                .detail("care_identity_method", assurance.get().proof().method())
                .detail("care_identity_level", assurance.get().proof().level().claim())
                .detail("care_identity_acr", assurance.get().acr());
        context.success();
        return true;
    }

    /**
     * Puts the proof on the session. A step-up adds to what the session proved; a re-authentication starts from
     * nothing, so that it never leaves a higher level than it proved.
     */
    private static void keep(AuthenticationFlowContext context, Optional<UserSessionModel> running, Proof proof) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Proofs before = running.isEmpty() || Reauthentication.due(context, running.get())
                ? Proofs.NONE
                : SessionAssurance.endIdle(context.getSession(), running.get());
        authSession.setUserSessionNote(Notes.PROOFS, before.with(proof).format());
        authSession.setUserSessionNote(Notes.PERSON, context.getUser().getId());
        // The session's auth_time is when the person authenticated, wherever that was (OpenID Connect Core 1.0 section
        // 2).
        authSession.setClientNote(
                AuthenticationManager.AUTH_TIME_BROKER,
                Long.toString(proof.provedAt().getEpochSecond()));
    }
}
