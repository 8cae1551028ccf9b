package org.careidentity.authenticators.fido.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.BATCH;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ROOT;
import static org.careidentity.model.AssuranceLevel.AAL2;
import static org.careidentity.model.AssuranceLevel.AAL3;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.AppleAttestation;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.emulated.TpmAttestation;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.ModelEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an attestation leads to an anchor of its model, and what no attestation is. */
class AttestationTrustTest {

    private static Judged made(AttestationMaker attestation) {
        return Judged.of(trial -> trial.device(
                new DeviceModel(Devices.TEST_SECURITY_KEY, "cross-platform", List.of("usb"), 0, attestation)));
    }

    private static Judged packed(Consumer<CertificateParts> change) {
        return made(new PackedAttestation(BATCH, change));
    }

    @Test
    void anchorsOfTheModelsMetadataAreItsOwn() {
        var judged = Judged.securityKey().listed().policy(p -> p.trust = Trust.MDS);
        assertThat(judged.login().attested()).isTrue();
        ModelEntry entry = judged.metadata.models.remove(Devices.TEST_SECURITY_KEY);
        judged.metadata.models.put(Devices.WINDOWS_HELLO_VBS, entry);
        assertThat(judged.login().attested()).isFalse();
    }

    @Test
    void eachKindOfAnchorCountsOnlyWhereThePolicyTrustsIt() {
        var judged = Judged.securityKey();
        assertThat(judged.policy(p -> p.trust = Trust.MDS).login().attested()).isFalse();
        assertThat(judged.policy(p -> p.trust = Trust.MDS_OR_PINNED).login().attested())
                .isTrue();
        judged.listed().policy(p -> p.pinnedRoots.clear());
        assertThat(judged.login().attested()).isTrue();
        assertThat(judged.policy(p -> p.trust = Trust.PINNED).login().attested())
                .isFalse();
    }

