package org.careidentity.authenticators.mds;

import java.time.LocalDate;

/**
 * A status report of a model (MDS 3.1 section 3.1.3).
 *
 * @param status the status as the BLOB names it, names that this version does not know included
 * @param effectiveDate since when; null when the report does not say, which means always
 */
public record StatusReport(String status, LocalDate effectiveDate) {

    /** Whether the report counts on a day. */
    public boolean effective(LocalDate today) {
        return effectiveDate == null || !effectiveDate.isAfter(today);
    }
}
