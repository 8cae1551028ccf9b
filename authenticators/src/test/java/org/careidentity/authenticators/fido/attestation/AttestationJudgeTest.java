package org.careidentity.authenticators.fido.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.fido.ceremony.RegistrationTrial;
import org.careidentity.authenticators.fido.policy.AttestationRules.Consequence;
import org.careidentity.authenticators.fido.policy.AttestationRules.Sha1;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.StatusReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy makes of what is known of an authenticator, at registration and at each login. */
class AttestationJudgeTest {

    @Test
    void anAttestedKeyThatStaysOnItsDeviceGivesThePolicysLevel() {
        var judgement = Judged.securityKey().login();
        assertThat(judgement.level()).contains(AAL3);
        assertThat(judgement.attested()).isTrue();
        assertThat(judgement.reasons()).isEmpty();
    }

    @Test
    void withoutAttestationALoginGivesAal2AndNothingIsRegistered() {
        var judged = Judged.of(trial -> trial.answer(a -> a.attestation = AttestationMaker.NONE));
        assertThat(judged.login().level()).contains(AAL2);
        assertThat(judged.login().reasons()).containsExactly("care_identity_not_attested");
        assertThat(judged.registration().level()).isEmpty();
        assertThat(judged.registration().reasons()).containsExactly("care_identity_not_attested");
    }

    @Test
    void aSyncedKeyNeverGivesAal3WhateverThePolicySays() {
        var judged = Judged.of(trial -> trial.answer(a -> a.flags |= Answer.BE)).policy(p -> p.backup = Backup.ALLOWED);
        assertThat(judged.login().attested()).isTrue();
        assertThat(judged.login().level()).contains(AAL2);
        assertThat(judged.login().reasons()).containsExactly("care_identity_backup_eligible");
        assertThat(judged.registration().level()).isEmpty();
    }

    @Test
    void whereNothingIsTrustedNothingIsAttested() {
        var judgement = Judged.securityKey().policy(p -> p.trust = Trust.NONE).login();
        assertThat(judgement.attested()).isFalse();
        assertThat(judgement.level()).contains(AAL2);
    }

    @Test
    void aPasskeyGivesAal3OnlyWhereThePolicyRaisesItAndItIsAttested() {
        var judged = Judged.securityKey().listed();
        assertThat(judged.login(Policies.PASSKEY).level()).contains(AAL2);
        assertThat(judged.login(Policies.PASSKEY.attestedAt(AAL3)).level()).contains(AAL3);
        judged.metadata.models.clear();
        assertThat(judged.login(Policies.PASSKEY.attestedAt(AAL3)).level()).contains(AAL2);
        var synced = Judged.of(trial -> trial.answer(a -> a.flags |= Answer.BE)).listed();
        assertThat(synced.login(Policies.PASSKEY.attestedAt(AAL3)).level()).contains(AAL2);
    }

