package org.careidentity.authenticators.push.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.Failures;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.password.Lock;
import org.careidentity.authenticators.push.PushSettings;
import org.careidentity.authenticators.push.device.PushDevice;
import org.careidentity.authenticators.push.device.PushPolicy;
import org.careidentity.authenticators.push.request.Challenge;
import org.careidentity.authenticators.push.request.Limit;
import org.careidentity.authenticators.push.request.Outcome;
import org.careidentity.authenticators.push.request.PushRequest;
import org.careidentity.authenticators.push.request.PushRequests;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * What a phone answers to a request. An approval is an assertion over a challenge that the server computes from its own number:
 * another number is another challenge. A try is taken before the number is looked at (CVE-2024-4629), and the person and the
 * phone are checked now, whatever they were when the request was made (CVE-2026-9798, CVE-2026-16103).
 */
final class PhoneAnswer {

    private static final Logger LOGGER = Logger.getLogger(PhoneAnswer.class);
    private static final String NUMBER = "care_identity_push_number";
    private static final String ANSWERED = "care_identity_push_answered";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PushSettings settings;
    private final PushDevice phone;
    private final PushRequests requests;
    private final Ceremonies ceremonies;

    PhoneAnswer(KeycloakSession session, Ceremonies ceremonies, PushSettings settings, PushDevice phone) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.ceremonies = ceremonies;
        this.settings = settings;
        this.phone = phone;
        this.requests = new PushRequests(session);
    }

    void approve(String id, String answer) throws PhoneErrorException {
        PushRequest request = open(id);
        requireOpen(request);
        OptionalInt left = requests.reserveTry(id);
        if (left.isEmpty()) {
            throw refused(request, CONFLICT, ANSWERED);
        }
        Assertion assertion = verified(request, answer, left.getAsInt());
        Outcome outcome =
                new Outcome(Outcome.State.APPROVED, phone.owned().stored().getId(), assertion.userVerified());
        if (!requests.answer(request, outcome)) {
            throw refused(request, CONFLICT, ANSWERED);
        }
    }

    void deny(String id, boolean notMe) throws PhoneErrorException {
        PushRequest request = open(id);
        Outcome outcome = Outcome.of(notMe ? Outcome.State.NOT_ME : Outcome.State.DENIED);
        if (!requests.answer(request, outcome, settings.pause())) {
            throw refused(request, CONFLICT, ANSWERED);
        }
        if (notMe) {
            phone.forgetBrowsers();
        }
        event(request).error(notMe ? "care_identity_push_not_me" : "care_identity_push_denied");
    }

    private PushRequest open(String id) throws PhoneErrorException {
        PushRequest request = requests.find(id)
                .filter(found -> found.person().equals(phone.person().getId()))
                .orElseThrow(() -> new PhoneErrorException(NOT_FOUND, "care_identity_push_unknown"));
        requireNone(request, phone.obstacle());
        if (requests.isAnswered(id)) {
            throw refused(request, CONFLICT, ANSWERED);
        } else if (request.isLate()) {
            throw refused(request, GONE, "care_identity_push_late");
        }
        return request;
    }

    /** Keycloak's protection, which takes one attempt at a time in a login, only looks here: tries are counted by their own. */
    private void requireOpen(PushRequest request) throws PhoneErrorException {
        try {
            new Lock(session, phone.person()).requireOpen();
        } catch (RefusedException locked) {
            throw refused(request, FORBIDDEN, locked.reason());
        }
        if (requests.isPaused(request.person())) {
            throw refused(request, FORBIDDEN, Limit.PAUSED.reason());
        }
    }

    private void requireNone(PushRequest request, Optional<String> obstacle) throws PhoneErrorException {
        if (obstacle.isPresent()) {
            throw refused(request, FORBIDDEN, obstacle.get());
        }
    }

    private Assertion verified(PushRequest request, String answer, int left) throws PhoneErrorException {
        CeremonyOptions options = options(request);
        try {
            Assertion assertion = ceremonies.readOfIdentified(answer);
            if (!assertion.answers(options)) {
                throw new CeremonyRefusedException(NUMBER);
            }
            FidoCredential used = ceremonies.authenticate(
                    options,
                    settings.relyingParty(realm.getName()),
                    assertion,
                    phone.owned().credential(),
                    Instant.ofEpochSecond(Time.currentTime()));
            note(request, used);
            return assertion;
        } catch (CeremonyRefusedException e) {
            LOGGER.debug("a phone's answer was refused", e);
            throw wrong(request, e.reason(), left);
        }
    }

    private CeremonyOptions options(PushRequest request) {
        return CeremonyOptions.authentication(
                        PushPolicy.with(settings.userVerification()),
                        settings.relyingParty(realm.getName()),
                        List.of(Base64Url.decode(phone.owned().credential().credentialId())))
                .challenging(Challenge.of(request));
    }

    /** The table has the last word: an answer that came at the same moment may have used up the counter. */
    private void note(PushRequest request, FidoCredential used) throws CeremonyRefusedException, PhoneErrorException {
        switch (phone.used(session, event(request), used)) {
            case NOTED -> {}
            case COUNTER_WENT_BACK -> throw new CeremonyRefusedException(CeremonyRefusedException.COUNTER_WENT_BACK);
            case SUSPENDED -> requireNone(request, PushDevice.obstacle(AuthenticatorStatus.SUSPENDED));
            case QUARANTINED -> requireNone(request, PushDevice.obstacle(AuthenticatorStatus.QUARANTINED));
            case DISABLED, UNKNOWN -> requireNone(request, PushDevice.obstacle(AuthenticatorStatus.DISABLED));
        }
    }

    /** Counts a wrong answer, against the phone, the request and the person, who may be locked by it. */
    private PhoneErrorException wrong(PushRequest request, String reason, int left) {
        if (reason.equals(CeremonyRefusedException.COUNTER_WENT_BACK)) {
            phone.owned().mark(session, AuthenticatorStatus.QUARANTINED);
        } else {
            if (!phone.owned().indexed()) {
                phone.claim(session, event(request));
            }
            Failures.count(session, phone.owned());
        }
        // a type that Keycloak's protection counts: what it does not know, it lets anybody guess
        new Lock(session, phone.person()).count(OTPCredentialModel.TYPE);
        if (left == 0) {
            requests.answer(request, Outcome.of(Outcome.State.OUT_OF_TRIES));
        }
        return refused(request, UNPROCESSABLE, reason).with("triesLeft", left);
    }

    private PhoneErrorException refused(PushRequest request, int status, String reason) {
        event(request).error(reason);
        return new PhoneErrorException(status, reason);
    }

    private EventBuilder event(PushRequest request) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(request.client())
                .user(phone.person())
                .detail("care_identity_method", PushPolicy.METHOD)
                .detail("credential_id", phone.owned().stored().getId());
    }
}
