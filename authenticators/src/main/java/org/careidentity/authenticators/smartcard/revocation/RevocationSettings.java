package org.careidentity.authenticators.smartcard.revocation;

import java.nio.file.Path;
import java.util.Set;

/**
 * How revocation is checked.
 *
 * @param first which source is asked first
 * @param fallBack whether the other is asked when the first has no answer
 * @param softFail whether a certificate passes of which nobody says anything; never one that is known revoked, and never
 *     one that a responder says it does not know
 */
public record RevocationSettings(
        Source first, boolean fallBack, boolean softFail, FetchLimits limits, OcspRules ocsp, CrlRules crl) {

    /** OCSP first, then lists; nobody passes of whom nobody knows. */
    public static RevocationSettings strict(Set<String> hosts, Path folder) {
        return new RevocationSettings(
                Source.OCSP, true, false, FetchLimits.of(hosts), OcspRules.strict(), CrlRules.in(folder));
    }
}
