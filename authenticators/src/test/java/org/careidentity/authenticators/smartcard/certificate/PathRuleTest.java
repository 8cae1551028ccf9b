package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;

class PathRuleTest {

    private static final String PATH = "care_identity_card_path";
    private static final CardPki NAMESAKE = CardPki.create();

    private final X509Certificate card = Trial.PKI.card().certificate();
    private final X509Certificate namesakesCard = NAMESAKE.card().certificate();

    @Test
    void authoritiesOfOneNameAreToldApartByTheirKeys() {
        assertThat(new Trial().check(card)).isEqualTo(CardPki.PERSON);
        assertThat(new Trial().check(namesakesCard)).isEqualTo(PATH);
    }

    @Test
    void aNamesakesCertificatesAmongTheIntermediatesAreNotTrusted() {
        Trial trial = Trial.of(t -> t.intermediates = List.of(
                NAMESAKE.root().certificate(),
                NAMESAKE.issuer().certificate(),
                Trial.PKI.issuer().certificate()));
        assertThat(trial.check(card)).isEqualTo(CardPki.PERSON);
        assertThat(trial.check(namesakesCard)).isEqualTo(PATH);
    }

    @Test
    void whereBothAreTrustedEachCardLeadsToItsOwn() throws Exception {
        CardChecks checks = Trial.of(t -> {
                    t.anchors = List.of(
                            NAMESAKE.root().certificate(), Trial.PKI.root().certificate());
                    t.intermediates = List.of(
                            NAMESAKE.issuer().certificate(), Trial.PKI.issuer().certificate());
                })
                .checks();
        assertThat(anchor(checks, card)).isEqualTo(Trial.PKI.root().certificate());
        assertThat(anchor(checks, namesakesCard)).isEqualTo(NAMESAKE.root().certificate());
    }

    private static X509Certificate anchor(CardChecks checks, X509Certificate certificate) throws CardRefusedException {
        return checks.check(certificate, Instant.now(), Trial.NOBODY_REVOKED)
                .path()
                .anchor();
    }

    @Test
    void theIssuerItselfCanBeTheAnchor() {
        Trial trial = Trial.of(t -> {
            t.anchors = List.of(Trial.PKI.issuer().certificate());
            t.intermediates = List.of();
        });
        assertThat(trial.check(card)).isEqualTo(CardPki.PERSON);
        assertThat(trial.check(namesakesCard)).isEqualTo(PATH);
    }

    @Test
    void withoutItsIntermediateACardLeadsNowhere() {
        assertThat(Trial.of(t -> t.intermediates = List.of()).check(card)).isEqualTo(PATH);
    }

    @Test
    void aSignatureThatDoesNotHoldIsRefused() {
        assertThat(new Trial().check(parts -> parts.corruptSignature = true)).isEqualTo(PATH);
    }

    @Test
    void anAuthorityBelowOneThatMayNotMakeAuthoritiesIsRefused() {
        TestAuthority below = Trial.PKI
                .issuer()
                .intermediate(
                        new X500Name("CN=Below"),
                        KeyAlgorithm.ES256,
                        parts -> CardPki.policy(parts, CardPki.AUTHENTICATION));
        Trial trial = Trial.of(t -> t.intermediates = List.of(Trial.PKI.issuer().certificate(), below.certificate()));
        assertThat(trial.check(below.certificateOf(Trial.PKI.parts(parts -> {}))))
                .isEqualTo(PATH);
    }

    @Test
    void aCardThatIssuesCardsIsRefused() {
        TestAuthority cardAsAuthority = Trial.PKI
                .issuer()
                .intermediate(CardPki.name("555253521108_A_CARD"), KeyAlgorithm.ES256, parts -> {
                    parts.extension(Extension.basicConstraints.getId(), true, new BasicConstraints(false));
                    CardPki.keyUsage(parts, KeyUsage.digitalSignature, true);
                });
        Trial trial = Trial.of(
                t -> t.intermediates = List.of(Trial.PKI.issuer().certificate(), cardAsAuthority.certificate()));
        assertThat(trial.check(cardAsAuthority.certificateOf(Trial.PKI.parts(parts -> {}))))
                .isEqualTo(PATH);
    }

    @Test
    void anExtensionThatMustBeUnderstoodAndIsNotIsRefused() {
        assertThat(new Trial().check(parts -> parts.extension("1.2.3.4", false, DERNull.INSTANCE)))
                .isEqualTo(CardPki.PERSON);
        assertThat(new Trial().check(parts -> parts.extension("1.2.3.4", true, DERNull.INSTANCE)))
                .isEqualTo(PATH);
    }

    @Test
    void aSignatureByABrokenHashIsRefused() {
        assertThat(new Trial().check(parts -> parts.signatures = "SHA512withRSA"))
                .isEqualTo(CardPki.PERSON);
        assertThat(new Trial().check(parts -> parts.signatures = "SHA1withRSA")).isEqualTo(PATH);
        assertThat(new Trial().check(parts -> parts.signatures = "MD5withRSA")).isEqualTo(PATH);
        CardPki weak = CardPki.withIssuer(parts -> parts.signatures = "SHA1withRSA");
        assertThat(Trial.by(weak).check(weak.card().certificate())).isEqualTo(PATH);
    }
}
