package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lists become no index. */
class CrlIndexRefusalTest {

    private static CrlIndex load(byte[] list) throws NoAnswerException {
        return CrlIndex.load(new HeldBytes(list), AUTHORITY.certificate());
    }

    private static final TestAuthority AUTHORITY = TestAuthority.root("Card Authority");
    private static final BigInteger REVOKED = new BigInteger("7f00000000000000000000000000000000000001", 16);

    /** Each of them signed by the authority: what is refused is the list itself. */
    static Stream<Arguments> badLists() {
        byte[] indirect = sequence(new Extension(
                Extension.certificateIssuer,
                true,
                encoded(new GeneralNames(new GeneralName(new X500Name("CN=Other"))))));
        byte[] quietlyIndirect = sequence(new Extension(
                Extension.certificateIssuer,
                false,
                encoded(new GeneralNames(new GeneralName(new X500Name("CN=Other"))))));
        byte[] critical = sequence(new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, encoded(DERNull.INSTANCE)));
        return Stream.of(
                bad("a negative serial", parts -> parts.entry(new byte[] {-1})),
                bad("a padded serial", parts -> parts.entry(new byte[] {0, 1})),
                bad("an empty serial", parts -> parts.entry(new byte[0])),
                bad("a serial of 21 bytes", parts -> parts.entry(Arrays.copyOf(new byte[] {1}, 21))),
                bad("an indirect list", parts -> parts.entry(new byte[] {1}, indirect)),
                bad("an indirect list whose extension is not critical", p -> p.entry(new byte[] {1}, quietlyIndirect)),
                bad("a critical extension of an entry", parts -> parts.entry(new byte[] {1}, critical)),
                bad("bytes behind the extensions of an entry", p -> p.entry(new byte[] {1}, sequence(), new byte[2])),
                bad("an entry of indefinite length", p -> p.bytes(new byte[] {0x30, (byte) 0x80, 2, 1, 1, 0, 0})),
                bad("an entry whose length is not in its shortest form", p -> p.bytes(longForm())),
                bad("an entry longer than the list", p -> p.bytes(new byte[] {0x30, 0x7f, 2, 1, 1})),
                bad("an entry without a date", p -> p.bytes(new byte[] {0x30, 3, 2, 1, 1})),
                bad("something else than an entry", p -> p.bytes(new byte[] {4, 1, 1})),
                bad("extensions in version 1", p -> p.version = null),
                bad("version 3", p -> p.version = new byte[] {2}),
                bad("extensions of an entry in version 1", p -> {
                    p.withoutExtensions().revoke(BigInteger.ONE, CRLReason.superseded);
                    p.version = null;
                }),
                bad("no next update", p -> p.nextUpdate = null),
                bad(
                        "another algorithm inside than outside",
                        p -> p.innerAlgorithm = valid -> encoded(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                org.bouncycastle.asn1.x9.X9ObjectIdentifiers.ecdsa_with_SHA384))),
                bad("another issuer", p -> p.issuer = new X500Name("CN=Other")),
                bad(
                        "an unknown critical extension",
                        p -> p.extension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)),
                bad(
                        "a negative number",
                        p -> p.extension(Extension.cRLNumber, false, new org.bouncycastle.asn1.ASN1Integer(-1))),
                bad(
                        "a scope of some reasons",
                        p -> p.extension(
                                Extension.issuingDistributionPoint,
                                true,
                                new IssuingDistributionPoint(
                                        null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false))),
                bad(
                        "an indirect scope",
                        p -> p.extension(
                                Extension.issuingDistributionPoint,
                                true,
                                new IssuingDistributionPoint(null, true, false))),
                bad("bytes behind what is signed", p -> p.signed = valid -> Bytes.join(valid, new byte[2])));
    }

    private static Arguments bad(String what, Consumer<CrlParts> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLists")
    void aListIsRefusedThatHas(String what, Consumer<CrlParts> change) {
        CrlParts parts = new CrlParts(1).revoke(REVOKED);
        change.accept(parts);
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(parts.signedBy(AUTHORITY)));
    }

    @Test
    void oneBitOfAnyPlaceIsEnoughToRefuseIt() {
        byte[] list = new CrlParts(1).revoke(REVOKED).revoke(BigInteger.TEN, 1).signedBy(AUTHORITY);
        for (int i = 0; i < list.length; i++) {
            byte[] flipped = Bytes.flipped(list, i);
            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(flipped));
        }
    }

    @Test
    void aListThatIsCutShortOrGoesOnIsRefused() {
        byte[] list = new CrlParts(1).revoke(REVOKED).signedBy(AUTHORITY);
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(Arrays.copyOf(list, list.length - 1)));
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(Arrays.copyOf(list, list.length + 1)));
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(new byte[0]));
    }

    @Test
    void aListOfAnAuthorityOfTheSameNameIsRefused() {
        TestAuthority twin = TestAuthority.root("Card Authority");
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> load(new CrlParts(1).signedBy(twin)));
    }

    @Test
    void anAuthorityThatMayNotSignListsIsNotBelieved() {
        TestAuthority silent = AUTHORITY.intermediate(
                "Silent",
                parts -> parts.extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.keyCertSign)));
        byte[] list = new CrlParts(1).signedBy(silent);
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> CrlIndex.load(new HeldBytes(list), silent.certificate()));
    }

    @Test
    void aListThatNamesAnotherKeyIsRefused() throws Exception {
        TestAuthority named = AUTHORITY.intermediate(
                "Named",
                parts -> parts.extension(
                        Extension.subjectKeyIdentifier.getId(), false, new SubjectKeyIdentifier(new byte[] {1})));
        for (byte key : new byte[] {1, 2}) {
            byte[] list = new CrlParts(1)
                    .extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {key}))
                    .signedBy(named);
            if (key == 1) {
                assertThat(CrlIndex.load(new HeldBytes(list), named.certificate())
                                .size())
                        .isZero();
            } else {
                assertThatExceptionOfType(NoAnswerException.class)
                        .isThrownBy(() -> CrlIndex.load(new HeldBytes(list), named.certificate()));
            }
        }
    }

    private static byte[] sequence(Extension... extensions) {
        return encoded(new org.bouncycastle.asn1.DERSequence(extensions));
    }

    private static byte[] longForm() {
        byte[] entry = CrlParts.item(0x30, CrlParts.item(2, new byte[] {1}), CrlParts.item(0x17, new byte[13]));
        return Bytes.join(new byte[] {0x30, (byte) 0x81, entry[1]}, Arrays.copyOfRange(entry, 2, entry.length));
    }

    private static byte[] encoded(org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
