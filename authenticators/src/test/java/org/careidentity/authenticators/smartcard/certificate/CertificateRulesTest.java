package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CardPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validity, key usage, extended key usage, keys and policies: for each what passes, and what must not. */
class CertificateRulesTest {

    private static final String PASSES = CardPki.PERSON;
    private static final String KEY_USAGE = "care_identity_card_key_usage";
    private static final String EXTENDED_KEY_USAGE = "care_identity_card_extended_key_usage";
    private static final String KEY_TOO_SMALL = "care_identity_card_key_too_small";
    private static final String POLICY = "care_identity_card_policy";

    @Test
    void aCardIsValidFromItsFirstMomentToItsLast() {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
        Instant end = begin.plus(Duration.ofHours(1));
        assertThat(at(begin.minusMillis(1), begin, end)).isEqualTo("care_identity_card_not_yet_valid");
        assertThat(at(begin, begin, end)).isEqualTo(PASSES);
        assertThat(at(end, begin, end)).isEqualTo(PASSES);
        assertThat(at(end.plusMillis(999), begin, end)).isEqualTo(PASSES);
        assertThat(at(end.plusSeconds(1), begin, end)).isEqualTo("care_identity_card_expired");
        assertThat(at(end.plus(Duration.ofDays(3000)), begin, end)).isEqualTo("care_identity_card_expired");
    }

    private static String at(Instant now, Instant begin, Instant end) {
        return Trial.of(trial -> trial.now = now).check(parts -> {
            parts.notBefore = begin;
            parts.notAfter = end;
        });
    }

    @Test
    void anIssuerThatHasExpiredIssuedNothingValid() {
        CardPki expired =
                CardPki.withIssuer(parts -> parts.notAfter = Instant.now().minus(Duration.ofMinutes(1)));
        assertThat(Trial.by(expired).check(expired.card().certificate())).isEqualTo("care_identity_card_path");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theKeyIsForDigitalSignaturesWhetherThatIsCriticalOrNot(boolean critical) {
        Trial trial = new Trial();
        assertThat(trial.check(parts -> CardPki.keyUsage(parts, KeyUsage.digitalSignature, critical)))
                .isEqualTo(PASSES);
        assertThat(trial.check(parts ->
                        CardPki.keyUsage(parts, KeyUsage.digitalSignature | KeyUsage.nonRepudiation, critical)))
                .isEqualTo(PASSES);
        assertThat(trial.check(parts -> CardPki.keyUsage(parts, KeyUsage.nonRepudiation, critical)))
                .isEqualTo(KEY_USAGE);
        assertThat(trial.check(parts -> CardPki.keyUsage(parts, KeyUsage.keyEncipherment, critical)))
                .isEqualTo(KEY_USAGE);
    }

    @Test
    void aKeyOfWhichNothingSaysWhatItIsForIsRefused() {
        assertThat(new Trial().check(parts -> parts.without(Extension.keyUsage.getId())))
                .isEqualTo(KEY_USAGE);
    }

    @Test
    void anAuthorityIsNoCard() {
        assertThat(new Trial()
                        .check(parts ->
                                parts.extension(Extension.basicConstraints.getId(), true, new BasicConstraints(true))))
                .isEqualTo(KEY_USAGE);
        assertThat(new Trial().check(Trial.PKI.issuer().certificate())).isEqualTo(KEY_USAGE);
    }

    @Test
    void aCardWithoutBasicConstraintsIsNoAuthority() {
        assertThat(new Trial().check(parts -> parts.without(Extension.basicConstraints.getId())))
                .isEqualTo(PASSES);
    }

    @Test
    void anExtendedKeyUsageHoldsClientAuthentication() {
        Trial trial = Trial.of(t -> t.extendedKeyUsageOptional = true);
        assertThat(trial.check(parts -> CardPki.extendedKeyUsage(
                        parts, KeyPurposeId.id_kp_smartcardlogon, KeyPurposeId.id_kp_clientAuth)))
                .isEqualTo(PASSES);
        for (KeyPurposeId purpose : List.of(
                KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_emailProtection,
                KeyPurposeId.id_kp_smartcardlogon,
                KeyPurposeId.anyExtendedKeyUsage)) {
            assertThat(trial.check(parts -> CardPki.extendedKeyUsage(parts, purpose)))
                    .isEqualTo(EXTENDED_KEY_USAGE);
        }
    }

    @Test
    void aCriticalExtendedKeyUsageIsUnderstood() {
        assertThat(new Trial()
                        .check(parts -> parts.extension(
                                Extension.extendedKeyUsage.getId(),
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))))
                .isEqualTo(PASSES);
    }

