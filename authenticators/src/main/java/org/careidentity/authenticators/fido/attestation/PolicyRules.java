package org.careidentity.authenticators.fido.attestation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.careidentity.authenticators.fido.attestation.Finding.Effect;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.model.AssuranceLevel;

/** What a policy has against a credential, given what is known of its authenticator. */
final class PolicyRules {

    private final FidoPolicy policy;
    private final AttestationRules rules;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyRules(FidoPolicy policy) {
        this.policy = policy;
        this.rules = policy.attestation();
    }

    static List<Finding> findings(FidoPolicy policy, FidoCredential credential, Evidence evidence, LocalDate today) {
        PolicyRules check = new PolicyRules(policy);
        check.format(credential);
        check.backup(credential);
        check.model(evidence);
        evidence.entry().ifPresent(entry -> check.reports(entry, today));
        check.attestation(credential, evidence);
        check.certification(evidence, today);
        return check.findings;
    }

    private void format(FidoCredential credential) {
        if (!rules.formats().contains(credential.format())) {
            add(Effect.REFUSED, "care_identity_format_not_accepted");
        }
    }

    /** WebAuthn Level 3 section 7.1 steps 18 and 19. */
    private void backup(FidoCredential credential) {
        Backup demanded = policy.demands().backup();
        if (demanded == Backup.REFUSED && credential.backupEligible()) {
            add(Effect.REFUSED, "care_identity_backup_eligible");
        }
        if (demanded == Backup.DEMANDED && !credential.backupEligible()) {
            add(Effect.REFUSED, "care_identity_backup_missing");
        }
    }

    /** A claim counts against a credential even where it is not proved, and for it only where it is (CVE-2026-6856). */
    private void model(Evidence evidence) {
        if (rules.deniedModels().contains(evidence.model())) {
            add(Effect.REFUSED, "care_identity_model_denied");
        }
        if (!rules.allowedModels().isEmpty()
                && (!rules.allowedModels().contains(evidence.model())
                        || (!evidence.attested() && policy.level() != AssuranceLevel.AAL3))) {
            add(Effect.REFUSED, "care_identity_model_not_allowed");
        }
    }

    private void reports(ModelEntry entry, LocalDate today) {
        Set<String> statuses = new TreeSet<>(entry.statuses(today));
        statuses.retainAll(rules.statuses().keySet());
        for (String status : statuses) {
            switch (rules.statuses().get(status)) {
                case REFUSE -> add(Effect.REFUSED, "care_identity_model_reported." + status);
                case LOWER -> add(Effect.LOWERED_NO_REGISTRATION, "care_identity_model_reported." + status);
                case WARN -> add(Effect.NOTED, "care_identity_model_warning." + status);
            }
        }
    }

    /** NIST SP 800-63B-4 section 2.3 and appendix B: AAL3 takes a key that hardware keeps, known to, and never synced. */
    private void attestation(FidoCredential credential, Evidence evidence) {
        if (policy.highest() != AssuranceLevel.AAL3) {
            return;
        }
        if (!evidence.attested()) {
            add(Effect.LOWERED, evidence.weak() ? "care_identity_attested_with_sha1" : "care_identity_not_attested");
        } else if (!evidence.inHardware()) {
            add(Effect.LOWERED, "care_identity_key_not_in_hardware");
        }
        if (credential.backupEligible() && policy.demands().backup() != Backup.REFUSED) {
            add(Effect.LOWERED, "care_identity_backup_eligible");
        }
    }

    private void certification(Evidence evidence, LocalDate today) {
        boolean enough = rules.leastCertification()
                .map(least -> evidence.attested() && certified(evidence.entry(), today, least))
                .orElse(true);
        if (!enough) {
            add(
                    policy.highest() == AssuranceLevel.AAL3 ? Effect.LOWERED : Effect.REFUSED,
                    "care_identity_certification_too_low");
        }
    }

    private static boolean certified(Optional<ModelEntry> entry, LocalDate today, CertificationLevel least) {
        return entry.flatMap(known -> known.certification(today))
                .filter(level -> level.compareTo(least) >= 0)
                .isPresent();
    }

    private void add(Effect effect, String reason) {
        findings.add(new Finding(effect, reason));
    }
}
