package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.authenticators.mds.Freshness;
import org.careidentity.authenticators.mds.ModelEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every BLOB that public libraries test with, each with its verdict. */
class PublishedBlobsTest {

    private static final String FIDO = "mds.fidoalliance.org";
    private static final String FAKE = "FAKE Metadata 3 BLOB Signing Signer 4 FAKE";
    private static final String EXAMPLE = "EXAMPLE MDS3 SIGNING CERTIFICATE";

    /** Without lists the revocation is not known, and is not asked for here; another test does. */
    private static Models accepted(String blob, X509Certificate root, String signer, String day) throws Exception {
        return verifier(root, signer, false, List.of())
                .accept(Vectors.blob(blob), null, 0, Instant.parse(day + "T12:00:00Z"))
                .models();
    }

    private static BlobVerifier verifier(
            X509Certificate root, String signer, boolean required, List<java.nio.file.Path> lists) {
        return new BlobVerifier(
                new SignerChain(List.of(root), signer, required),
                new RevocationLists(lists, Set.of(), certificate -> List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "webauthn4j-blob,            9, 2021-11-15, 46, 82, 0",
        "tweag-big-blob,            23, 2023-01-15, 93, 94, 0",
        "tweag-big-blob-with-errors, 25, 2023-03-15, 98, 109, 1",
    })
    void aBlobOfTheRealServiceIsAcceptedInItsTime(
            String name, long number, String day, int aaguids, int keyIdentifiers, int leftOut) throws Exception {
        Models models = accepted(name, Vectors.root(), FIDO, day);
        assertThat(models.number()).isEqualTo(number);
        assertThat(models.byAaguid().size()).isEqualTo(aaguids);
        assertThat(models.byKeyIdentifier().size()).isEqualTo(keyIdentifiers);
        assertThat(models.leftOut()).hasSize(leftOut);
        assertThat(models.freshness(Instant.parse(day + "T12:00:00Z"), 0)).isEqualTo(Freshness.CURRENT);
    }

    @ParameterizedTest
    @CsvSource({
        "webauthn4j-blob, 2021-11-15",
        "tweag-big-blob, 2023-01-15",
        "tweag-big-blob-with-errors, 2023-03-15",
    })
    void windowsHelloHasTheRootThatItsPolicyPinsAndNoOther(String name, String day) throws Exception {
        Models models = accepted(name, Vectors.root(), FIDO, day);
        Policies.WINDOWS_HELLO.attestation().pinnedRoots().forEach((model, roots) -> assertThat(
                        models.byAaguid().get(model).roots())
                .isEqualTo(roots));
    }

    @ParameterizedTest
    @CsvSource({
        "webauthn4j-test-blob, 42, " + FAKE + ", 100",
        "tweag-small-blob,     15, " + EXAMPLE + ", 1",
    })
    void aBlobOfATestServiceIsAcceptedUnderItsOwnRoot(String name, long number, String signer, int aaguids)
            throws Exception {
        Models models = accepted(name, Vectors.intermediate(name), signer, "2022-11-01");
        assertThat(models.number()).isEqualTo(number);
        assertThat(models.byAaguid().size()).isEqualTo(aaguids);
        assertThat(models.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // its signer's certificate is not valid on that day
        "webauthn4j-blob,             2022-06-01, SIGNER, NotAfter",
        "tweag-big-blob,              2023-07-01, SIGNER, NotAfter",
        "tweag-big-blob-with-errors,  2022-05-01, SIGNER, NotBefore",
        // not of the pinned root, whatever its own chain says
        "webauthn4j-test-blob,        2022-11-01, SIGNER, signed for",
        "tweag-small-blob,            2022-11-01, SIGNER, signed for",
    })
    void aBlobIsRefusedUnderTheRealRootWith(String name, String day, Problem problem, String reason) {
        var refusal = catchThrowableOfType(MetadataException.class, () -> accepted(name, Vectors.root(), FIDO, day));
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal).hasStackTraceContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"webauthn4j-test-blob, " + FAKE, "tweag-small-blob, " + EXAMPLE})
    void aTestServiceIsNotTakenForTheRealOneByItsNameAlone(String name, String signer) {
        var refusal = catchThrowableOfType(
                MetadataException.class, () -> accepted(name, Vectors.root(), signer, "2022-11-01"));
        assertThat(refusal.problem()).isEqualTo(Problem.SIGNER);
        assertThat(refusal).hasMessageContaining("pinned root");
    }

    @Test
    void listsThatAreNotOfThatTimeDoNotSayWhetherTheSignerIsRevoked() {
        var verifier = verifier(
                Vectors.root(),
                FIDO,
                true,
                List.of(Vectors.path("root-r3.crl"), Vectors.path("gsextendvalsha2g3r3.crl")));
        var refusal = catchThrowableOfType(
                MetadataException.class,
                () -> verifier.accept(Vectors.blob("tweag-big-blob"), null, 0, Instant.parse("2023-01-15T12:00:00Z")));
        assertThat(refusal.problem()).isEqualTo(Problem.REVOCATION_UNKNOWN);
    }

    @Test
    void theEntryWithAMalformedKeyIdentifierSaysSoAndKeepsTheOthersOfItsModel() throws Exception {
        Models models = accepted("tweag-big-blob-with-errors", Vectors.root(), FIDO, "2023-03-15");
        assertThat(models.leftOut()).singleElement().asString().contains("not a key identifier: bab1487181fa4b7f");
        assertThat(models.byKeyIdentifier()
                        .get("d53edd23adb6b5b4add102fb4ad1b4037ff4a7ae")
                        .roots())
                .as("named twice in one entry")
                .isNotEmpty();
    }

    @Test
    void theStatusesOfCompromisedModelsAreThere() throws Exception {
        Models models =
                accepted("webauthn4j-test-blob", Vectors.intermediate("webauthn4j-test-blob"), FAKE, "2022-11-01");
        LocalDate today = LocalDate.of(2022, 11, 1);
        Set<String> statuses = models.byAaguid().values().stream()
                .flatMap(model -> model.statuses(today).stream())
                .collect(Collectors.toSet());
        assertThat(statuses)
                .contains(
                        "ATTESTATION_KEY_COMPROMISE",
                        "USER_VERIFICATION_BYPASS",
                        "USER_KEY_REMOTE_COMPROMISE",
                        "USER_KEY_PHYSICAL_COMPROMISE",
                        "FIDO_CERTIFIED_L3plus");
    }

    @Test
    void aModelHasItsNameItsRootsItsHardwareAndItsCertification() throws Exception {
        ModelEntry yubikey = accepted("tweag-big-blob", Vectors.root(), FIDO, "2023-01-15")
                .byAaguid()
                .get(UUID.fromString("cb69481e-8ff7-4039-93ec-0a2729a154a8"));
        assertThat(yubikey.description()).startsWith("YubiKey 5 Series");
        assertThat(yubikey.roots()).isNotEmpty();
        assertThat(yubikey.hardwareKeys()).isTrue();
        assertThat(yubikey.certification(LocalDate.of(2023, 1, 15))).contains(CertificationLevel.L1);
    }
}
