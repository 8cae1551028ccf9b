package org.careidentity.authenticators.fido.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.fido.attestation.Finding.Effect;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.model.AssuranceLevel;

/**
 * Says what a credential is worth, from what is stored, the policy and the metadata of the moment, at every login anew. AAL3
 * takes an attested authenticator and a key that is never synced, whatever a policy says (NIST SP 800-63B-4 section 2.3 and
 * appendix B).
 */
public final class AttestationJudge {

    private final ModelMetadata metadata;
    private final EvidenceReader evidence;

    public AttestationJudge(ModelMetadata metadata) {
        this.metadata = metadata;
        evidence = new EvidenceReader(metadata);
    }

    /**
     * What a login with the credential gives. Never throws for what a credential holds: what cannot be read attests nothing.
     */
    public Judgement judge(FidoPolicy policy, FidoCredential credential, Instant now) {
        Evidence known = evidence.read(policy.attestation(), credential);
        return judgement(policy, credential, known, findings(policy, credential, known, now));
    }

    /**
     * Whether the credential may be registered: a registration settles for no less than the policy's level, and for AAL3 not
     * for metadata that have outlived their grace. The judgement's level is empty when it may not.
     */
    public Judgement judgeRegistration(FidoPolicy policy, FidoCredential credential, Instant now) {
        Evidence known = evidence.read(policy.attestation(), credential);
        List<Finding> findings = findings(policy, credential, known, now);
        Judgement judgement = judgement(policy, credential, known, findings);
        Set<String> obstacles = new LinkedHashSet<>();
        if (judgement.level().filter(AssuranceLevel.AAL3::equals).isPresent()
                && !known.pinned()
                && !metadata.freshness().trustedForRegistration()) {
            obstacles.add("care_identity_metadata_expired");
        }
        findings.stream()
                .filter(finding -> finding.effect() == Effect.LOWERED_NO_REGISTRATION)
                .forEach(finding -> obstacles.add(finding.reason()));
        boolean enough =
                judgement.level().filter(level -> level.reaches(policy.level())).isPresent();
        if (enough && obstacles.isEmpty()) {
            return judgement;
        }
        obstacles.addAll(judgement.reasons());
        return new Judgement(Optional.empty(), judgement.attested(), List.copyOf(obstacles));
    }

    private static List<Finding> findings(FidoPolicy policy, FidoCredential credential, Evidence known, Instant now) {
        return PolicyRules.findings(policy, credential, known, LocalDate.ofInstant(now, ZoneOffset.UTC)).stream()
                .sorted(Comparator.comparing(Finding::effect))
                .toList();
    }

    private static Judgement judgement(
            FidoPolicy policy, FidoCredential credential, Evidence known, List<Finding> findings) {
        List<String> reasons = findings.stream().map(Finding::reason).distinct().toList();
        Effect gravest = findings.isEmpty() ? Effect.NOTED : findings.get(0).effect();
        if (gravest == Effect.REFUSED) {
            return new Judgement(Optional.empty(), known.attested(), reasons);
        }
        boolean full = gravest == Effect.NOTED && known.attested() && !credential.backupEligible();
        AssuranceLevel level = full ? policy.highest() : withoutAttestation(policy.level());
        return new Judgement(Optional.of(level), known.attested(), reasons);
    }

    private static AssuranceLevel withoutAttestation(AssuranceLevel level) {
        return level == AssuranceLevel.AAL3 ? AssuranceLevel.AAL2 : level;
    }
}
