package org.careidentity.authenticators.fido;

import java.util.Optional;

/**
 * How a login by WebAuthn was refused.
 *
 * @param reason the event's error
 * @param message the key of the page's text
 * @param goOn the login method that the device is registered for; empty when it is this one or none
 * @param signal what the browser may tell the device, as JSON for {@code signalUnknownCredential}
 */
record LoginRefusal(String reason, String message, Optional<String> goOn, Optional<String> signal) {

    /** A refusal whose text follows from its reason. */
    static LoginRefusal of(String reason) {
        return new LoginRefusal(reason, RefusalText.of(reason), Optional.empty(), Optional.empty());
    }

    /** This refusal, with the method where the device can go on. */
    LoginRefusal goingOn(Optional<String> method) {
        return new LoginRefusal(reason, message, method, signal);
    }

    /** This refusal, with what the browser may tell the device. */
    LoginRefusal signalling(String what) {
        return new LoginRefusal(reason, message, goOn, Optional.of(what));
    }
}
