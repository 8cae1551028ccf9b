package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.util.CollectionStore;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CardShapeTest {

    private static final String MALFORMED = "care_identity_card_malformed";

    private static byte[] card(Consumer<CertificateParts> change) {
        return Trial.der(change);
    }

    private static byte[] card() {
        return card(parts -> {});
    }

    @Test
    void theCertificateItselfIsTaken() {
        assertThat(Trial.refusalOf(card())).isEqualTo(CardPki.PERSON);
    }

    @Test
    void bytesThatAreNoCertificateAreRefused() {
        for (byte[] bytes :
                List.of(new byte[0], new byte[1], new byte[] {0x30, 0}, Bytes.random(500), new byte[9000])) {
            assertThat(Trial.refusalOf(bytes)).isEqualTo(MALFORMED);
        }
        assertThat(Trial.refusalOf(null)).isEqualTo(MALFORMED);
        byte[] card = card();
        assertThat(Trial.refusalOf(Arrays.copyOf(card, card.length - 1))).isEqualTo(MALFORMED);
    }

    @Test
    void textAndContainersAreRefusedThoughTheyHoldAProperCertificate() throws Exception {
        byte[] card = card();
        assertThat(Trial.refusalOf(Pem.of(card).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(pkcs7(card))).isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(Bytes.join(card, card))).isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(Bytes.join(card, new byte[1]))).isEqualTo(MALFORMED);
    }

    private static byte[] pkcs7(byte[] card) throws IOException, CMSException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addCertificates(new CollectionStore<>(List.of(new X509CertificateHolder(card))));
        return generator
                .generate(new CMSProcessableByteArray(new byte[0]))
                .toASN1Structure()
                .getEncoded("DER");
    }

    @Test
    void aLargeCertificateIsRefused() {
        assertThat(Trial.refusalOf(card(parts -> parts.extension("1.2.3.4", false, new byte[6000]))))
                .isEqualTo(CardPki.PERSON);
        assertThat(Trial.refusalOf(card(parts -> parts.extension("1.2.3.4", false, new byte[8192]))))
                .isEqualTo(MALFORMED);
    }

    /** None of these touches what the issuer signed: whoever has a certificate could make others of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anotherFormOfTheSameCertificateIsRefused(String what, byte[] form) {
        assertThat(Trial.refusalOf(form)).isEqualTo(MALFORMED);
    }

    static Stream<Arguments> anotherFormOfTheSameCertificateIsRefused() throws IOException {
        ASN1Sequence card = ASN1Sequence.getInstance(card());
        AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(card.getObjectAt(1));
        byte[] signature = DERBitString.getInstance(card.getObjectAt(2)).getOctets();
        return Stream.of(
                Arguments.of("indefinite length", new BERSequence(vector(card)).getEncoded(ASN1Encoding.BER)),
                Arguments.of("a length in a longer form", longerLength(card())),
                Arguments.of(
                        "no parameters of the outer algorithm",
                        replaced(card, 1, new AlgorithmIdentifier(algorithm.getAlgorithm()))),
                Arguments.of(
                        "another outer algorithm",
                        replaced(
                                card,
                                1,
                                new AlgorithmIdentifier(
                                        new ASN1ObjectIdentifier("1.2.840.113549.1.1.12"), DERNull.INSTANCE))),
                Arguments.of("a bit less of the signature", replaced(card, 2, new DERBitString(signature, 1))),
                Arguments.of("a fourth member", appended(card)));
    }

    private static ASN1EncodableVector vector(ASN1Sequence sequence) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        sequence.forEach(vector::add);
        return vector;
    }

    private static byte[] replaced(ASN1Sequence card, int index, ASN1Encodable member) throws IOException {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        for (int i = 0; i < card.size(); i++) {
            vector.add(i == index ? member : card.getObjectAt(i));
        }
        return new DERSequence(vector).getEncoded();
    }

    private static byte[] appended(ASN1Sequence card) throws IOException {
        ASN1EncodableVector vector = vector(card);
        vector.add(DERNull.INSTANCE);
        return new DERSequence(vector).getEncoded();
    }

    private static byte[] longerLength(byte[] card) {
        assertThat(card[1]).isEqualTo((byte) 0x82);
        byte[] head = {0x30, (byte) 0x83, 0, card[2], card[3]};
        return Bytes.join(head, Arrays.copyOfRange(card, 4, card.length));
    }

    @Test
    void aCertificateOfAnOldVersionIsRefused() {
        assertThat(Trial.refusalOf(card(parts -> parts.version = 1))).isEqualTo(MALFORMED);
    }

    @Test
    void serialNumbersThatListsOfRevokedCertificatesCanNotHoldAreRefused() {
        assertThat(Trial.refusalOf(card(parts -> parts.serial = BigInteger.ONE)))
                .isEqualTo(CardPki.PERSON);
        for (BigInteger serial : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(159))) {
            assertThat(Trial.refusalOf(card(parts -> parts.serial = serial))).isEqualTo(MALFORMED);
        }
    }

    @Test
    void aCertificateThatEndsBeforeItBeginsIsRefused() {
        assertThat(Trial.refusalOf(card(parts -> parts.notAfter = parts.notBefore.minus(Duration.ofDays(1)))))
                .isEqualTo(MALFORMED);
    }

    @Test
    void namesThatWouldForgeALineOfALogAreRefused() {
        assertThat(Trial.refusalOf(card(parts -> parts.subject = CardPki.name("555253521108_A\nERROR forged"))))
                .isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(card(parts -> parts.subject = CardPki.name("555253521108_\u202Edesrever"))))
                .isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(card(parts -> parts.subject = CardPki.name("555253521108_" + "A".repeat(2000)))))
                .isEqualTo(MALFORMED);
        assertThat(Trial.refusalOf(card(parts -> parts.subject = new X500Name(""))))
                .isEqualTo(MALFORMED);
    }
}
