package org.careidentity.e2e.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import org.careidentity.authenticators.emulated.CardPki;

/**
 * A card with the commands of NIST SP 800-73-4 that OpenSC uses to read a certificate, check a passcode and sign with the key
 * of slot 9A. It proves the way by PC/SC and OpenSC, not a card's conformance.
 */
final class PivCard {

    /** The answer to reset of a card that OpenSC takes for a PIV card. */
    static final byte[] ATR = hex("3bf81300008131fe15597562696b657934d4");

    private static final int OK = 0x9000;
    private static final int NOT_FOUND = 0x6A82;
    private static final int UNKNOWN = 0x6D00;
    private static final int NOT_VERIFIED = 0x6982;
    private static final int MORE = 0x6100;
    private static final int CHAINED = 0x10;
    private static final int PIN_LENGTH = 8;
    private static final int MOST = 256;
    private static final byte[] NONE = {};

    private final CardPki.Card card;
    private final byte[] pin;
    private final Map<String, byte[]> objects;
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private byte[] rest = NONE;
    private boolean verified;

    PivCard(CardPki.Card card, String pin) throws GeneralSecurityException {
        this.card = card;
        this.pin = Arrays.copyOf(pin.getBytes(StandardCharsets.US_ASCII), PIN_LENGTH);
        Arrays.fill(this.pin, pin.length(), PIN_LENGTH, (byte) 0xFF);
        byte[] id = Arrays.copyOf(card.certificate().getSerialNumber().toByteArray(), 16);
        objects = Map.of(
                // card holder unique identifier
                "5fc102",
                tlv(
                        0x53,
                        tlv(0x30, hex("d4e739da739ced39ce739d836858210842108421c84210c3eb")),
                        tlv(0x34, id),
                        tlv(0x35, "20301231".getBytes(StandardCharsets.US_ASCII)),
                        tlv(0x3E),
                        tlv(0xFE)),
                // certificate of slot 9A
                "5fc105",
                tlv(0x53, tlv(0x70, card.certificate().getEncoded()), tlv(0x71, new byte[1]), tlv(0xFE)),
                // card capability container
                "5fc107",
                tlv(
                        0x53,
                        tlv(0xF0, hex("a000000116ff02"), id),
                        tlv(0xF1, hex("21")),
                        tlv(0xF2, hex("21")),
                        tlv(0xF3),
                        tlv(0xF4, hex("00")),
                        tlv(0xF5, hex("10")),
                        tlv(0xF6),
                        tlv(0xF7),
                        tlv(0xFA),
                        tlv(0xFB),
                        tlv(0xFC),
                        tlv(0xFD),
                        tlv(0xFE)),
                // discovery object: the card's own passcode
                "7e",
                tlv(0x7E, tlv(0x4F, hex("a000000308000010000100")), tlv(0x5F2F, hex("4000"))));
    }

    /** Forgets that the passcode was entered, as when it loses power; it has nothing to say. */
    byte[] reset() {
        verified = false;
        return NONE;
    }

    /** Answers a command APDU (ISO/IEC 7816-4), short or extended, possibly a part of a chain. */
    byte[] answer(byte[] apdu) throws GeneralSecurityException {
        command.writeBytes(data(apdu));
        if ((apdu[0] & CHAINED) != 0) {
            return response(NONE, OK);
        }
        byte[] data = command.toByteArray();
        command.reset();
        return switch (apdu[1] & 0xFF) {
            case 0xA4 -> select(data);
            case 0xCB -> read(data);
            case 0x20 -> verify(data);
            case 0x87 -> sign(data);
            case 0xC0 -> response(rest, OK);
            default -> response(NONE, UNKNOWN);
        };
    }

    private static byte[] data(byte[] apdu) {
        boolean extended = apdu.length > 7 && apdu[4] == 0;
        if (extended) {
            int length = (apdu[5] & 0xFF) << 8 | apdu[6] & 0xFF;
            return Arrays.copyOfRange(apdu, 7, 7 + length);
        }
        return apdu.length > 5 ? Arrays.copyOfRange(apdu, 5, Math.min(apdu.length, 5 + (apdu[4] & 0xFF))) : NONE;
    }

    private byte[] select(byte[] application) {
        byte[] piv = hex("a000000308");
        return application.length >= piv.length && Arrays.equals(Arrays.copyOf(application, piv.length), piv)
                ? response(tlv(0x61, tlv(0x4F, hex("000010000100")), tlv(0x79, tlv(0x4F, piv))), OK)
                : response(NONE, NOT_FOUND);
    }

    private byte[] read(byte[] data) {
        byte[] object = objects.get(HexFormat.of().formatHex(data, 2, 2 + data[1]));
        return object == null ? response(NONE, NOT_FOUND) : response(object, OK);
    }

    private byte[] verify(byte[] entered) {
        if (entered.length > 0) {
            verified = Arrays.equals(entered, pin);
        }
        // the number of tries that are left, which this card does not count
        return response(NONE, verified ? OK : 0x63C3);
    }

    private byte[] sign(byte[] template) throws GeneralSecurityException {
        if (!verified) {
            return response(NONE, NOT_VERIFIED);
        }
        Cipher key = Cipher.getInstance("RSA/ECB/NoPadding");
        key.init(Cipher.DECRYPT_MODE, card.key().getPrivate());
        return response(tlv(0x7C, tlv(0x82, key.doFinal(challenge(template)))), OK);
    }

    /** The item 81 in the dynamic authentication template. */
    private static byte[] challenge(byte[] template) {
        Tlv item = new Tlv(template, 0);
        for (item = new Tlv(template, item.from); item.tag != 0x81; ) {
            item = new Tlv(template, item.from + item.length);
        }
        return Arrays.copyOfRange(template, item.from, item.from + item.length);
    }

    /** An answer of more than 256 bytes is fetched piece by piece. */
    private byte[] response(byte[] all, int status) {
        byte[] now = all.length > MOST ? Arrays.copyOf(all, MOST) : all;
        rest = all.length > MOST ? Arrays.copyOfRange(all, MOST, all.length) : NONE;
        int last = rest.length == 0 ? status : MORE | (rest.length < MOST ? rest.length : 0);
        byte[] response = Arrays.copyOf(now, now.length + 2);
        response[now.length] = (byte) (last >> 8);
        response[now.length + 1] = (byte) last;
        return response;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        if (tag > 0xFF) {
            item.write(tag >> 8);
        }
        item.write(tag);
        int length = content.size();
        if (length > 0xFF) {
            item.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8)});
        } else if (length > 0x7F) {
            item.write(0x81);
        }
        item.write(length);
        item.writeBytes(content.toByteArray());
        return item.toByteArray();
    }

    /** Where the content of an item of a tag of one byte is. */
    private static final class Tlv {

        final int tag;
        final int from;
        final int length;

        Tlv(byte[] bytes, int at) {
            tag = bytes[at] & 0xFF;
            int first = bytes[at + 1] & 0xFF;
            int more = first > 0x80 ? first - 0x80 : 0;
            int value = more == 0 ? first : 0;
            for (int i = 0; i < more; i++) {
                value = value << 8 | bytes[at + 2 + i] & 0xFF;
            }
            from = at + 2 + more;
            length = value;
        }
    }
}
