package org.careidentity.authenticators.devices;

import com.webauthn4j.data.client.Origin;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** A policy for AAL3 that takes one model, by attestation to one root. */
    static FidoPolicy attested(Specimen specimen, X509Certificate root) {
        return attested(specimen, specimen.model().aaguid(), root);
    }

    /** The same, where the root is trusted for any model. */
    static FidoPolicy attestedOfAnyModel(Specimen specimen, X509Certificate root) {
        return attested(specimen, AttestationRules.ANY_MODEL, root);
    }

    private static FidoPolicy attested(Specimen specimen, UUID pinnedFor, X509Certificate root) {
        return policy(
                specimen,
                AssuranceLevel.AAL3,
                new AttestationRules(
                        "direct",
                        FORMATS,
                        Trust.PINNED,
                        Map.of(pinnedFor, List.of(root)),
                        Set.of(specimen.model().aaguid()),
                        Set.of(),
                        Map.of(),
                        Optional.empty(),
                        AttestationRules.Sha1.REFUSED));
    }

    /** A policy for AAL2 that believes no attestation; what there is has to hold all the same. */
    static FidoPolicy unattested(Specimen specimen) {
        return policy(
                specimen,
                AssuranceLevel.AAL2,
                new AttestationRules(
                        "direct",
                        Set.of("none", "packed"),
                        Trust.NONE,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Optional.empty(),
                        AttestationRules.Sha1.REFUSED));
    }

    private static FidoPolicy policy(Specimen specimen, AssuranceLevel level, AttestationRules attestation) {
        return new FidoPolicy(
                "security-key",
                "care-identity-security-key",
                AuthenticationMethodReference.FIDO2,
                level,
                Optional.empty(),
                new Demands(
                        "platform".equals(specimen.model().attachment())
                                ? Attachment.PLATFORM
                                : Attachment.CROSS_PLATFORM,
                        Requirement.REQUIRED,
                        Requirement.REQUIRED,
                        Backup.REFUSED,
                        List.of(specimen.algorithm().cose()),
                        List.of()),
                attestation);
    }

    /** Options to register under a policy. */
    static CeremonyOptions registration(FidoPolicy policy) {
        return CeremonyOptions.registration(
                policy, RELYING_PARTY, Bytes.random(32), "656005750104", "A Clinician", List.of());
    }
}