    @Test
    void aTpmThatSignsWithSha1AttestsOnlyWhereThePolicySaysSo() {
        Attester tpm = Attester.of(RegistrationTrial.ROOT, KeyAlgorithm.RS1);
        var judged = Judged.of(trial -> trial.device(Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, tpm)));
        assertThat(judged.login().level()).contains(AAL2);
        assertThat(judged.login().reasons()).containsExactly("care_identity_attested_with_sha1");
        assertThat(judged.registration().level()).isEmpty();
        judged.policy(p -> p.sha1 = Sha1.ACCEPTED);
        assertThat(judged.login().level()).contains(AAL3);
        assertThat(judged.registration().level()).contains(AAL3);
        judged.policy.pinnedRoots.clear();
        assertThat(judged.login().reasons()).containsExactly("care_identity_not_attested");
    }

    @Test
    void aDeniedModelIsRefusedEvenWhereItIsOnlyClaimed() {
        var judged = Judged.of(trial -> trial.answer(a -> a.attestation = PackedAttestation::self))
                .policy(p -> p.deniedModels = Set.of(Devices.TEST_SECURITY_KEY));
        assertThat(judged.login().level()).isEmpty();
        assertThat(judged.login().reasons()).startsWith("care_identity_model_denied");
        assertThat(judged.policy(p -> p.deniedModels = Set.of(Devices.WINDOWS_HELLO_VBS))
                        .login()
                        .level())
                .contains(AAL2);
    }

    @Test
    void onlyAllowedModelsAreTaken() {
        var judged = Judged.securityKey().policy(p -> p.allowedModels = Set.of(Devices.TEST_SECURITY_KEY));
        assertThat(judged.login().level()).contains(AAL3);
        judged.policy(p -> p.allowedModels = Set.of(Devices.WINDOWS_HELLO_VBS));
        assertThat(judged.login().level()).isEmpty();
        assertThat(judged.login().reasons()).containsExactly("care_identity_model_not_allowed");
    }

    @Test
    void aClaimOfAnAllowedModelIsNoProof() {
        var judged = Judged.of(trial -> trial.answer(a -> a.attestation = PackedAttestation::self))
                .policy(p -> p.allowedModels = Set.of(Devices.TEST_SECURITY_KEY));
        assertThat(judged.login().level()).as("as any that is not attested").contains(AAL2);
        assertThat(judged.registration().level()).isEmpty();
        judged.policy(p -> p.level = AAL2);
        assertThat(judged.login().level()).isEmpty();
        assertThat(judged.login().reasons()).containsExactly("care_identity_model_not_allowed");
    }

    @Test
    void aFormatThatIsNotAcceptedIsRefused() {
        var judged = Judged.securityKey().policy(p -> p.formats = Set.of("tpm"));
        assertThat(judged.login().level()).isEmpty();
        assertThat(judged.login().reasons()).containsExactly("care_identity_format_not_accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REVOKED",
                "ATTESTATION_KEY_COMPROMISE",
                "USER_VERIFICATION_BYPASS",
                "USER_KEY_REMOTE_COMPROMISE",
                "USER_KEY_PHYSICAL_COMPROMISE"
            })
    void aModelThatIsReportedCompromisedReachesAal3NoMoreAndIsNotRegistered(String status) {
        var judged = Judged.securityKey().listed(status);
        assertThat(judged.login().level()).isNotEqualTo(Optional.of(AAL3));
        assertThat(judged.login().reasons()).containsExactly("care_identity_model_reported." + status);
        assertThat(judged.registration().level()).isEmpty();
    }

    @Test
    void aReportHasTheConsequenceThatThePolicyNames() {
        var judged = Judged.securityKey().listed("REVOKED");
        judged.policy(p -> p.statuses = Map.of("REVOKED", Consequence.REFUSE));
        assertThat(judged.login().level()).isEmpty();
        judged.policy(p -> p.statuses = Map.of("REVOKED", Consequence.LOWER));
        assertThat(judged.login().level()).contains(AAL2);
        judged.policy(p -> p.statuses = Map.of("REVOKED", Consequence.WARN));
        assertThat(judged.login().level()).contains(AAL3);
        assertThat(judged.login().reasons()).containsExactly("care_identity_model_warning.REVOKED");
        assertThat(judged.registration().level()).contains(AAL3);
        judged.policy(p -> p.statuses = Map.of());
        assertThat(judged.login().reasons()).isEmpty();
    }

    @Test
    void aReportThatLowersRegistersNothingUnderAPolicyForAal2Either() {
        var judged = Judged.securityKey().listed("REVOKED").policy(p -> {
            p.level = AAL2;
            p.statuses = Map.of("REVOKED", Consequence.LOWER);
        });
        assertThat(judged.login().level()).contains(AAL2);
        assertThat(judged.registration().level()).isEmpty();
    }

    @Test
    void aReportOfTheFutureDoesNotCountYet() {
        var judged = Judged.securityKey();
        LocalDate tomorrow = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1);
        judged.metadata.models.put(
                Devices.TEST_SECURITY_KEY,
                new ModelEntry("Test", List.of(Judged.ROOT), true, List.of(new StatusReport("REVOKED", tomorrow))));
        assertThat(judged.login().level()).contains(AAL3);
        judged.now = judged.now.plusSeconds(2 * 86_400);
        assertThat(judged.login().level()).isEmpty();
    }

    @Test
    void theLeastCertificationIsDemandedOfTheModel() {
        var judged = Judged.securityKey().policy(p -> p.leastCertification = Optional.of(CertificationLevel.L2));
        assertThat(judged.login().level()).as("not listed").contains(AAL2);
        assertThat(judged.listed("FIDO_CERTIFIED_L1").login().level()).contains(AAL2);
        assertThat(judged.login().reasons()).containsExactly("care_identity_certification_too_low");
        assertThat(judged.registration().level()).isEmpty();
        assertThat(judged.listed("FIDO_CERTIFIED_L1", "FIDO_CERTIFIED_L2")
                        .login()
                        .level())
                .contains(AAL3);
        assertThat(judged.listed("FIDO_CERTIFIED_L3").login().level()).contains(AAL3);
        judged.listed().policy(p -> p.level = AAL2);
        assertThat(judged.login().level())
                .as("where no higher level is in reach")
                .isEmpty();
    }

    @Test
    void aKeyThatHardwareDoesNotKeepGivesNoAal3() {
        var judged = Judged.securityKey().listed(false);
        assertThat(judged.login().level()).contains(AAL2);
        assertThat(judged.login().reasons()).containsExactly("care_identity_key_not_in_hardware");
        assertThat(judged.registration().level()).isEmpty();
    }

    @Test
    void metadataThatOutlivedTheirGraceStopNewRegistrationsForAal3Alone() {
        var judged = Judged.securityKey().listed().policy(p -> p.trust = Trust.MDS);
        judged.metadata.freshness = Freshness.GRACE;
        assertThat(judged.registration().level()).contains(AAL3);
        judged.metadata.freshness = Freshness.EXPIRED;
        assertThat(judged.login().level()).contains(AAL3);
        assertThat(judged.registration().level()).isEmpty();
        assertThat(judged.registration().reasons()).containsExactly("care_identity_metadata_expired");
        judged.policy(p -> p.level = AAL2);
        assertThat(judged.registration().level()).contains(AAL2);
    }

    @Test
    void backupIsDemandedWhereThePolicySaysSo() {
        var judged = Judged.securityKey().policy(p -> p.backup = Backup.DEMANDED);
        assertThat(judged.login().level()).isEmpty();
        assertThat(judged.login().reasons()).containsExactly("care_identity_backup_missing");
    }
}
