package org.careidentity.registration.store;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.registration.rights.Operation;

/**
 * What an agent proposes to do, for another to approve.
 *
 * @param operation the right that it takes
 * @param change what is to be done, exactly
 * @param person the id of the user whom it is for
 * @param what the authenticator's id, or the method of a link: what must be the same when it is done
 * @param version of the authenticator that was seen; 0 for a link
 * @param organisation ODS code by which it was proposed; empty text for an administrator's
 * @param proposedBy the id of the user who proposes
 * @param decidedBy the id of the user who decided; empty before that
 * @param decisionReason why they decided so; empty before that
 */
public record Proposal(
        String id,
        Operation operation,
        String change,
        String person,
        String what,
        long version,
        String organisation,
        String reason,
        String proposedBy,
        Optional<String> decidedBy,
        Optional<String> decisionReason,
        State state,
        Instant created,
        Instant expires) {

    /** Where it is on its way. */
    public enum State {
        /** It waits for another agent. */
        PROPOSED,
        /** Another agent has approved it. */
        APPROVED,
        /** Another agent has refused it. */
        REFUSED,
        /** It was carried out. */
        DONE
    }
}
