package org.careidentity.authenticators.fido.policy;

import java.util.List;
import java.util.Optional;
import org.careidentity.model.AssuranceLevel;

/**
 * What an authenticator is worth under a policy and the metadata of a moment.
 *
 * @param level the level that a login with it gives; empty when it is refused
 * @param attested whether its attestation leads to a trust anchor of its model
 * @param reasons why it is refused or gives less than the policy's level, and warnings, as reason codes for events
 */
public record Judgement(Optional<AssuranceLevel> level, boolean attested, List<String> reasons) {

    /** Keeps an own copy. */
    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
