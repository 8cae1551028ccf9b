package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.emulated.MetadataBlob;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobVerifierTest {

    private static final MetadataSigner SIGNER = MetadataSigner.create();
    private static final UUID MODEL = UUID.fromString("c0ffee00-0000-4000-8000-000000000001");
    private static final URI ADDRESS = URI.create("https://mds.example.org/blob");

    @TempDir
    Path folder;

    private static MetadataBlob blob() {
        return new MetadataBlob().number(7).model(MODEL, "A key", List.of(SIGNER.root()), "FIDO_CERTIFIED_L2");
    }

    private BlobVerifier verifier(boolean required, X509CRL... lists) {
        List<Path> files = List.of(lists).stream().map(this::file).toList();
        return new BlobVerifier(
                new SignerChain(List.of(SIGNER.root()), MetadataSigner.NAME, required),
                new RevocationLists(files, Set.of(), certificate -> List.of(), null));
    }

    private Path file(X509CRL list) {
        try {
            return Files.write(folder.resolve("list.crl"), list.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Models accept(String blob) throws MetadataException {
        return accept(blob, verifier(true, SIGNER.nobodyRevoked()));
    }

    private static Models accept(String blob, BlobVerifier verifier) throws MetadataException {
        return verifier.accept(blob.getBytes(StandardCharsets.US_ASCII), ADDRESS, 7, Instant.now())
                .models();
    }

    private Problem refusal(String blob) {
        return refusal(blob, verifier(true, SIGNER.nobodyRevoked()));
    }

    private static Problem refusal(String blob, BlobVerifier verifier) {
        return catchThrowableOfType(MetadataException.class, () -> accept(blob, verifier))
                .problem();
    }

    @Test
    void aGoodBlobIsAccepted() throws Exception {
        Models models = accept(blob().signedBy(SIGNER));
        assertThat(models.number()).isEqualTo(7);
        assertThat(models.byAaguid().get(MODEL).certification(LocalDate.now())).contains(CertificationLevel.L2);
        assertThat(models.byAaguid().get(MODEL).roots()).containsExactly(SIGNER.root());
        assertThat(models.leftOut()).isEmpty();
    }

    @Test
    void aNewLineAtTheEndOfTheFileDoesNoHarm() throws Exception {
        assertThat(accept(blob().signedBy(SIGNER) + "\n").number()).isEqualTo(7);
    }

    @Test
    void anotherRootIsNotTrusted() {
        assertThat(refusal(blob().signedBy(MetadataSigner.create()))).isEqualTo(Problem.SIGNER);
    }

    @Test
    void somebodyElseUnderTheSameRootIsNotTrusted() {
        MetadataSigner other = MetadataSigner.named("www.example.org", null);
        var verifier = new BlobVerifier(
                new SignerChain(List.of(other.root()), MetadataSigner.NAME, false),
                new RevocationLists(List.of(), Set.of(), certificate -> List.of(), null));
        assertThat(refusal(blob().signedBy(other), verifier)).isEqualTo(Problem.SIGNER);
    }

    @Test
    void theRootItselfIsNoSigner() {
        MetadataSigner root = new MetadataSigner(SIGNER.root(), SIGNER.rootKey(), SIGNER.root(), SIGNER.rootKey());
        var verifier = new BlobVerifier(
                new SignerChain(List.of(SIGNER.root()), "Test metadata root", false),
                new RevocationLists(List.of(), Set.of(), certificate -> List.of(), null));
        assertThat(refusal(blob().signedBy(root), verifier)).isEqualTo(Problem.SIGNER);
    }

    @Test
    void aChangedPayloadIsRefused() {
        String[] parts = blob().signedBy(SIGNER).split("\\.");
        String changed = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("FIDO_CERTIFIED_L2", "FIDO_CERTIFIED_L3");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(String.join(".", parts))).isEqualTo(Problem.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS1", "RS256", "ES999", ""})
    void anAlgorithmThatIsNotTheKeysOrNotAllowedIsRefused(String algorithm) {
        MetadataBlob blob = blob();
        blob.header().put("alg", algorithm);
        assertThat(refusal(blob.signedBy(SIGNER))).isEqualTo(Problem.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.6, 0.9, 0.99})
    void aTruncatedBlobIsRefused(double part) {
        String whole = blob().signedBy(SIGNER);
        assertThat(refusal(whole.substring(0, (int) (whole.length() * part))))
                .isIn(Problem.MALFORMED, Problem.SIGNATURE, Problem.SIGNER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA", "W10.W10.W10", "\u0000\u00ff"})
    void whatIsNoBlobIsRefused(String text) {
        assertThat(refusal(text)).isIn(Problem.MALFORMED, Problem.SIGNATURE);
    }

    @Test
    void anOlderNumberIsRefused() {
        assertThat(refusal(blob().number(6).signedBy(SIGNER))).isEqualTo(Problem.ROLLBACK);
    }

    @Test
    void withoutCertificatesItIsRefused() {
        MetadataBlob blob = blob();
        blob.header().putArray("x5c");
        assertThat(refusal(blob.signedBy(SIGNER))).isEqualTo(Problem.SIGNER);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mds.example.org/chain.pem, true",
        "https://mds.example.org:443/chain.pem, true",
        "https://mds.example.org:8443/chain.pem, false",
        "http://mds.example.org/chain.pem, false",
        "https://elsewhere.example.org/chain.pem, false",
        "chain.pem, false",
        "':::', false",
    })
    void anAddressForCertificatesIsOfTheSameOrigin(String address, boolean taken) throws Exception {
        MetadataBlob blob = blob();
        blob.header().put("x5u", address);
        String signed = blob.signedBy(SIGNER);
        if (taken) {
            assertThat(accept(signed).number()).isEqualTo(7);
        } else {
            assertThat(refusal(signed)).isIn(Problem.SIGNER, Problem.MALFORMED);
        }
    }

    @Test
    void aRevokedSignerIsRefused() {
        assertThat(refusal(blob().signedBy(SIGNER), verifier(true, SIGNER.signerRevoked())))
                .isEqualTo(Problem.SIGNER_REVOKED);
        assertThat(refusal(blob().signedBy(SIGNER), verifier(false, SIGNER.signerRevoked())))
                .as("also when lists are only used if available")
                .isEqualTo(Problem.SIGNER_REVOKED);
    }

    @Test
    void withoutACurrentListASignerIsRefusedUnlessListsAreOptional() throws Exception {
        String signed = blob().signedBy(SIGNER);
        X509CRL old = SIGNER.revocationList(Instant.now().minus(Duration.ofDays(1)), false);
        assertThat(refusal(signed, verifier(true))).isEqualTo(Problem.REVOCATION_UNKNOWN);
        assertThat(refusal(signed, verifier(true, old))).isEqualTo(Problem.REVOCATION_UNKNOWN);
        assertThat(accept(signed, verifier(false)).number()).isEqualTo(7);
    }

    @Test
    void aListThatSomebodyElseSignedSaysNothing() {
        X509CRL forged = MetadataSigner.create().nobodyRevoked();
        assertThat(refusal(blob().signedBy(SIGNER), verifier(true, forged))).isEqualTo(Problem.REVOCATION_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legalHeader", "no", "nextUpdate", "entries"})
    void aPayloadWithoutWhatItMustHaveIsRefused(String member) {
        MetadataBlob blob = blob();
        blob.payload().remove(member);
        assertThat(refusal(blob.signedBy(SIGNER))).isEqualTo(Problem.MALFORMED);
    }
}
