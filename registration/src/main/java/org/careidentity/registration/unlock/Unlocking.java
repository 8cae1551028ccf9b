package org.careidentity.registration.unlock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.AuthenticatorLifecycle;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.notice.BackgroundMail;
import org.careidentity.authenticators.password.Lock;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.registration.setup.RegistrationRealm;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Unlocks people by a code that they get by e-mail. It takes away the lock of Keycloak's protection against guesses, also where that
 * disabled the person, and never what an administrator decided. A person who asks for the code themselves gets no more than
 * that: an authenticator that a hundred failures disabled has to be bound anew (NIST SP 800-63B-4 section 3.2.2). Where an
 * agent of the Registration Authority asked for it, the agent's check of who the person is stands for that binding, and the
 * code gives the person such authenticators back as well.
 */
public final class Unlocking {

    private static final String TEMPLATE = "care-identity-unlock-mail.ftl";
    private static final String SUBJECT = "care-identity-unlock-mail-subject";
    private static final String EVENT_DETAIL = "care_identity_unlock";
    private static final String REASON = "unlocked by the person with a code that the Registration Authority sent";
    private static final int TRIES = 2;

    private Unlocking() {}

    /**
     * Sends a code to a person of the request's realm on behalf of an agent who has made sure who they are.
     *
     * @param authenticatorsToo whether it also gives back the authenticators that failures have disabled until now
     * @return false when no code can help: the person has no e-mail address, or an administrator disabled them
     */
    public static boolean send(KeycloakSession session, UserModel person, boolean authenticatorsToo) {
        if (!canBeUnlocked(person)) {
            return false;
        }
        String secret = Secrets.make();
        String code = new UnlockCodes(session)
                .make(
                        secret,
                        Optional.of(person.getId()),
                        authenticatorsToo
                                ? disabled(session, person)
                                        .map(HeldAuthenticator::id)
                                        .collect(Collectors.toSet())
                                : Set.of());
        mail(
                session,
                person,
                code,
                RegistrationRealm.address(session, "unlock") + "?" + UnlockPage.LINK + "=" + secret);
        return true;
    }

    /** Makes a code for the browser with a secret, and sends it if somebody was found who can be unlocked; an event in any case. */
    static void send(KeycloakSession session, Optional<UserModel> found, String secret) {
        Optional<UserModel> person = found.filter(Unlocking::canBeUnlocked);
        String code = new UnlockCodes(session).make(secret, person.map(UserModel::getId), Set.of());
        person.ifPresentOrElse(
                someone -> mail(session, someone, code, ""), () -> event(session, EventType.EXECUTE_ACTIONS)
                        .detail(EVENT_DETAIL, "not sent")
                        .error(Errors.USER_NOT_FOUND));
    }

    private static boolean canBeUnlocked(UserModel person) {
        return hasAddress(person) && (person.isEnabled() || Lock.hasDisabled(person));
    }

    /** Whether a code could be sent to somebody. */
    public static boolean hasAddress(UserModel person) {
        return person.getEmail() != null && !person.getEmail().isBlank();
    }

    private static void mail(KeycloakSession session, UserModel person, String code, String link) {
        Map<String, Object> attributes = Map.of("code", code, "minutes", UnlockCodes.LIFE.toMinutes(), "link", link);
        new BackgroundMail(SUBJECT, TEMPLATE, locale -> attributes).send(session, person);
        event(session, EventType.EXECUTE_ACTIONS)
                .user(person)
                .detail(EVENT_DETAIL, "sent")
                .success();
    }

    /** Takes a code. */
    static UnlockCodes.Outcome take(KeycloakSession session, String secret, String typed) {
        UnlockCodes.Taken taken = new UnlockCodes(session).take(secret, typed);
        if (taken.outcome() != UnlockCodes.Outcome.RIGHT) {
            return taken.outcome();
        }
        UserModel person = session.users().getUserById(session.getContext().getRealm(), taken.person());
        if (person == null || !canBeUnlocked(person)) {
            return UnlockCodes.Outcome.GONE;
        }
        unlock(session, person);
        List<HeldAuthenticator> back = disabled(session, person)
                .filter(held -> taken.authenticators().contains(held.id()))
                .toList();
        back.forEach(held -> reactivate(session, held));
        event(session, EventType.EXECUTE_ACTION_TOKEN)
                .user(person)
                .detail(EVENT_DETAIL, back.isEmpty() ? "person" : "person and authenticators")
                .success();
        AuthenticatorNotice.send(session, person, AuthenticatorNotice.Kind.UNLOCKED, Map.of());
        return UnlockCodes.Outcome.RIGHT;
    }

    /** But for those that the person has reported lost: whoever has one of these must not get it back by the person's code. */
    private static Stream<HeldAuthenticator> disabled(KeycloakSession session, UserModel person) {
        AuthenticatorLifecycle lifecycle = new AuthenticatorLifecycle(session);
        return AuthenticatorKinds.of(session, person)
                .filter(held -> held.authenticator().status() == AuthenticatorStatus.DISABLED)
                .filter(held -> !lifecycle.oversight(held).reportedLost());
    }

    private static void unlock(KeycloakSession session, UserModel person) {
        RealmModel realm = session.getContext().getRealm();
        session.loginFailures().removeUserLoginFailure(realm, person.getId());
        if (Lock.hasDisabled(person)) {
            person.setEnabled(true);
            person.removeAttribute(UserModel.DISABLED_REASON);
        }
    }

    /** Another decision at this moment, as by one more failure, is no reason to let the person begin again. */
    private static void reactivate(KeycloakSession session, HeldAuthenticator held) {
        AuthenticatorLifecycle lifecycle = new AuthenticatorLifecycle(session);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (lifecycle.reactivate(
                    held,
                    lifecycle.oversight(held).version(),
                    REASON,
                    held.person().getId())) {
                return;
            }
        }
    }

    private static EventBuilder event(KeycloakSession session, EventType type) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type);
    }
}
