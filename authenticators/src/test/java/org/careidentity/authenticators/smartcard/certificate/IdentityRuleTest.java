package org.careidentity.authenticators.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.careidentity.authenticators.emulated.CardPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRuleTest {

    private static final String REFUSED = "care_identity_card_identity";
    private static final String NAME = CardPki.PERSON + "_RANDOM_USERQ";

    private static String identity(X500Name subject) throws IOException {
        return identity(subject.getEncoded("DER"), CardRules.NHS_UUID);
    }

    private static String identity(byte[] subject, Pattern pattern) {
        try {
            return IdentityRule.read(subject, pattern);
        } catch (CardRefusedException e) {
            return e.reason().code();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O=nhs,OU=People,CN=555253521108_RANDOM_USERQ",
                "CN=555253521108_RANDOM_USERQ,OU=People,O=nhs",
                "O=nhs,OU=people,CN=555253521108_Smith_John Smith",
                "O=nhs,OU=People,CN=555253521108_O'Brien-Llŷr_Siân",
                "CN=555253521108_",
            })
    void thePersonIsTheDigitsBeforeTheFirstUnderscore(String subject) throws Exception {
        assertThat(identity(new X500Name(subject))).isEqualTo(CardPki.PERSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=55525352110_ELEVEN_DIGITS",
                "CN=5552535211081_THIRTEEN_DIGITS",
                "CN=555253521108",
                "CN=555253521108 _SPACE",
                "CN=\\ 555253521108_SPACE",
                "CN=X_555253521108_LATER",
                "CN=٥٥٥٢٥٣٥٢١١٠٨_OTHER_DIGITS",
                "O=nhs,OU=People",
                "O=nhs,OU=555253521108_IN_ANOTHER_PART,CN=Somebody",
                "OU=CN\\=555253521108_AS_TEXT,CN=Somebody",
                "OU=People\\,CN\\=555253521108_AS_TEXT",
                "CN=555253521108_ONE,CN=555253521109_TWO",
                "CN=555253521108_ONE,CN=555253521108_ONE",
                "CN=555253521108_ONE+CN=555253521109_TWO,O=nhs",
                "CN=555253521108_ONE+OU=People,O=nhs",
                "CN=555253521108_ONE,OU=People+O=nhs",
            })
    void aSubjectThatDoesNotClearlyNameSomebodyIsRefused(String subject) throws Exception {
        assertThat(identity(new X500Name(subject))).isEqualTo(REFUSED);
    }

    static Stream<Arguments> textOfTheTypesThatCertificatesMayHaveIsRead() {
        return Stream.of(
                Arguments.of(new DERPrintableString(NAME), CardPki.PERSON),
                Arguments.of(new DERUTF8String(NAME), CardPki.PERSON),
                Arguments.of(new DERT61String(NAME), CardPki.PERSON),
                Arguments.of(new DERIA5String(NAME), REFUSED),
                Arguments.of(new DERBMPString(NAME), REFUSED),
                Arguments.of(new DEROctetString(NAME.getBytes(StandardCharsets.US_ASCII)), REFUSED),
                Arguments.of(new DERSequence(new DERUTF8String(NAME)), REFUSED));
    }

    @ParameterizedTest
    @MethodSource
    void textOfTheTypesThatCertificatesMayHaveIsRead(ASN1Encodable value, String identity) throws Exception {
        assertThat(identity(named(value))).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\n", "\r", "\u0085", "\u2028", "\u200B", "\u202E", "\uFEFF", "\uE000", "\uD800"})
    void charactersThatAreNotSeenAreRefused(String character) throws Exception {
        byte[] utf8 = (NAME + character).getBytes(StandardCharsets.UTF_8);
        assertThat(identity(named(new DERUTF8String(NAME + "é")))).isEqualTo(CardPki.PERSON);
        boolean lone = Character.isSurrogate(character.charAt(0));
        ASN1Encodable value =
                lone ? utf8String(new byte[] {'1', (byte) 0xED, (byte) 0xA0, (byte) 0x80}) : utf8String(utf8);
        assertThat(identity(named(value))).isEqualTo(REFUSED);
    }

    /** As it comes: the library's own writer would refuse some of these. */
    private static ASN1Encodable utf8String(byte[] content) throws IOException {
        byte[] der = new byte[content.length + 2];
        der[0] = 0x0C;
        der[1] = (byte) content.length;
        System.arraycopy(content, 0, der, 2, content.length);
        return ASN1Primitive.fromByteArray(der);
    }

    @Test
    void aLongNameIsRefused() throws Exception {
        assertThat(identity(named(new DERUTF8String(NAME + "A".repeat(200))))).isEqualTo(CardPki.PERSON);
        assertThat(identity(named(new DERUTF8String(NAME + "A".repeat(256))))).isEqualTo(REFUSED);
    }

    @Test
    void aRealmMayReadTheNameInAnotherWay() throws Exception {
        byte[] subject = new X500Name("O=clinic,CN=doe.jane.1234567890").getEncoded("DER");
        assertThat(identity(subject, Pattern.compile(".*\\.([0-9]{10})"))).isEqualTo("1234567890");
        assertThat(identity(subject, Pattern.compile("([0-9]{10})"))).isEqualTo(REFUSED);
        assertThat(identity(subject, Pattern.compile("doe.*|([0-9]{10})"))).isEqualTo(REFUSED);
        assertThat(identity(subject, Pattern.compile("doe([0-9]*).*"))).isEqualTo(REFUSED);
    }

    @Test
    void bytesThatAreNoNameAreRefused() {
        assertThat(identity(new byte[0], CardRules.NHS_UUID)).isEqualTo(REFUSED);
        assertThat(identity(new byte[] {0x30, 0x02, 0x31, 0x00}, CardRules.NHS_UUID))
                .isEqualTo(REFUSED);
        assertThat(identity(new byte[] {0x02, 0x01, 0x01}, CardRules.NHS_UUID)).isEqualTo(REFUSED);
    }

    @Test
    void aCardWithoutANameIsRefused() {
        assertThat(new Trial().check(parts -> parts.subject = CardPki.name("Somebody")))
                .isEqualTo(REFUSED);
    }

    private static X500Name named(ASN1Encodable value) {
        return new X500Name(new RDN[] {new RDN(new AttributeTypeAndValue(BCStyle.CN, value))});
    }
}
