package org.careidentity.authenticators.mds;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An authenticator model in the FIDO Metadata Service (MDS 3.1 section 3.1.1).
 *
 * @param description the model's name in English, as its maker wrote it
 * @param roots the trust anchors of this model's attestation, and of no other's
 * @param hardwareKeys whether the maker states that keys are protected by hardware, a secure element or a TEE
 * @param reports the status reports, in the BLOB's order
 */
public record ModelEntry(
        String description, List<X509Certificate> roots, boolean hardwareKeys, List<StatusReport> reports) {

    /** Keeps own copies. */
    public ModelEntry {
        roots = List.copyOf(roots);
        reports = List.copyOf(reports);
    }

    /** The names of the statuses that are in effect, for example {@code REVOKED}; a report of the future does not count. */
    public Set<String> statuses(LocalDate today) {
        return reports.stream()
                .filter(report -> report.effective(today))
                .map(StatusReport::status)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The highest certification in effect; empty for a model that has none. */
    public Optional<CertificationLevel> certification(LocalDate today) {
        return reports.stream()
                .filter(report -> report.effective(today))
                .flatMap(report -> CertificationLevel.ofStatus(report.status()).stream())
                .max(Comparator.naturalOrder());
    }
}
