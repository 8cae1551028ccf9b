package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
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
import org.careidentity.authenticators.emulated.OcspParts;
import org.careidentity.authenticators.emulated.RevocationServer;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may sign an answer (RFC 6960 section 4.2.2.2). */
class OcspSignerTest {

    @TempDir
    Path folder;

    private OcspEstate estate;
    private RevocationServer server;
    private RevocationPki pki;
    private OcspParts answers;
    private RevocationTrial trial;
    private X509Certificate card;

    @BeforeEach
    void issue() {
        estate = new OcspEstate(folder);
        server = estate.server;
        pki = estate.pki;
        answers = estate.answers;
        trial = estate.trial;
        card = estate.card;
    }

    @AfterEach
    void stop() {
        trial.close();
        estate.close();
    }

    @Test
    void whoHasACertificateOfTheAuthorityForItMaySign() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, RevocationPki.nothing()));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
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
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, change));
        trial.refusesAsUnknown(pki, card, "");
    }

    @Test
    void aSignerOfAnotherAuthorityIsNotBelieved() {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.root, key, RevocationPki.nothing()));
        trial.refusesAsUnknown(pki, card, "nobody");
        trial.restart();
        answers.signedBy(key, RevocationPki.signer(TestAuthority.root("Authority"), key, RevocationPki.nothing()));
        trial.refusesAsUnknown(pki, card, "nobody");
    }

    @Test
    void aSignerThatNeedBeCheckedIsLookedUpInTheList() throws Exception {
        KeyPair key = KeyAlgorithm.ES256.generate();
        answers.signedBy(key, RevocationPki.signer(pki.authority, key, parts -> {
            parts.without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId());
            parts.serial = BigInteger.valueOf(99);
            RevocationPki.crl(server.list("authority")).accept(parts);
        }));
        server.put("authority", new CrlParts(1).signedBy(pki.authority));
        assertThat(trial.check(pki, card).softFailed()).isEmpty();
        trial.restart();
        trial = new RevocationTrial(server, folder.resolve("other"));
        server.put("authority", new CrlParts(2).revoke(BigInteger.valueOf(99)).signedBy(pki.authority));
        trial.refusesAsUnknown(pki, card, "responder's own certificate");
    }
}
