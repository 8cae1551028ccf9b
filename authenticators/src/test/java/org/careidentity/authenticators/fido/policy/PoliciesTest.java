package org.careidentity.authenticators.fido.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import com.webauthn4j.data.client.Origin;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** Microsoft TPM Root Certificate Authority 2014. */
    private static final String MICROSOFT = "870c7a35ceab3d59979f2c6a524042d404cb71518004350925fb2ced79a999da";
    /** Apple WebAuthn Root CA. */
    private static final String APPLE = "0915dd5c07a28db549d1f677bb5a75d4bfbe9561a773424327762e9e02f9bb29";

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
        assertThat(Policies.WINDOWS_HELLO.attestation().trust()).isEqualTo(Trust.MDS_OR_PINNED);
        assertThat(Policies.IPAD.attestation().trust()).isEqualTo(Trust.PINNED);
        assertThat(Policies.IPAD.attestation().formats()).containsExactlyInAnyOrder("apple", "packed");
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
    void theRootsOfMakersArePinnedWhereTheyCount() throws GeneralSecurityException {
        assertThat(pinned(Policies.WINDOWS_HELLO))
                .isEqualTo(Map.of(
                        Policies.WINDOWS_HELLO_HARDWARE,
                        List.of(MICROSOFT),
                        Policies.WINDOWS_HELLO_VBS,
                        List.of(MICROSOFT)));
        assertThat(pinned(Policies.IPAD)).isEqualTo(Map.of(AttestationRules.ANY_MODEL, List.of(APPLE)));
        assertThat(pinned(Policies.SECURITY_KEY)).isEmpty();
        assertThat(pinned(Policies.PASSKEY)).isEmpty();
    }

    /** SHA-256 of the pinned roots by model. */
    private static Map<UUID, List<String>> pinned(FidoPolicy policy) throws GeneralSecurityException {
        Map<UUID, List<String>> pinned = new HashMap<>();
        for (var roots : policy.attestation().pinnedRoots().entrySet()) {
            List<String> fingerprints = new ArrayList<>();
            for (X509Certificate root : roots.getValue()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(root.getEncoded());
                fingerprints.add(HexFormat.of().formatHex(hash));
            }
            pinned.put(roots.getKey(), fingerprints);
        }
        return pinned;
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
