package org.careidentity.authenticators.push.delivery.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.PushKeys;
import org.careidentity.authenticators.push.delivery.PushAddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final AllowedServices SERVICES = new AllowedServices(List.of(
            "fcm.googleapis.com", "*.notify.windows.com", "http://localhost:8099", "https://push.example:8443"));
    private static final PushKeys KEYS = PushKeys.make();
    private static final String POINT = Bytes.base64url(KEYS.point());
    private static final String SECRET = Bytes.base64url(KEYS.secret());
    private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc:def";

    private static String json(String endpoint, String point, String secret) {
        return "{\"endpoint\":\"" + endpoint + "\",\"keys\":{\"p256dh\":\"" + point + "\",\"auth\":\"" + secret
                + "\"}}";
    }

    private static void refused(String address) {
        assertThatThrownBy(() -> Subscription.of(address, SERVICES)).isInstanceOf(PushAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENDPOINT,
                "https://FCM.googleapis.com/fcm/send/abc",
                "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d",
                "http://localhost:8099/push/1",
                "https://push.example:8443/push/1"
            })
    void aSubscriptionAtAnAllowedServiceIsTaken(String endpoint) throws PushAddressException {
        Subscription subscription = Subscription.of(json(endpoint, POINT, SECRET), SERVICES);
        assertThat(subscription.endpoint()).hasToString(endpoint);
        assertThat(P256.point(subscription.key())).isEqualTo(KEYS.point());
        assertThat(subscription.secret()).isEqualTo(KEYS.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another scheme
                "http://fcm.googleapis.com/x",
                "ftp://fcm.googleapis.com/x",
                "file:///etc/passwd",
                "https:fcm.googleapis.com/x",
                "//fcm.googleapis.com/x",
                "/fcm/send/x",
                "",
                // another host
                "https://example.org/x",
                "https://fcm.googleapis.com.example.org/x",
                "https://xfcm.googleapis.com/x",
                "https://x.fcm.googleapis.com/x",
                "https://fcm.googleapis.com./x",
                "https://googleapis.com/x",
                "https://notify.windows.com/x",
                "https://evilnotify.windows.com/x",
                "https://.notify.windows.com/x",
                "https://notify.windows.com.example.org/x",
                // what is not the host, and looks like it
                "https://fcm.googleapis.com@example.org/x",
                "https://example.org@fcm.googleapis.com/x",
                "https://:@fcm.googleapis.com/x",
                "https://fcm.googleapis.com:x@example.org/x",
                "https://example.org#@fcm.googleapis.com/x",
                "https://fcm.googleapis.com/x#y",
                "https://example.org\\\\@fcm.googleapis.com/x",
                "https://example.org?@fcm.googleapis.com/x",
                "https://fcm.googleapis.com%2eexample.org/x",
                "https://fcm%2egoogleapis.com/x",
                "https://fcm.googleapis.com\\u0000.example.org/x",
                "https://fcm.googleapis.com\\r\\nX: y/x",
                "https://ｆcm.googleapis.com/x",
                // a port
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com:22/x",
                "https://fcm.googleapis.com:443/x",
                "https://fcm.googleapis.com:/x",
                "http://localhost:8098/x",
                "http://localhost/x",
                "https://localhost:8099/x",
                "http://127.0.0.1:8099/x",
                "https://push.example/x",
                "http://push.example:8443/x",
                // a number of the network
                "https://127.0.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/x",
                "https://0x7f.1/x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
            })
    void noOtherAddressIsAsked(String endpoint) {
        refused(json(endpoint, POINT, SECRET));
    }

    @Test
    void aPointThatIsNotOnTheCurveIsRefused() {
        byte[] off = Bytes.flipped(KEYS.point(), 64);
        refused(json(ENDPOINT, Bytes.base64url(off), SECRET));
        byte[] nought = new byte[65];
        nought[0] = 4;
        refused(json(ENDPOINT, Bytes.base64url(nought), SECRET));
        byte[] beyond = new byte[65];
        Arrays.fill(beyond, (byte) 0xff);
        beyond[0] = 4;
        refused(json(ENDPOINT, Bytes.base64url(beyond), SECRET));
    }

    @Test
    void aKeyOfAnotherLengthOrFormIsRefused() {
        refused(json(ENDPOINT, Bytes.base64url(Arrays.copyOf(KEYS.point(), 33)), SECRET));
        refused(json(ENDPOINT, Bytes.base64url(Arrays.copyOf(KEYS.point(), 66)), SECRET));
        byte[] hybrid = KEYS.point().clone();
        hybrid[0] = (byte) (6 + (hybrid[64] & 1));
        refused(json(ENDPOINT, Bytes.base64url(hybrid), SECRET));
        refused(json(ENDPOINT, POINT.substring(0, 86) + "B", SECRET));
        refused(json(ENDPOINT, POINT + "=", SECRET));
        refused(json(ENDPOINT, "", SECRET));
    }

    @Test
    void aShortSecretIsRefused() {
        refused(json(ENDPOINT, POINT, Bytes.base64url(Bytes.random(15))));
        refused(json(ENDPOINT, POINT, Bytes.base64url(Bytes.random(17))));
        refused(json(ENDPOINT, POINT, ""));
        refused(json(ENDPOINT, POINT, SECRET + "=="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"https://fcm.googleapis.com/x\"",
                "{}",
                "{\"endpoint\":\"https://fcm.googleapis.com/x\"}",
                "{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":null}",
                "{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":[]}",
                "{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":{\"p256dh\":1,\"auth\":2}}",
                "{\"endpoint\":7,\"keys\":{}}",
            })
    void whatHasNotTheShapeIsRefused(String address) {
        refused(address);
    }

    @Test
    void twoEndpointsOrSomethingBehindAreRefused() {
        String good = json(ENDPOINT, POINT, SECRET);
        refused(good.replaceFirst("\\{", "{\"endpoint\":\"https://example.org/\","));
        refused(good + "{}");
    }

    @Test
    void aLongAddressIsRefused() throws PushAddressException {
        String most = ENDPOINT + "x".repeat(2048 - ENDPOINT.length());
        Subscription.of(json(most, POINT, SECRET), SERVICES);
        refused(json(most + "x", POINT, SECRET));
        refused(json(ENDPOINT, POINT, SECRET) + " ".repeat(4096));
    }
}
