package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** Turns whatever verification threw into a refusal with a reason code. */
final class Refusals {

    private Refusals() {}

    /** The reason, with the check that failed after a dot where it has a name. */
    static CeremonyRefusedException of(String reason, Throwable thrown) {
        if (thrown instanceof MaliciousCounterValueException) {
            return new CeremonyRefusedException(CeremonyRefusedException.COUNTER_WENT_BACK, thrown);
        }
        boolean named = thrown instanceof WebAuthnException || thrown instanceof MalformedException;
        return new CeremonyRefusedException(
                named ? reason + "." + thrown.getClass().getSimpleName() : reason, thrown);
    }
}
