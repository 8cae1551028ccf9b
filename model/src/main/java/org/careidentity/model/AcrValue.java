package org.careidentity.model;

import static org.careidentity.model.AssuranceLevel.AAL1;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The acr values that CIS2's clients send, by their names on the wire. A value asks for a level, and some of them for
 * one technique.
 */
public enum AcrValue {
    AAL1_USERPASS(AAL1, Set.of(AuthenticationMethodReference.USERPASS)),
    AAL2_ANY(AAL2, Set.of()),
    AAL2_OR_AAL3_ANY(AAL2, Set.of()),
    AAL2_TOTP(AAL2, Set.of(AuthenticationMethodReference.TOTP)),
    AAL2_NHSMAIL(AAL2, Set.of(AuthenticationMethodReference.NHSMAIL)),
    AAL3_ANY(AAL3, Set.of()),
    AAL3_FIDO2(AAL3, Set.of(AuthenticationMethodReference.FIDO2)),
    AAL3_IOS(AAL3, Set.of(AuthenticationMethodReference.IOS)),
    AAL3_N3_SMARTCARD(AAL3, Set.of(AuthenticationMethodReference.N3_SMARTCARD)),
    AAL3_CIS2_SMARTCARD(AAL3, Set.of(AuthenticationMethodReference.CIS2_SMARTCARD)),
    AAL3_SMARTCARD(
            AAL3, Set.of(AuthenticationMethodReference.N3_SMARTCARD, AuthenticationMethodReference.CIS2_SMARTCARD));

    private final AssuranceLevel level;
    private final Set<String> amr;

    AcrValue(AssuranceLevel level, Set<String> amr) {
        this.level = level;
        this.amr = amr;
    }

    /** The level that this value asks for at least. */
    public AssuranceLevel level() {
        return level;
    }

    /** The value with this name; empty when nobody knows the name, null included. */
    public static Optional<AcrValue> ofName(String name) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    /** The value that says a level and nothing of the technique. */
    public static AcrValue anyAt(AssuranceLevel level) {
        return switch (level) {
            case AAL1 -> AAL1_USERPASS;
            case AAL2 -> AAL2_ANY;
            case AAL3 -> AAL3_ANY;
        };
    }

    /** Whether a proof is what this value asks for: its level or higher, by its technique if it names one. */
    public boolean satisfiedBy(Proof proof) {
        return proof.level().reaches(level) && (amr.isEmpty() || amr.contains(proof.amr()));
    }

    /**
     * Whether a login with this method can end in what this value asks for. {@code AAL2_ANY} lists methods of AAL2 only
     * at a login, although a session of AAL3 satisfies it.
     */
    public boolean offers(LoginMethod.Reach reach) {
        boolean byLevel = this == AAL2_ANY
                ? reach.levels().contains(AAL2)
                : reach.levels().stream().anyMatch(reached -> reached.reaches(level));
        return byLevel && (amr.isEmpty() || reach.amr().stream().anyMatch(amr::contains));
    }
}
