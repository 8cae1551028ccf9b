package org.careidentity.authenticators.push.request;

import java.util.Map;

/**
 * How a request ended.
 *
 * @param credential the id of the stored credential that answered; empty when none did
 * @param userVerified whether the phone verified the person
 */
public record Outcome(State state, String credential, boolean userVerified) {

    /** The ways in which it can end. */
    public enum State {
        /** Somebody typed the number and the phone signed it. */
        APPROVED,
        /** The person does not want it. */
        DENIED,
        /** The person did not begin it. */
        NOT_ME,
        /** Other numbers than the one of the browser, as often as is allowed. */
        OUT_OF_TRIES,
        /** The browser began another one, or another method. */
        CANCELLED,
        /** Nobody can answer any more: the phone was stopped or removed, or the person disabled. */
        WITHDRAWN
    }

    /** An end that no phone approved. */
    public static Outcome of(State state) {
        return new Outcome(state, "", false);
    }

    Map<String, String> notes() {
        return Map.of("state", state.name(), "credential", credential, "userVerified", Boolean.toString(userVerified));
    }

    static Outcome of(Map<String, String> notes) {
        return new Outcome(
                State.valueOf(notes.get("state")),
                notes.get("credential"),
                Boolean.parseBoolean(notes.get("userVerified")));
    }
}