    @Test
    void aRootOfTheTlsTruststoreIsNoAnchor(@TempDir Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", ROOT.certificate());
        Path file = folder.resolve("truststore.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "password".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "password");
        try {
            Judged judged = Judged.securityKey().policy(p -> {
                p.pinnedRoots.clear();
                p.trust = Trust.MDS_OR_PINNED;
            });
            assertThat(judged.login().attested()).isFalse();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void theTimeOfRegistrationCounts() {
        Instant now = Instant.now();
        Judged apple = Judged.of(trial -> trial.device(new DeviceModel(
                Devices.TEST_SECURITY_KEY,
                "platform",
                List.of("internal"),
                0,
                new AppleAttestation(ROOT, leaf -> leaf.notAfter = now.plus(Duration.ofDays(3))))));
        apple.now = now.plus(Duration.ofDays(365));
        assertThat(apple.login().level()).as("a year later").contains(AAL3);
        Judged expired = packed(leaf -> leaf.notAfter = now.minusSeconds(60));
        assertThat(expired.login().attested()).as("expired at registration").isFalse();
        Judged early = packed(leaf -> leaf.notBefore = now.plusSeconds(3600));
        assertThat(early.login().attested()).as("not valid yet at registration").isFalse();
    }

    @Test
    void aBrokenPathIsNone() {
        assertThat(packed(leaf -> leaf.corruptSignature = true).login().attested())
                .isFalse();
        assertThat(packed(leaf -> leaf.extension("1.2.3.4", true, new byte[] {5, 0}))
                        .login()
                        .attested())
                .as("a critical extension that nobody knows")
                .isFalse();
    }

    @Test
    void aBatchCertificateIsAnAnchorByItsSubjectAndKey() {
        TestAuthority self = TestAuthority.root("Batch");
        Attester batch = Attester.of(self, KeyAlgorithm.ES256);
        X509Certificate pinned = self.certificateOf(leaf(batch));
        X509Certificate reissued = self.certificateOf(leaf(batch));
        Assertions.assertThat(reissued).isNotEqualTo(pinned);
        Judged judged = Judged.securityKey(batch).policy(p -> p.pin(pinned));
        assertThat(judged.login().attested()).isTrue();
        Attester stranger = Attester.of(self, KeyAlgorithm.ES256);
        assertThat(Judged.securityKey(stranger)
                        .policy(p -> p.pin(pinned))
                        .login()
                        .attested())
                .as("another key under the same subject")
                .isFalse();
    }

    private static CertificateParts leaf(Attester attester) {
        return new CertificateParts(PackedAttestation.SUBJECT, attester.key().getPublic());
    }

    @Test
    void aLeafThatIsNoAuthorityIsNoAnchorForOthers() {
        X509Certificate leaf = ROOT.certificateOf(leaf(BATCH));
        Judged other = Judged.securityKey(Attester.of(ROOT, KeyAlgorithm.ES256)).policy(p -> p.pin(leaf));
        assertThat(other.login().attested()).isFalse();
    }

    @Test
    void u2fModelsAreFoundByTheirCertificatesKey() {
        Attester attester = Attester.of(ROOT, KeyAlgorithm.ES256);
        Judged judged =
                Judged.of(trial -> trial.device(Devices.u2fKey(attester))).policy(p -> p.trust = Trust.MDS);
        assertThat(judged.login().attested()).isFalse();
        judged.metadata.keys.put(
                KeyIdentifier.of(ROOT.certificateOf(leaf(attester))),
                new ModelEntry("Test", List.of(ROOT.certificate()), true, List.of()));
        assertThat(judged.login().attested()).isTrue();
    }

    @Test
    void aTpmOfAMakerThatNobodyKnowsAttestsNothing() {
        assertThat(made(new TpmAttestation(BATCH, parts -> {})).login().level()).contains(AAL3);
        Judged unknown = made(new TpmAttestation(
                BATCH,
                parts -> parts.leaf.extension(
                        "2.5.29.17", true, TpmAttestation.device("id:00000000", "Test TPM", "id:00070002"))));
        assertThat(unknown.login().level()).contains(AAL2);
    }

    @Test
    void anAndroidKeyOfSoftwareGivesNoAal3() {
        assertThat(made(new AndroidKeyAttestation(ROOT, key -> {})).login().level())
                .contains(AAL3);
        Judged software = made(new AndroidKeyAttestation(ROOT, parts -> {
            parts.description.software.putAll(parts.description.hardware);
            parts.description.hardware.clear();
        }));
        assertThat(software.login().attested()).isTrue();
        assertThat(software.login().level()).contains(AAL2);
        Judged softwareAttests =
                made(new AndroidKeyAttestation(ROOT, parts -> parts.description.attestationSecurityLevel = 0));
        assertThat(softwareAttests.login().level()).contains(AAL2);
    }

    @Test
    void aStatementOfAnotherCredentialAttestsNothing() {
        Judged judged = Judged.securityKey();
        Judged other = Judged.securityKey();
        judged.credential =
                with(judged.credential, other.credential.attestationObject(), other.credential.clientDataJson());
        assertThat(judged.login().attested()).isFalse();
        assertThat(judged.login().level()).contains(AAL2);
    }

    @Test
    void whatCannotBeReadAttestsNothingAndThrowsNothing() {
        for (UnaryOperator<String> spoil : List.<UnaryOperator<String>>of(
                text -> "",
                text -> null,
                text -> "%%%",
                text -> text.substring(0, text.length() / 2),
                text -> "AAAA")) {
            Judged judged = Judged.securityKey();
            String object = spoil.apply(judged.credential.attestationObject());
            judged.credential = with(judged.credential, object, judged.credential.clientDataJson());
            assertThat(judged.login().level()).contains(AAL2);
            judged.credential =
                    with(Judged.securityKey().credential, judged.credential.attestationObject(), spoil.apply("e30"));
            assertThat(judged.login().level()).contains(AAL2);
        }
    }

    private static FidoCredential with(FidoCredential credential, String attestationObject, String clientData) {
        return new FidoCredential(
                credential.credentialId(),
                credential.userHandle(),
                credential.aaguid(),
                credential.attestedCredentialData(),
                credential.counter(),
                credential.userVerified(),
                credential.backupEligible(),
                credential.backedUp(),
                credential.format(),
                credential.transports(),
                credential.registeredAt(),
                credential.registeredBy(),
                credential.status(),
                credential.lastUsed(),
                attestationObject,
                clientData,
                false);
    }

    @Test
    void windowsHelloTakesARootThatTheMetadataListForThatVeryModelAndNoOther() {
        Judged hello = Judged.of(trial -> trial.device(Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, BATCH)));
        ModelEntry entry = new ModelEntry("Another model", List.of(ROOT.certificate()), true, List.of());
        hello.metadata.models.put(Devices.TEST_SECURITY_KEY, entry);
        hello.metadata.models.put(Devices.WINDOWS_HELLO_VBS, entry);
        assertThat(hello.login(Policies.WINDOWS_HELLO).attested()).isFalse();
        assertThat(hello.login(Policies.WINDOWS_HELLO).level()).contains(AAL2);
        hello.metadata.models.put(Devices.WINDOWS_HELLO_HARDWARE, entry);
        assertThat(hello.login(Policies.WINDOWS_HELLO).level()).contains(AAL3);
    }

    @Test
    void aManagedIpadNeedsARootThatTheAdministratorPins() {
        Judged ipad = Judged.of(trial -> trial.device(Devices.managedIpad(BATCH)));
        assertThat(ipad.login(Policies.IPAD).level()).contains(AAL2);
        ipad.policy(p -> {
            p.formats = Policies.IPAD.attestation().formats();
            p.pinnedRoots.clear();
            p.pinnedRoots.put(Policies.MANAGED_APPLE_DEVICE, List.of(ROOT.certificate()));
        });
        assertThat(ipad.login().level()).contains(AAL3);
    }
}
