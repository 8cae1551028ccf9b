package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.junit.jupiter.api.Test;

class CardChecksTest {

    private static final Instant NOW = Instant.now();

    @Test
    void aProperCardSaysWhoseItIsAndWhichItIs() throws Exception {
        X509Certificate certificate = Trial.PKI.card().certificate();
        CheckedCard checked = new Trial().checks().check(certificate.getEncoded(), NOW, Trial.NOBODY_REVOKED);

        assertThat(checked.identity()).isEqualTo(CardPki.PERSON);
        assertThat(checked.path().certificates())
                .containsExactly(certificate, Trial.PKI.issuer().certificate());
        assertThat(checked.path().anchor()).isEqualTo(Trial.PKI.root().certificate());
        CardCertificate card = checked.card();
        assertThat(card.certificate()).isEqualTo(certificate);
        assertThat(card.fingerprint()).isEqualTo(hex(Bytes.sha256(certificate.getEncoded())));
        assertThat(card.keyHash())
                .isEqualTo(hex(Bytes.sha256(certificate.getPublicKey().getEncoded())));
        assertThat(card.issuer()).isEqualTo("CN=NHS Authentication G2,OU=CA,O=nhs,C=GB");
        assertThat(card.serial())
                .hasSize(40)
                .isEqualTo(certificate.getSerialNumber().toString(16));
        assertThat(card.notBefore()).isEqualTo(certificate.getNotBefore().toInstant());
        assertThat(card.notAfter()).isEqualTo(certificate.getNotAfter().toInstant());
    }

    /** Each step fixes the fault that was said, and the next in the order is said. */
    @Test
    void theFirstFaultInTheOrderOfTheChecksIsSaid() {
        List<Consumer<CertificateParts>> faults = List.of(
                parts -> parts.notAfter = NOW.minus(Duration.ofHours(1)),
                parts -> CardPki.keyUsage(parts, KeyUsage.nonRepudiation, true),
                parts -> CardPki.extendedKeyUsage(parts, KeyPurposeId.id_kp_emailProtection),
                parts -> parts.key = Trial.rsa(1024),
                parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT),
                parts -> {}, // revoked
                parts -> parts.subject = CardPki.name("nobody"));
        List<RefusalReason> reasons = List.of(
                RefusalReason.EXPIRED,
                RefusalReason.KEY_USAGE,
                RefusalReason.EXTENDED_KEY_USAGE,
                RefusalReason.KEY_TOO_SMALL,
                RefusalReason.POLICY,
                RefusalReason.REVOKED,
                RefusalReason.IDENTITY);
        Consumer<CertificateParts> all = parts -> faults.forEach(fault -> fault.accept(parts));

        X509Certificate worst = CardPki.create().card(all).certificate();
        assertThat(refusal(bytes -> Bytes.join(bytes, new byte[1]), worst, true))
                .isEqualTo(RefusalReason.MALFORMED);
        assertThat(refusal(bytes -> bytes, worst, true)).isEqualTo(RefusalReason.PATH);
        for (int i = 0; i < faults.size(); i++) {
            List<Consumer<CertificateParts>> left = faults.subList(i, faults.size());
            X509Certificate card = Trial.PKI
                    .card(parts -> left.forEach(fault -> fault.accept(parts)))
                    .certificate();
            boolean revoked = i <= reasons.indexOf(RefusalReason.REVOKED);
            assertThat(refusal(bytes -> bytes, card, revoked)).isEqualTo(reasons.get(i));
        }
    }

    private static RefusalReason refusal(UnaryOperator<byte[]> change, X509Certificate certificate, boolean revoked) {
        RevocationCheck revocation = (path, now) -> {
            if (revoked) {
                throw new CardRefusedException(RefusalReason.REVOKED, "revoked");
            }
        };
        return catchThrowableOfType(
                        CardRefusedException.class,
                        () -> new Trial().checks().check(change.apply(certificate.getEncoded()), NOW, revocation))
                .reason();
    }

    @Test
    void revocationIsAskedOfTheWholePathAndOfNobodyWhoWouldBeRefusedAnyway() throws Exception {
        List<CardPath> asked = new ArrayList<>();
        RevocationCheck revocation = (path, now) -> asked.add(path);
        X509Certificate card = Trial.PKI.card().certificate();
        CardChecks checks = new Trial().checks();

        checks.check(card, NOW, revocation);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).card()).isEqualTo(card);
        assertThat(asked.get(0).authorities())
                .containsExactly(Trial.PKI.issuer().certificate());
        assertThat(asked.get(0).anchor()).isEqualTo(Trial.PKI.root().certificate());

        X509Certificate other = Trial.PKI
                .card(parts -> CardPki.policy(parts, CardPki.CONTENT_COMMITMENT))
                .certificate();
        catchThrowableOfType(CardRefusedException.class, () -> checks.check(other, NOW, revocation));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aCheckOfRevocationThatBreaksLetsNobodyIn() {
        CardRefusedException refused = catchThrowableOfType(
                CardRefusedException.class,
                () -> new Trial().checks().check(Trial.PKI.card().certificate(), NOW, (path, now) -> {
                    throw new IllegalStateException("broken");
                }));
        assertThat(refused.reason()).isEqualTo(RefusalReason.REVOCATION_UNKNOWN);
    }

    @Test
    void aRefusalNamesIssuerAndSerialNumberAndNeverTheHolder() {
        X509Certificate card = Trial.PKI
                .card(parts -> CardPki.keyUsage(parts, KeyUsage.nonRepudiation, true))
                .certificate();
        CardRefusedException refused = catchThrowableOfType(
                CardRefusedException.class, () -> new Trial().checks().check(card, NOW, Trial.NOBODY_REVOKED));
        assertThat(refused.card().orElseThrow().issuer())
                .isEqualTo(card.getIssuerX500Principal().getName(X500Principal.RFC2253));
        assertThat(refused.card().orElseThrow().serial())
                .isEqualTo(card.getSerialNumber().toString(16));
        assertThat(refused.toString() + refused.card()).doesNotContain(CardPki.PERSON);

        CardRefusedException unreadable = catchThrowableOfType(
                CardRefusedException.class, () -> new Trial().checks().check(new byte[9], NOW, Trial.NOBODY_REVOKED));
        assertThat(unreadable.card()).isEmpty();
    }

    @Test
    void whatIsLoggedOfACheckedCardIsNotItsCertificate() throws Exception {
        CheckedCard checked = new Trial().checks().check(Trial.PKI.card().certificate(), NOW, Trial.NOBODY_REVOKED);
        assertThat(checked.card().toString() + checked.path()).doesNotContain(CardPki.PERSON);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
