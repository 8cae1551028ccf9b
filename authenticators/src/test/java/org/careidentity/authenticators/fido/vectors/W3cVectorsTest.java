package org.careidentity.authenticators.fido.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.model.AssuranceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The 15 registrations and 15 authentications of W3C WebAuthn Level 3, each with the verdict of one stated policy: user
 * verification is preferred, since half of the vectors have none; every format and algorithm of ours; synced keys allowed;
 * the vectors' own root is pinned for every model; attested keys that are not synced give AAL3.
 */
class W3cVectorsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final W3cVectors VECTORS = W3cVectors.read();
    private static final FidoPolicy POLICY = policy();

    private final Ceremonies ceremonies = new Ceremonies();

    @ParameterizedTest(name = "{0}: registration {1}, authentication {2}, attested {3}, level {4}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            none-es256,                    accepted, accepted, no,  AAL2
            packed-self-es256,             accepted, accepted, no,  AAL2
            none-es256-crossOrigin,        care_identity_registration_invalid.CrossOriginException, care_identity_assertion_invalid.CrossOriginException, -, -
            none-es256-topOrigin,          care_identity_registration_invalid.CrossOriginException, care_identity_assertion_invalid.CrossOriginException, -, -
            none-es256-long-credential-id, accepted, accepted, no,  AAL2
            packed-es256,                  accepted, accepted, yes, AAL2
            packed-es384,                  accepted, accepted, yes, AAL2
            packed-es512,                  accepted, accepted, yes, AAL2
            packed-rs256,                  accepted, accepted, yes, AAL2
            packed-eddsa,                  accepted, accepted, yes, AAL3
            packed-ed448,                  care_identity_registration_invalid.NotAllowedAlgorithmException, care_identity_assertion_invalid.DataConversionException, -, -
            tpm-es256,                     accepted, accepted, no,  AAL2
            android-key-es256,             accepted, accepted, yes, AAL2
            apple-es256,                   accepted, accepted, yes, AAL2
            fido-u2f-es256,                accepted, accepted, yes, AAL3
            """)
    void eachVectorGetsItsVerdict(
            String name, String registration, String authentication, String attested, String level) {
        JsonNode vector = vector(name);
        FidoCredential credential = null;
        String registered = "accepted";
        try {
            credential = ceremonies.register(
                    W3cVectors.registrationOptions(POLICY, vector),
                    W3cVectors.RELYING_PARTY,
                    W3cVectors.registration(vector),
                    NOW);
        } catch (CeremonyRefusedException e) {
            registered = e.reason();
        }
        assertThat(registered).isEqualTo(registration);
        assertThat(login(vector, credential)).isEqualTo(authentication);
        if (credential == null) {
            assertThat(attested).isNull();
            assertThat(level).isNull();
            return;
        }
        var judgement = new AttestationJudge(new NoMetadata()).judge(POLICY, credential, NOW);
        assertThat(judgement.attested() ? "yes" : "no").isEqualTo(attested);
        assertThat(judgement.level().map(Enum::name)).contains(level);
    }

    private String login(JsonNode vector, FidoCredential credential) {
        FidoCredential stored = credential == null ? W3cRecords.of(vector) : credential;
        try {
            ceremonies.authenticate(
                    W3cVectors.loginOptions(POLICY, vector),
                    W3cVectors.RELYING_PARTY,
                    ceremonies.read(W3cVectors.login(vector)),
                    stored,
                    NOW);
            return "accepted";
        } catch (CeremonyRefusedException e) {
            return e.reason();
        }
    }

    @Test
    void thereAreFifteenAndTwelveOfThemAreAccepted() {
        assertThat(VECTORS.all()).hasSize(15);
        long accepted = VECTORS.all().stream().filter(this::registers).count();
        assertThat(accepted).isEqualTo(12);
    }

    private boolean registers(JsonNode vector) {
        try {
            ceremonies.register(
                    W3cVectors.registrationOptions(POLICY, vector),
                    W3cVectors.RELYING_PARTY,
                    W3cVectors.registration(vector),
                    NOW);
            return true;
        } catch (CeremonyRefusedException e) {
            return false;
        }
    }

    private static JsonNode vector(String name) {
        return VECTORS.all().stream()
                .filter(candidate -> candidate.get("id").textValue().equals("sctn-test-vectors-" + name))
                .findFirst()
                .orElseThrow();
    }

    private static FidoPolicy policy() {
        AttestationRules passkey = Policies.PASSKEY.attestation();
        return new FidoPolicy(
                "vectors",
                "vectors",
                "FIDO2",
                AssuranceLevel.AAL2,
                Optional.of(AssuranceLevel.AAL3),
                new Demands(
                        Attachment.ANY,
                        Requirement.PREFERRED,
                        Requirement.PREFERRED,
                        Backup.ALLOWED,
                        Policies.PASSKEY.demands().algorithms(),
                        List.of()),
                new AttestationRules(
                        "direct",
                        passkey.formats(),
                        Trust.PINNED,
                        Map.of(AttestationRules.ANY_MODEL, List.of(VECTORS.root())),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Optional.empty(),
                        AttestationRules.Sha1.REFUSED));
    }

    private static final class NoMetadata implements ModelMetadata {

        @Override
        public Optional<ModelEntry> find(UUID aaguid) {
            return Optional.empty();
        }

        @Override
        public Optional<ModelEntry> findByKeyIdentifier(String keyIdentifier) {
            return Optional.empty();
        }
    }
}
