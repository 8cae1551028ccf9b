package org.careidentity.registration.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of changes.
 *
 * @param organisation ODS code that it is carried out for; empty text for an administrator's
 * @param askedBy the id of the user who brought it
 * @param needsApproval whether another agent has to approve it
 * @param approvedBy the id of the user who did; empty before that
 * @param lines how many it has
 */
public record Job(
        String id,
        String organisation,
        String askedBy,
        boolean needsApproval,
        Optional<String> approvedBy,
        int lines,
        Instant created) {}
