package org.careidentity.authenticators.push.request;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.careidentity.authenticators.secret.Places;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The requests of a realm, in the store that all nodes share. Whatever may happen once is a key that is put if it is absent,
 * or one that is removed: of two at the same moment, on whichever nodes, one succeeds (CVE-2024-4629).
 */
public final class PushRequests {

    /** How many times another number than the browser's may be typed into one request (OWASP ASVS 5.0 requirement 6.6.3). */
    public static final int TRIES = 3;

    /** How many requests a person's phones get in {@link #WINDOW_SECONDS}. */
    static final int MOST = 3;

    static final int WINDOW_SECONDS = 600;

    /** A request is known for some time after it can't be answered, so that the phone is told why. */
    private static final int KNOWN_SECONDS = PushRequest.SECONDS + 60;

    private final SingleUseObjectProvider store;
    private final RealmModel realm;

    /** Those of the realm of a session. */
    public PushRequests(KeycloakSession session) {
        this.store = session.singleUseObjects();
        this.realm = session.getContext().getRealm();
    }

    /**
     * Keeps a new request, if the person may be asked now: one is open at a time, and each takes one of a few places that
     * become free ten minutes later.
     *
     * @return why not; empty when it is kept
     */
    public Optional<Limit> open(PushRequest request) {
        if (isPaused(request.person())) {
            return Optional.of(Limit.PAUSED);
        }
        if (!store.putIfAbsent(key("open", request.person()), PushRequest.SECONDS)) {
            return Optional.of(Limit.OPEN);
        }
        if (Places.take(store, key("sent", request.person()), MOST, WINDOW_SECONDS)
                .isEmpty()) {
            store.remove(key("open", request.person()));
            return Optional.of(Limit.COOL_DOWN);
        }
        store.put(key("request", request.id()), KNOWN_SECONDS, request.notes());
        store.put(key("of", request.person()), PushRequest.SECONDS, Map.of("id", request.id()));
        return Optional.empty();
    }

    /** A request, answered or late as it may be; empty when it was never made or is long gone. */
    public Optional<PushRequest> find(String id) {
        return Optional.ofNullable(store.get(key("request", id))).map(PushRequest::of);
    }

    /** What waits for a person's answer. */
    public Optional<PushRequest> openOf(String person) {
        return Optional.ofNullable(store.get(key("of", person)))
                .flatMap(notes -> find(notes.get("id")))
                .filter(request -> !request.isLate() && !isAnswered(request.id()));
    }

    /** Whether a request has ended in one of the {@link Outcome.State}s. */
    public boolean isAnswered(String id) {
        return store.contains(key("answered", id));
    }

    /** Whether a login waits for an answer to a request, or has one that it has not taken. */
    public boolean isOpen(PushRequest request) {
        return !request.isLate() && (!isAnswered(request.id()) || hasOutcome(request.id()));
    }

    /** Whether a login may go on with what a phone has answered, or is to be told. */
    public boolean hasOutcome(String id) {
        return store.contains(key("outcome", id));
    }

    /**
     * Reserves one of the tries that a request has, before the number is looked at.
     *
     * @return how many are left after it; empty when there is none to reserve
     */
    public OptionalInt reserveTry(String id) {
        OptionalInt taken = Places.take(store, key("try", id), TRIES, KNOWN_SECONDS);
        return taken.isPresent() ? OptionalInt.of(TRIES - taken.getAsInt()) : taken;
    }

    /**
     * Ends a request.
     *
     * @return false when it has ended before
     */
    public boolean answer(PushRequest request, Outcome outcome) {
        return answer(request, outcome, Duration.ZERO);
    }

    /**
     * Ends a request and asks its person nothing for a while. The pause is there before another request could be.
     *
     * @param pause zero for none
     * @return false when it has ended before
     */
    public boolean answer(PushRequest request, Outcome outcome, Duration pause) {
        if (!store.putIfAbsent(key("answered", request.id()), KNOWN_SECONDS)) {
            return false;
        }
        if (!pause.isZero()) {
            store.putIfAbsent(key("paused", request.person()), pause.toSeconds());
        }
        store.put(key("outcome", request.id()), KNOWN_SECONDS, outcome.notes());
        close(request);
        return true;
    }

    /** A late request may have been followed by another one, which stays open. */
    private void close(PushRequest request) {
        Map<String, String> last = store.get(key("of", request.person()));
        if (last != null && request.id().equals(last.get("id"))) {
            store.remove(key("of", request.person()));
            store.remove(key("open", request.person()));
        }
    }

    /** How a request has ended, once: whoever takes it logs in with it, or is told. */
    public Optional<Outcome> take(String id) {
        return Optional.ofNullable(store.remove(key("outcome", id))).map(Outcome::of);
    }

    /** Whether a person has denied a request a short while ago. */
    public boolean isPaused(String person) {
        return store.contains(key("paused", person));
    }

    private String key(String kind, String of) {
        return "care-identity.push." + kind + "." + realm.getId() + "." + of;
    }
}
