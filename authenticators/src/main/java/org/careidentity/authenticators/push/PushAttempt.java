package org.careidentity.authenticators.push;

import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.password.Lock;
import org.careidentity.authenticators.password.ProvedPassword;
import org.careidentity.authenticators.push.device.PushDevice;
import org.careidentity.authenticators.push.device.PushDevices;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.push.device.Telling;
import org.careidentity.authenticators.push.request.Limit;
import org.careidentity.authenticators.push.request.Outcome;
import org.careidentity.authenticators.push.request.PushRequest;
import org.careidentity.authenticators.push.request.PushRequests;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.Urls;

/** One login's request to a phone: asked, shown, and gone on with when the phone has answered. */
final class PushAttempt {

    private final AuthenticationFlowContext context;
    private final LoginMethod method;
    private final PushSettings settings;
    private final PushRequests requests;

    PushAttempt(AuthenticationFlowContext context, LoginMethod method, PushSettings settings) {
        this.context = context;
        this.method = method;
        this.settings = settings;
        this.requests = new PushRequests(context.getSession());
    }

    /** Who has proved a password in this login, or is remembered by its browser and chose to be. */
    Optional<UserModel> firstFactor() {
        return ProvedPassword.person(context)
                .or(() -> PushNote.REMEMBERED.read(context).flatMap(id -> RememberedBrowser.of(context)
                        .map(RememberedBrowser::person)
                        .filter(person -> person.getId().equals(id))));
    }

    private Optional<PushRequest> request() {
        return PushNote.REQUEST.read(context).flatMap(requests::find);
    }

    /** Whether this login has asked a phone. */
    boolean isBegun() {
        return PushNote.REQUEST.read(context).isPresent();
    }

    /** Whether the phone may still answer, or has answered and the login has not gone on. */
    boolean isOpen() {
        return request().filter(requests::isOpen).isPresent();
    }

    /** Ends the request that this login made, if there is one. */
    void cancel() {
        request().ifPresent(request -> requests.answer(request, Outcome.of(Outcome.State.CANCELLED)));
        PushNote.REQUEST.drop(context);
    }

    /** Asks a person's phones and shows the number. The person has passed a first factor. */
    void ask(UserModel person) throws RefusedException {
        context.getEvent().user(person);
        requireAllowed(person);
        List<PushDevice> devices = PushDevices.usable(context.getSession(), person);
        if (devices.isEmpty()) {
            throw new RefusedException("care_identity_push_missing", new FormMessage("care-identity-push-missing"));
        }
        cancel();
        PushRequest request = request(person);
        Optional<Limit> limit = requests.open(request);
        if (limit.isPresent()) {
            context.getEvent().error(limit.get().reason());
            context.forceChallenge(PushPages.limited(context, limit.get()));
            return;
        }
        PushNote.REQUEST.write(context, request.id());
        new Telling(context.getSession(), settings.sender()).tell(request, devices);
        context.challenge(PushPages.number(context, request, null));
    }

    private void requireAllowed(UserModel person) throws RefusedException {
        new Lock(context.getSession(), person).requireOpen();
        if (!person.isEnabled()) {
            throw new RefusedException(Errors.USER_DISABLED, new FormMessage("care-identity-person-disabled"));
        }
    }

    private PushRequest request(UserModel person) {
        ClientModel client = context.getAuthenticationSession().getClient();
        String application = Page.application(client);
        return new PushRequest(
                Secrets.make(),
                SecretGenerator.getInstance().randomString(settings.digits(), SecretGenerator.DIGITS),
                Urls.realmIssuer(
                        context.getUriInfo().getBaseUri(), context.getRealm().getName()),
                client.getClientId(),
                person.getId(),
                Time.currentTime(),
                application.isEmpty() ? client.getClientId() : application,
                context.getConnection().getRemoteAddr());
    }

    /** Shows the number of the request that is open. */
    void showNumber() {
        context.challenge(PushPages.number(context, request().orElseThrow(), null));
    }

    /** Goes on with what the phone has answered, once. */
    void goOn() {
        Optional<PushRequest> request = request();
        Optional<Outcome> outcome = PushNote.REQUEST.read(context).flatMap(requests::take);
        if (outcome.isEmpty() && isOpen()) {
            context.challenge(PushPages.number(context, request.orElseThrow(), "care-identity-push-not-yet"));
            return;
        }
        if (outcome.isEmpty() || request.isEmpty()) {
            cancel();
            context.getEvent().error("care_identity_push_late");
            context.forceChallenge(PushPages.again(context, "care-identity-push-late"));
            return;
        }
        PushNote.REQUEST.drop(context);
        switch (outcome.get().state()) {
            case APPROVED -> finish(request.get(), outcome.get());
            // the phone's answer was the event
            case DENIED, NOT_ME -> {
                ProvedPassword.forget(context);
                PushNote.REMEMBERED.drop(context);
                Refusal.ended(context, "care-identity-push-denied");
            }
            case OUT_OF_TRIES -> context.forceChallenge(PushPages.again(context, "care-identity-push-out-of-tries"));
            case CANCELLED -> context.forceChallenge(PushPages.again(context));
            case WITHDRAWN -> withdrawn(request.get());
        }
    }

    private void withdrawn(PushRequest request) {
        context.getEvent().user(request.person()).error("care_identity_push_withdrawn");
        PushPages.startOver(
                context,
                settings,
                new RefusedException("care_identity_push_withdrawn", new FormMessage("care-identity-push-withdrawn")));
    }

    /** Everything that was checked when the phone was asked may have changed meanwhile (CVE-2026-9798). */
    private void finish(PushRequest request, Outcome outcome) {
        context.getEvent().user(request.person()).detail("credential_id", outcome.credential());
        try {
            UserModel person = firstFactor()
                    .filter(first -> first.getId().equals(request.person()))
                    .orElseThrow(() -> new RefusedException(
                            "care_identity_push_first_factor", new FormMessage("care-identity-push-first-factor")));
            requireAllowed(person);
            // the phone was judged by the realm's browser flow; this step may ask for more
            if (!outcome.userVerified() && settings.userVerification() == Requirement.REQUIRED) {
                throw new RefusedException(
                        "care_identity_user_not_verified", new FormMessage("care-identity-push-not-verified"));
            }
            PushDevice device = PushDevices.usable(context.getSession(), person, outcome.credential())
                    .orElseThrow(() -> new RefusedException(
                            "care_identity_authenticator_disabled", new FormMessage("care-identity-push-missing")));
            boolean password = ProvedPassword.person(context).isPresent();
            rememberBrowser(device);
            ProvedPassword.forget(context);
            PushNote.REMEMBERED.drop(context);
            context.setUser(person);
            // numbers are counted as a type that Keycloak knows, and so is their end
            new Lock(context.getSession(), person).clear(OTPCredentialModel.TYPE);
            LoginResult.record(
                    context,
                    method,
                    outcome.userVerified() || password ? AssuranceLevel.AAL2 : AssuranceLevel.AAL1,
                    AuthenticationMethodReference.PUSH,
                    outcome.credential());
            context.success(PushPolicy.TYPE);
        } catch (RefusedException refused) {
            context.getEvent().error(refused.reason());
            PushPages.startOver(context, settings, refused);
        }
    }

    private void rememberBrowser(PushDevice device) {
        if (PushNote.REMEMBER.read(context).isPresent()
                && !settings.remembered().isZero()) {
            new RememberedBrowser(device.person(), device.owned().stored().getId())
                    .remember(context, settings.remembered());
        }
    }
}
