package org.careidentity.authenticators.push.delivery.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HashSet;
import java.util.Set;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.PushKeys;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291 section 5, whose keys and salt its appendix A has. */
class EncryptionTest {

    private static final byte[] TEXT = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = Bytes.fromBase64url("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] SALT = Bytes.fromBase64url("DGv6ra1nlYgDCS1FRnbzlw");
    private static final byte[] APP_PRIVATE = Bytes.fromBase64url("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    private static final byte[] APP_PUBLIC = Bytes.fromBase64url(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] SERVER_PRIVATE = Bytes.fromBase64url("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    private static final byte[] SERVER_PUBLIC = Bytes.fromBase64url(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
    private static final byte[] MESSAGE =
            Bytes.fromBase64url("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                    + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
                    + "gSxsj_Qulcy4a-fN");

    private static PushKeys app() throws GeneralSecurityException {
        return PushKeys.of(APP_PRIVATE, APP_PUBLIC, SECRET);
    }

    private static Encryption ofTheExample() throws GeneralSecurityException {
        KeyPair pair = new KeyPair(
                P256.publicKey(SERVER_PUBLIC),
                PushKeys.of(SERVER_PRIVATE, SERVER_PUBLIC, SECRET).key());
        return new Encryption(pair, SALT);
    }

    @Test
    void theMessageOfTheRfcComesOutByteForByte() throws GeneralSecurityException {
        assertThat(ofTheExample().encrypt(TEXT, P256.publicKey(APP_PUBLIC), SECRET))
                .isEqualTo(MESSAGE);
    }

    @Test
    void theReaderOfTheTestsReadsTheMessageOfTheRfcAndNoChangedOne() throws GeneralSecurityException {
        assertThat(app().read(MESSAGE)).isEqualTo(TEXT);
        for (int i = 0; i < MESSAGE.length; i++) {
            byte[] changed = Bytes.flipped(MESSAGE, i);
            // the record size, from 16 to 19, is not authenticated; it is enough that it exceeds the record
            if (i < 16 || i > 19) {
                assertThatThrownBy(() -> app().read(changed)).as("byte " + i).isInstanceOf(Exception.class);
            }
        }
    }

    @Test
    void eachMessageHasAKeyAndASaltOfItsOwn() throws GeneralSecurityException {
        Set<String> headers = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            byte[] message = Encryption.fresh().encrypt(TEXT, P256.publicKey(APP_PUBLIC), SECRET);
            assertThat(app().read(message)).isEqualTo(TEXT);
            headers.add(Bytes.base64url(message).substring(0, 21));
            headers.add(Bytes.base64url(message).substring(28, 114));
        }
        assertThat(headers).hasSize(100);
    }

    @Test
    void aMessageIsAsLongAsEveryServiceTakesAtMost() throws GeneralSecurityException {
        Encryption encryption = Encryption.fresh();
        byte[] longest = encryption.encrypt(new byte[3993], P256.publicKey(APP_PUBLIC), SECRET);
        assertThat(longest).hasSize(4096);
        assertThat(app().read(longest)).isEqualTo(new byte[3993]);
        assertThatThrownBy(() -> encryption.encrypt(new byte[3994], P256.publicKey(APP_PUBLIC), SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
