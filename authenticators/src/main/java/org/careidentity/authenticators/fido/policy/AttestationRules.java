package org.careidentity.authenticators.fido.policy;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.mds.CertificationLevel;

/**
 * Which attestation a policy believes.
 *
 * @param conveyance the attestation conveyance preference: {@code none}, {@code direct}, {@code enterprise}, {@code
 *     indirect}
 * @param formats the attestation statement formats that are accepted, by their exact names
 * @param trust where trust anchors come from; with NONE nothing is attested, whatever the statement says
 * @param pinnedRoots trust anchors by model; under the zero AAGUID those of any model
 * @param allowedModels the only models that are accepted; empty for any
 * @param deniedModels models that are refused
 * @param statuses what follows from a status report of the model, by the status's name
 * @param leastCertification the lowest certification that the metadata must report; empty for any
 * @param sha1 whether a TPM's statement attests when it is signed with SHA-1
 */
public record AttestationRules(
        String conveyance,
        Set<String> formats,
        Trust trust,
        Map<UUID, List<X509Certificate>> pinnedRoots,
        Set<UUID> allowedModels,
        Set<UUID> deniedModels,
        Map<String, Consequence> statuses,
        Optional<CertificationLevel> leastCertification,
        Sha1 sha1) {

    /** The AAGUID of U2F authenticators and of statements that name no model. */
    public static final UUID ANY_MODEL = new UUID(0, 0);

    /** What makers and the FIDO Alliance report of compromised models (MDS 3.1 section 3.1.4), and what follows. */
    public static final Map<String, Consequence> COMPROMISES = Map.of(
            "REVOKED", Consequence.REFUSE,
            "ATTESTATION_KEY_COMPROMISE", Consequence.REFUSE,
            "USER_VERIFICATION_BYPASS", Consequence.REFUSE,
            "USER_KEY_REMOTE_COMPROMISE", Consequence.REFUSE,
            "USER_KEY_PHYSICAL_COMPROMISE", Consequence.LOWER);

    /** Attestation is not asked for, and proves nothing, in whatever form it comes. */
    public static final AttestationRules UNASKED = new AttestationRules(
            "none",
            Set.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f"),
            Trust.NONE,
            Map.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Optional.empty(),
            Sha1.REFUSED);

    /** Keeps own copies. */
    public AttestationRules {
        formats = Set.copyOf(formats);
        pinnedRoots = Map.copyOf(pinnedRoots);
        allowedModels = Set.copyOf(allowedModels);
        deniedModels = Set.copyOf(deniedModels);
        statuses = Map.copyOf(statuses);
    }

    /** These rules, with the model's own roots in the metadata for anchors where there were none. */
    AttestationRules believed() {
        return trust != Trust.NONE
                ? this
                : new AttestationRules(
                        "direct",
                        formats,
                        Trust.MDS,
                        pinnedRoots,
                        allowedModels,
                        deniedModels,
                        statuses.isEmpty() ? COMPROMISES : statuses,
                        leastCertification,
                        sha1);
    }

    /** Where the trust anchors of a model come from; never from the TLS truststore (CVE-2026-6856). */
    public enum Trust {
        /** Attestation proves nothing. */
        NONE,
        /** The model's own roots in the FIDO Metadata Service. */
        MDS,
        /** The pinned roots. */
        PINNED,
        /** Either. */
        MDS_OR_PINNED
    }

    /** What NIST SP 800-131A rev. 2 section 3 disallows, and many TPMs still sign with. */
    public enum Sha1 {
        /** Such a statement attests nothing. */
        REFUSED,
        /** Such a statement attests as others do. */
        ACCEPTED
    }

    /** What follows when a model is reported. */
    public enum Consequence {
        /** No registration and no login. */
        REFUSE,
        /** No registration; logins give AAL2 at most. */
        LOWER,
        /** An event's detail. */
        WARN
    }
}
