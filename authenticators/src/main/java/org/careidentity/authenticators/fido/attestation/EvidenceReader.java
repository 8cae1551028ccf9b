package org.careidentity.authenticators.fido.attestation;

import com.webauthn4j.converter.util.ObjectConverter;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Sha1;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.statement.AikCertificate;
import org.careidentity.authenticators.fido.statement.AttestationParts;
import org.careidentity.authenticators.fido.statement.Statements;
import org.careidentity.authenticators.fido.statement.VerifiedStatement;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;

/**
 * Verifies a stored attestation statement anew, and whether its signer is one of the model's (WebAuthn Level 3 section 7.1
 * steps 22 to 24). Anchors are the model's own: those of its metadata entry, and those that the policy pins for it. Without
 * a trusted certificate the model is a claim (CVE-2026-6856, CVE-2025-12150).
 */
final class EvidenceReader {

    private static final String U2F = "fido-u2f";
    private static final String TPM = "tpm";

    /** Shared, since what it is made of is dear to make and holds no state. */
    private static final Statements STATEMENTS = new Statements(new ObjectConverter());

    private final ModelMetadata metadata;

    EvidenceReader(ModelMetadata metadata) {
        this.metadata = metadata;
    }

    Evidence read(AttestationRules rules, FidoCredential credential) {
        UUID model = U2F.equals(credential.format()) ? AttestationRules.ANY_MODEL : claimed(credential);
        try {
            return rules.trust() == Trust.NONE
                    ? unattested(model)
                    : certified(credential)
                            .map(statement -> read(rules, credential, model, statement))
                            .orElseGet(() -> unattested(model));
        } catch (RuntimeException | StackOverflowError unreadable) {
            return unattested(model);
        }
    }

    private Evidence read(AttestationRules rules, FidoCredential credential, UUID model, VerifiedStatement statement) {
        List<X509Certificate> path = statement.path();
        Optional<ModelEntry> entry = U2F.equals(statement.format())
                ? metadata.findByKeyIdentifier(KeyIdentifier.of(path.get(0)))
                : entry(model);
        if (statement.sha1() && rules.sha1() == Sha1.REFUSED) {
            return new Evidence(model, entry, false, false, Optional.empty(), true);
        }
        Instant at = Instant.ofEpochSecond(credential.registeredAt());
        boolean pinned = rules.trust() != Trust.MDS && TrustPath.leads(path, pinned(rules, model), at);
        boolean listed = rules.trust() != Trust.PINNED
                && TrustPath.leads(path, entry.map(ModelEntry::roots).orElse(List.of()), at);
        return new Evidence(model, entry, pinned, listed, hardware(statement), false);
    }

    private Evidence unattested(UUID model) {
        return new Evidence(model, entry(model), false, false, Optional.empty(), false);
    }

    private Optional<ModelEntry> entry(UUID model) {
        return model.equals(AttestationRules.ANY_MODEL) ? Optional.empty() : metadata.find(model);
    }

    private static List<X509Certificate> pinned(AttestationRules rules, UUID model) {
        List<X509Certificate> pinned =
                new ArrayList<>(rules.pinnedRoots().getOrDefault(AttestationRules.ANY_MODEL, List.of()));
        pinned.addAll(rules.pinnedRoots().getOrDefault(model, List.of()));
        return pinned;
    }

    /** The stored statement where it holds, is of this credential, and was signed by a certified key. */
    private Optional<VerifiedStatement> certified(FidoCredential credential) {
        AttestationParts parts = AttestationParts.read(Base64Url.decode(credential.attestationObject()));
        VerifiedStatement statement = STATEMENTS.verify(parts, Base64Url.decode(credential.clientDataJson()));
        boolean ofThisCredential = statement.format().equals(credential.format())
                && Arrays.equals(
                        statement.attestedCredentialData(), Base64Url.decode(credential.attestedCredentialData()));
        boolean certified = !statement.path().isEmpty()
                && (!TPM.equals(statement.format())
                        || AikCertificate.manufacturer(statement.path().get(0))
                                .filter(TpmManufacturers::know)
                                .isPresent());
        return ofThisCredential && certified ? Optional.of(statement) : Optional.empty();
    }

    private static Optional<Boolean> hardware(VerifiedStatement statement) {
        return switch (statement.format()) {
            case TPM, "apple", "android-key" -> Optional.of(statement.hardware());
            default -> Optional.empty();
        };
    }

    private static UUID claimed(FidoCredential credential) {
        try {
            return UUID.fromString(credential.aaguid());
        } catch (RuntimeException e) {
            return AttestationRules.ANY_MODEL;
        }
    }
}
