package org.careidentity.authenticators.devices;

import com.webauthn4j.data.client.Origin;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;

/** The relying party of these tests, and the policy that demands attestation. */
final class Site {

    static final String ORIGIN = "https://login.example.test";
    static final RelyingParty RELYING_PARTY = new RelyingParty(Origin.create(ORIGIN), "login.example.test", "Test");
    static final Set<String> FORMATS = Set.of("packed", "tpm", "android-key", "apple", "fido-u2f");

    private Site() {}

    /** A policy for AAL3 by attestation of some formats to one root. */
    static FidoPolicy attested(X509Certificate root, Set<String> formats) {
        return policy(
                AssuranceLevel.AAL3,
                new AttestationRules(
                        "direct",
                        formats,
                        Trust.PINNED,
                        Map.of(AttestationRules.ANY_MODEL, List.of(root)),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Optional.empty()));
    }

    private static FidoPolicy policy(AssuranceLevel level, AttestationRules attestation) {
        return new FidoPolicy(
                "security-key",
                "care-identity-security-key",
                AuthenticationMethodReference.FIDO2,
                level,
                Optional.empty(),
                new Demands(
                        Attachment.ANY,
                        Requirement.REQUIRED,
                        Requirement.REQUIRED,
                        Backup.REFUSED,
                        List.of(Demands.ES256, Demands.EDDSA, Demands.ES384, Demands.ES512, Demands.RS256),
                        List.of()),
                attestation);
    }

    /** Options to register under a policy. */
    static CeremonyOptions registration(FidoPolicy policy) {
        return CeremonyOptions.registration(
                policy, RELYING_PARTY, Bytes.random(32), "656005750104", "A Clinician", List.of());
    }
}
