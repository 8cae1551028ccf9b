package org.careidentity.authenticators.fido.ceremony;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Consequence;
import org.careidentity.authenticators.fido.policy.AttestationRules.Sha1;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.model.AssuranceLevel;

/** A policy for AAL3 by attestation of any format to pinned roots, of which a test changes one thing. */
public final class TestPolicy {

    public AssuranceLevel level = AssuranceLevel.AAL3;
    public Optional<AssuranceLevel> attestedLevel = Optional.empty();
    public Attachment attachment = Attachment.ANY;
    public Requirement residentKey = Requirement.REQUIRED;
    public Requirement userVerification = Requirement.REQUIRED;
    public Backup backup = Backup.REFUSED;
    public List<Long> algorithms = List.of(Demands.ES256, Demands.EDDSA, Demands.ES384, Demands.ES512, Demands.RS256);
    public List<String> hints = List.of();
    public String conveyance = "direct";
    public Set<String> formats = Set.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f");
    public Trust trust = Trust.PINNED;
    public final Map<UUID, List<X509Certificate>> pinnedRoots = new HashMap<>();
    public Set<UUID> allowedModels = Set.of();
    public Set<UUID> deniedModels = Set.of();
    public Map<String, Consequence> statuses = AttestationRules.COMPROMISES;
    public Optional<CertificationLevel> leastCertification = Optional.empty();

    public Sha1 sha1 = Sha1.REFUSED;

    /** Pins a root for every model. */
    public TestPolicy pin(X509Certificate root) {
        pinnedRoots.put(AttestationRules.ANY_MODEL, List.of(root));
        return this;
    }

    public FidoPolicy build() {
        return new FidoPolicy(
                "security-key",
                "care-identity-security-key",
                "FIDO2",
                level,
                attestedLevel,
                new Demands(attachment, residentKey, userVerification, backup, algorithms, hints),
                new AttestationRules(
                        conveyance,
                        formats,
                        trust,
                        pinnedRoots,
                        allowedModels,
                        deniedModels,
                        statuses,
                        leastCertification,
                        sha1));
    }
}
