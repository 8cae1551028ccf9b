package org.careidentity.authenticators.fido.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of strangers have one reading, or none. */
class WireTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void cborIsReadAsItIsWritten() {
        Map<?, ?> map = StrictCbor.map(hex("A5 01 20 6161 F5 02 82 F6 F4 03 42 0102 04 A1 1903E8 1A00010000"));
        assertThat(map.get(1L)).isEqualTo(-1L);
        assertThat(map.get("a")).isEqualTo(true);
        assertThat((List<?>) map.get(2L)).hasSize(2);
        assertThat((byte[]) map.get(3L)).containsExactly(1, 2);
        assertThat(map.get(4L)).isEqualTo(Map.of(1000L, 65_536L));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "01, not a map",
        "A0 00, something behind",
        "A1 01, no value",
        "A2 01 01 01 02, a key twice",
        "A2 01 01 1801 02, a key twice in another form",
        "BF FF, a map of indefinite length",
        "A1 01 5F 41 01 FF, bytes of indefinite length",
        "A1 01 C0 60, a tag",
        "A1 01 42 01, bytes that break off",
        "A1 01 5B 7FFFFFFFFFFFFFFF, bytes of impossible length",
        "A1 01 9B 7FFFFFFFFFFFFFFF, a list of impossible length",
        "A1 01 1B FFFFFFFFFFFFFFFF, a number out of range",
        "A1 40 01, a key of bytes",
        "A1 01 61 FF, a text that is no UTF-8",
        "A1 01 F7, undefined",
        "A1 01 1C, a reserved head",
    })
    void otherCborIsRefused(String bytes, String why) {
        assertThatThrownBy(() -> StrictCbor.map(hex(bytes))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "02 02 0001, an integer that is padded",
        "02 02 FFFF, a negative integer that is padded",
        "02 00, an integer of no bytes",
        "03 01 00, another tag",
        "02 81 01 01, a length that is padded",
        "02 80 01, an indefinite length",
        "02 84 00000001 01, a length of four bytes",
        "02 02 01, bytes that break off",
    })
    void derIsReadInOneFormOnly(String bytes, String why) {
        assertThat(Der.of(hex("02 01 7F")).nextInteger(Der.INTEGER)).isEqualTo(127);
        assertThatThrownBy(() -> Der.of(hex(bytes)).nextInteger(Der.INTEGER)).isInstanceOf(MalformedException.class);
    }

    @Test
    void tagsAreReadOnceAndWithTheirNumbers() {
        Map<Integer, byte[]> items =
                Der.of(hex("A1 00 BF8458 02 0500 BF853E 03 020100")).tagged();
        assertThat(items).containsOnlyKeys(1, 600, 702);
        for (String bytes : List.of("A1 00 A1 00", "02 01 00", "BFFFFFFFFF01 00", "A1 05 00")) {
            assertThatThrownBy(() -> Der.of(hex(bytes)).tagged()).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void whatRecursiveParsersGetIsBounded() {
        Der.requireWellFormed(hex("30 05 30 03 02 01 00"));
        byte[] nested = new byte[200];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) Math.min(nested.length - i - 2, 0x7F);
        }
        assertThatThrownBy(() -> Der.requireWellFormed(nested)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Der.requireWellFormed(hex("04 83 7FFFFF 00"))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "30 06 02 01 00 02 01 01, r is zero",
        "30 06 02 01 01 02 01 00, s is zero",
        "30 06 02 01 FF 02 01 01, r is negative",
        "30 07 02 02 0001 02 01 01, r is padded",
        "30 06 02 01 01 02 01 01 00, a byte behind",
        "30 03 02 01 01, no s",
        "30 26 02 21 00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551 02 01 01, r is the order",
    })
    void ecdsaSignaturesAreDerWithNumbersInRange(String bytes, String why) throws Exception {
        SignatureEncoding.require(p256(), hex("30 06 02 01 01 02 01 01"));
        assertThatThrownBy(() -> SignatureEncoding.require(p256(), hex(bytes))).isInstanceOf(MalformedException.class);
    }

    private static PublicKey p256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair().getPublic();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"a\":1,\"a\":2}", "{} {}", "{", "{\"a\":NaN}", "{'a':1}", "{/**/}"})
    void otherJsonIsRefused(String text) {
        assertThat(StrictJson.object("{\"a\":1}").get("a").intValue()).isOne();
        assertThatThrownBy(() -> StrictJson.object(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void jsonIsBoundedInLengthAndDepth() {
        assertThatThrownBy(() -> StrictJson.object("{\"a\":\"" + "x".repeat(70_000) + "\"}"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> StrictJson.object("{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}"))
                .isInstanceOf(MalformedException.class);
    }
}
