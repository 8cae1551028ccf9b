package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may sign an answer (RFC 6960 section 4.2.2.2). */
class OcspSignerTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final OcspEstate estate = new OcspEstate(() -> folder);

    @Test
    void whoHasACertificateOfTheAuthorityForItMaySign() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        estate.answers.signedBy(key, RevocationPki.signer(estate.pki.authority, key, RevocationPki.nothing()));
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
    }

    static Stream<Arguments> badSigners() {
        return Stream.of(
                signer("without the purpose", p -> p.without(Extension.extendedKeyUsage.getId())),
                signer(
                        "for another purpose",
                        p -> p.extension(
                                Extension.extendedKeyUsage.getId(),
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
                signer(
                        "for any purpose",
                        p -> p.extension(
                                Extension.extendedKeyUsage.getId(),
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))),
                signer(
                        "that may not sign",
                        p -> p.extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.keyEncipherment))),
                signer("that is over", p -> p.notAfter = Instant.now().minus(Duration.ofHours(1))),
                signer("that has not begun", p -> p.notBefore = Instant.now().plus(Duration.ofHours(1))),
                signer("that the authority did not sign", p -> p.corruptSignature = true),
                signer("with an unknown critical extension", p -> p.extension("1.2.3.4", true, DERNull.INSTANCE)),
                signer(
                        "that need be checked and names no list",
                        p -> p.without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId())));
    }

    private static Arguments signer(String what, Consumer<CertificateParts> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSigners")
    void nobodySignsWithACertificate(String what, Consumer<CertificateParts> change) {
        KeyPair key = KeyAlgorithm.ES256.generate();
        estate.answers.signedBy(key, RevocationPki.signer(estate.pki.authority, key, change));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "");
    }

    @Test
    void aSignerOfAnotherAuthorityIsNotBelieved() {
        KeyPair key = KeyAlgorithm.ES256.generate();
        estate.answers.signedBy(key, RevocationPki.signer(estate.pki.root, key, RevocationPki.nothing()));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "nobody");
        estate.trial.restart();
        estate.answers.signedBy(
                key, RevocationPki.signer(TestAuthority.root("Authority"), key, RevocationPki.nothing()));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "nobody");
    }

    @Test
    void aSignerThatNeedBeCheckedIsLookedUpInTheList() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        estate.answers.signedBy(key, RevocationPki.signer(estate.pki.authority, key, parts -> {
            parts.without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId());
            parts.serial = BigInteger.valueOf(99);
            RevocationPki.crl(estate.server.list("authority")).accept(parts);
        }));
        estate.server.put("authority", new CrlParts(1).signedBy(estate.pki.authority));
        assertThat(estate.trial.check(estate.pki, estate.card).softFailed()).isEmpty();
        estate.trial.restart();
        estate.trial = new RevocationTrial(estate.server, folder.resolve("other"));
        estate.server.put(
                "authority", new CrlParts(2).revoke(BigInteger.valueOf(99)).signedBy(estate.pki.authority));
        estate.trial.refusesAsUnknown(estate.pki, estate.card, "responder's own certificate");
    }
}
