package org.careidentity.authenticators.fido.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.fido.policy.AttestationRules.Consequence;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.model.AssuranceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.keycloak.provider.ProviderConfigProperty;

class PolicySettingsTest {

    private static final String MODEL = "dd4ec289-e01d-41c9-bb89-70fa845d4bf2";
    static final List<FidoPolicy> ALL = Policies.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void withoutAConfigurationThePolicyIsTheMethodsOwn(FidoPolicy defaults) throws PolicyConfigurationException {
        assertThat(PolicySettings.read(defaults, Map.of())).isEqualTo(defaults);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatTheConsoleShowsAndSavesUnchangedIsTheSamePolicy(FidoPolicy defaults) throws PolicyConfigurationException {
        Map<String, String> saved = new HashMap<>();
        for (ProviderConfigProperty property : PolicyProperties.of(defaults)) {
            saved.put(
                    property.getName(),
                    property.getDefaultValue() == null
                            ? ""
                            : property.getDefaultValue().toString());
        }
        assertThat(PolicySettings.read(defaults, saved)).isEqualTo(defaults);
    }

    @Test
    void eachSettingChangesThePolicy() throws PolicyConfigurationException {
        FidoPolicy policy = PolicySettings.read(
                Policies.PASSKEY,
                Map.ofEntries(
                        Map.entry("level", "AAL3"),
                        Map.entry("attested-level", "AAL3"),
                        Map.entry("attachment", "cross-platform"),
                        Map.entry("resident-key", "preferred"),
                        Map.entry("user-verification", "discouraged"),
                        Map.entry("backup-eligible", "refused"),
                        Map.entry("algorithms", "ES512##RS256"),
                        Map.entry("hints", "security-key##hybrid"),
                        Map.entry("attestation-conveyance", "enterprise"),
                        Map.entry("attestation-formats", "packed"),
                        Map.entry("attestation-trust", "mds-or-pinned"),
                        Map.entry("allowed-models", MODEL),
                        Map.entry("denied-models", "00000000-0000-0000-0000-000000000001"),
                        Map.entry("least-certification", "L1_PLUS"),
                        Map.entry("statuses-refuse", "REVOKED"),
                        Map.entry("statuses-lower", "USER_KEY_PHYSICAL_COMPROMISE##REVOKED"),
                        Map.entry("statuses-warn", "UPDATE_AVAILABLE")));
        assertThat(policy.level()).isEqualTo(AssuranceLevel.AAL3);
        assertThat(policy.attestedLevel()).contains(AssuranceLevel.AAL3);
        assertThat(policy.demands())
                .isEqualTo(new Demands(
                        Attachment.CROSS_PLATFORM,
                        Requirement.PREFERRED,
                        Requirement.DISCOURAGED,
                        Backup.REFUSED,
                        List.of(Demands.ES512, Demands.RS256),
                        List.of("security-key", "hybrid")));
        assertThat(policy.attestation().conveyance()).isEqualTo("enterprise");
        assertThat(policy.attestation().formats()).isEqualTo(Set.of("packed"));
        assertThat(policy.attestation().trust()).isEqualTo(Trust.MDS_OR_PINNED);
        assertThat(policy.attestation().allowedModels()).isEqualTo(Set.of(UUID.fromString(MODEL)));
        assertThat(policy.attestation().deniedModels()).isEqualTo(Set.of(new UUID(0, 1)));
        assertThat(policy.attestation().leastCertification()).isEqualTo(Optional.of(CertificationLevel.L1_PLUS));
        assertThat(policy.attestation().statuses())
                .as("where a status stands twice, the stricter consequence holds")
                .isEqualTo(Map.of(
                        "REVOKED", Consequence.REFUSE,
                        "USER_KEY_PHYSICAL_COMPROMISE", Consequence.LOWER,
                        "UPDATE_AVAILABLE", Consequence.WARN));
    }

    @Test
    void noneIsAnEmptyListAndEmptyIsTheDefault() throws PolicyConfigurationException {
        FidoPolicy policy = PolicySettings.read(
                Policies.WINDOWS_HELLO,
                Map.of("allowed-models", "none", "statuses-refuse", "none", "statuses-lower", ""));
        assertThat(policy.attestation().allowedModels()).isEmpty();
        assertThat(policy.attestation().statuses())
                .isEqualTo(Map.of("USER_KEY_PHYSICAL_COMPROMISE", Consequence.LOWER));
    }

    @ParameterizedTest
    @CsvSource({
        "level, AAL4",
        "level, none",
        "attested-level, high",
        "attachment, inside",
        "user-verification, maybe",
        "algorithms, RS1",
        "algorithms, none",
        "hints, phone",
        "attestation-conveyance, always",
        "attestation-formats, Packed",
        "attestation-trust, everybody",
        "allowed-models, yubikey",
        "least-certification, L9",
        "pinned-roots, what is this"
    })
    void aValueThatASettingDoesNotHaveIsNoPolicy(String setting, String value) {
        assertThatThrownBy(() -> PolicySettings.read(Policies.PASSKEY, Map.of(setting, value)))
                .isInstanceOf(PolicyConfigurationException.class)
                .hasMessageContaining(setting);
    }
}