    @Test
    void noExtendedKeyUsageIsForTheRealmToAllow() {
        String oid = Extension.extendedKeyUsage.getId();
        assertThat(Trial.of(t -> t.extendedKeyUsageOptional = true).check(parts -> parts.without(oid)))
                .isEqualTo(PASSES);
        assertThat(new Trial().check(parts -> parts.without(oid))).isEqualTo(EXTENDED_KEY_USAGE);
    }

    @Test
    void anExtendedKeyUsageThatCanNotBeReadIsNotAnAbsentOne() {
        assertThat(Trial.of(t -> t.extendedKeyUsageOptional = true)
                        .check(parts -> parts.extension(
                                Extension.extendedKeyUsage.getId(), false, new DEROctetString(new byte[3]))))
                .isEqualTo(EXTENDED_KEY_USAGE);
    }

    @Test
    void theSmallestRsaKeyIsForTheRealmToSay() {
        var small = Trial.rsa(1024);
        assertThat(new Trial().check(parts -> parts.key = small)).isEqualTo(KEY_TOO_SMALL);
        assertThat(Trial.of(t -> t.leastRsaBits = CardRules.RSA_BITS_OF_OLD_NHS_CARDS)
                        .check(parts -> parts.key = small))
                .isEqualTo(PASSES);
        assertThat(Trial.of(t -> t.leastRsaBits = 1025).check(parts -> parts.key = small))
                .isEqualTo(KEY_TOO_SMALL);
        assertThat(Trial.of(t -> t.leastRsaBits = 3072).check(Trial.PKI.card().certificate()))
                .isEqualTo(KEY_TOO_SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void curvesOfP256AndBetterAreTaken(String curve) {
        assertThat(new Trial().check(parts -> parts.key = Trial.onCurve(curve))).isEqualTo(PASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp224r1", "secp192r1", "secp256k1", "brainpoolP256r1"})
    void otherCurvesAreRefused(String curve) {
        assertThat(new Trial().check(parts -> parts.key = Trial.onCurve(curve))).isEqualTo(KEY_TOO_SMALL);
    }

    @Test
    void aCurveThatTheKeyDefinesItselfIsRefused() {
        assertThat(Trial.refusalOf(Trial.der(parts -> parts.key = Trial.onCurve("secp256r1"))))
                .isEqualTo(PASSES);
        assertThat(Trial.refusalOf(Trial.der(parts -> parts.key = new ExplicitCurve(Trial.onCurve("secp256r1")))))
                .isEqualTo(KEY_TOO_SMALL);
    }

    @Test
    void aCardIsIssuedUnderAnAcceptedPolicy() {
        Trial other = Trial.of(t -> t.policies = Set.of("1.2.3", CardPki.AUTHENTICATION));
        assertThat(other.check(parts -> {})).isEqualTo(PASSES);
        assertThat(new Trial().check(parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT)))
                .isEqualTo(POLICY);
        assertThat(new Trial().check(parts -> parts.without(Extension.certificatePolicies.getId())))
                .isEqualTo(POLICY);
    }

    @Test
    void withoutAcceptedPoliciesAnyWillDo() {
        Trial any = Trial.of(t -> t.policies = Set.of());
        assertThat(any.check(parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT)))
                .isEqualTo(PASSES);
        assertThat(any.check(parts -> parts.without(Extension.certificatePolicies.getId())))
                .isEqualTo(PASSES);
    }

    @Test
    void aCardClaimsNoPolicyThatItsIssuerDoesNotHave() {
        CardPki signing = CardPki.withIssuer(parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT));
        assertThat(Trial.by(signing).check(signing.card().certificate())).isEqualTo(POLICY);
    }

    @Test
    void theOlderAuthoritiesNameNoPolicyAndTheirCardsDo() {
        CardPki old = CardPki.withIssuer(parts -> {
            parts.without(Extension.certificatePolicies.getId());
            parts.extension(Extension.basicConstraints.getId(), false, new BasicConstraints(true));
            CardPki.keyUsage(parts, KeyUsage.keyCertSign | KeyUsage.cRLSign, false);
        });
        assertThat(Trial.by(old).check(old.card().certificate())).isEqualTo(PASSES);
        assertThat(Trial.by(old)
                        .check(old.card(parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT))
                                .certificate()))
                .isEqualTo(POLICY);
        assertThat(Trial.by(old)
                        .check(old.card(parts -> parts.without(Extension.certificatePolicies.getId()))
                                .certificate()))
                .isEqualTo(POLICY);
    }

    @Test
    void rulesThatMakeNoSenseAreNotTaken() {
        new Trial().checks();
        for (Trial wrong : List.of(
                Trial.of(t -> t.anchors = List.of()),
                Trial.of(t -> t.leastRsaBits = 1023),
                Trial.of(t -> t.policies = Set.of("authentication")),
                Trial.of(t -> t.identity = Pattern.compile("[0-9]+")),
                Trial.of(t -> t.identity = Pattern.compile("([0-9]+)_(.*)")))) {
            assertThatThrownBy(wrong::checks).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
