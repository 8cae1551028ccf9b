package org.careidentity.authenticators.fido.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import com.webauthn4j.data.client.Origin;
import java.util.List;
import java.util.Set;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.model.AuthenticationMethodReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The policies as a realm gets them, and what they have browsers asked for. */
class PoliciesTest {

    private static final RelyingParty RELYING_PARTY =
            new RelyingParty(Origin.create("https://login.example.test"), "login.example.test", "Test");

    static final List<FidoPolicy> ALL = Policies.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void everyMethodDemandsVerificationAndADiscoverableCredential(FidoPolicy policy) {
        assertThat(policy.demands().residentKey()).isEqualTo(Requirement.REQUIRED);
        assertThat(policy.demands().userVerification()).isEqualTo(Requirement.REQUIRED);
        assertThat(policy.demands().algorithms()).doesNotContain(-65535L, -47L);
        assertThat(policy.credentialType()).isEqualTo("care-identity-" + policy.method());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aPolicyForAal3TrustsAnAnchorAndTakesNoSyncedKey(FidoPolicy policy) {
        boolean highest = policy.highest() == AAL3;
        assertThat(policy.attestation().trust() != Trust.NONE).isEqualTo(highest);
        assertThat(policy.demands().backup() == Backup.REFUSED).isEqualTo(highest);
        assertThat(policy.attestation().formats().contains("none")).isEqualTo(!highest);
        assertThat(policy.attestation().statuses().isEmpty()).isEqualTo(!highest);
    }

    @Test
    void eachMethodIsAsItsGuideSays() {
        assertThat(Policies.WINDOWS_HELLO.attestation().formats()).containsExactly("tpm");
        assertThat(Policies.WINDOWS_HELLO.attestation().allowedModels())
                .isEqualTo(Set.of(Policies.WINDOWS_HELLO_HARDWARE, Policies.WINDOWS_HELLO_VBS));
        assertThat(Policies.SECURITY_KEY.attestation().trust()).isEqualTo(Trust.MDS);
        assertThat(Policies.SECURITY_KEY.attestation().leastCertification()).contains(CertificationLevel.L2);
        assertThat(Policies.SECURITY_KEY.demands().attachment()).isEqualTo(Attachment.CROSS_PLATFORM);
        assertThat(Policies.IPAD.amr()).isEqualTo(AuthenticationMethodReference.IOS);
        assertThat(Policies.PASSKEY.level()).isEqualTo(AAL2);
    }

    @Test
    void theRootsOfMakersAreThoseThatAreNamed() {
        assertThat(VendorRoots.APPLE.certificate().getSubjectX500Principal().getName())
                .contains("Apple WebAuthn Root CA");
        assertThat(VendorRoots.MICROSOFT_TPM
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .contains("Microsoft TPM Root Certificate Authority 2014");
    }

    @Test
    void browsersAreAskedForWhatThePolicyDemands() {
        var json = CeremonyOptions.registration(
                        Policies.WINDOWS_HELLO, RELYING_PARTY, new byte[32], "name", "Name", List.of(new byte[16]))
                .json();
        assertThat(json.at("/authenticatorSelection").toString())
                .isEqualTo("{\"residentKey\":\"required\",\"requireResidentKey\":true,"
                        + "\"userVerification\":\"required\",\"authenticatorAttachment\":\"platform\"}");
        assertThat(json.get("attestation").textValue()).isEqualTo("direct");
        assertThat(json.get("attestationFormats").toString()).isEqualTo("[\"tpm\"]");
        assertThat(json.get("hints").toString()).isEqualTo("[\"client-device\"]");
        assertThat(json.get("excludeCredentials")).hasSize(1);
        assertThat(json.at("/pubKeyCredParams/0/alg").longValue()).isEqualTo(Demands.ES256);
        var passkey = CeremonyOptions.registration(
                        Policies.PASSKEY, RELYING_PARTY, new byte[32], "name", "Name", List.of())
                .json();
        assertThat(passkey.has("hints")).isFalse();
        assertThat(passkey.has("attestationFormats")).isFalse();
        assertThat(passkey.at("/authenticatorSelection").has("authenticatorAttachment"))
                .isFalse();
    }

    @Test
    void loginOptionsNameCredentialsOnlyWhereThereAreSome() {
        var any = CeremonyOptions.authentication(Policies.SECURITY_KEY, RELYING_PARTY, List.of())
                .json();
        assertThat(any.has("allowCredentials")).isFalse();
        assertThat(any.get("userVerification").textValue()).isEqualTo("required");
        assertThat(any.get("hints").toString()).isEqualTo("[\"security-key\"]");
        var one = CeremonyOptions.authentication(Policies.SECURITY_KEY, RELYING_PARTY, List.of(new byte[16]))
                .json();
        assertThat(one.at("/allowCredentials/0/id").textValue()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
    }
}
