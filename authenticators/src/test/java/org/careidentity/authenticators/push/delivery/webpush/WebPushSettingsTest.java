package org.careidentity.authenticators.push.delivery.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.PushKeys;
import org.careidentity.authenticators.node.ServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushSettingsTest {

    @TempDir
    Path folder;

    private WebPushKit kit;

    @BeforeEach
    void start() {
        kit = new WebPushKit(folder);
    }

    @AfterEach
    void stop() throws IOException {
        kit.close();
    }

    private void refused(String option, String value) {
        assertThatThrownBy(() -> kit.settings(Map.of(option, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spi-care-identity-push-sender--web-push--" + option);
    }

    @Test
    void aServerWithoutOptionsHasNoKeyAndStarts() {
        WebPushSettings settings = WebPushSettings.of(new ServerOptions(Map.of()));
        assertThat(settings.key()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        WebPushSenderFactory factory = new WebPushSenderFactory();
        factory.init(new ServerOptions(Map.of()));
        factory.postInit(null);
        assertThat(factory.getOperationalInfo()).containsEntry("key", "not configured");
        factory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/x",
                "https://updates.push.services.mozilla.com/wpush/v2/x",
                "https://db5p.notify.windows.com/w/?token=x",
                "https://web.push.apple.com/x",
            })
    void theDefaultIsTheServicesOfTheFourBrowsers(String endpoint) throws Exception {
        kit.settings(Map.of()).services().require(URI.create(endpoint));
    }

    @Test
    void bothFormsOfOpenSslAreRead() throws Exception {
        PushKeys keys = PushKeys.make();
        String expected = Bytes.base64url(keys.point());
        Path newer = kit.pem("newer.pem", "PRIVATE KEY", keys.key().getEncoded());
        Path older = kit.pem(
                "older.pem",
                "EC PRIVATE KEY",
                new ECPrivateKey(256, keys.key().getS(), SECObjectIdentifiers.secp256r1).getEncoded());
        // `openssl ecparam -genkey` writes the curve in front
        Path behind = kit.pem("behind.pem", "EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded());
        Files.write(behind, Files.readAllBytes(older), StandardOpenOption.APPEND);
        for (Path file : List.of(newer, older, behind)) {
            assertThat(kit.settings(Map.of("vapid-key", file.toString())).key())
                    .map(VapidKey::publicKey)
                    .contains(expected);
        }
    }

    @Test
    void aKeyOfAnotherKindStopsTheServer() throws Exception {
        KeyPairGenerator wider = KeyPairGenerator.getInstance("EC");
        wider.initialize(new ECGenParameterSpec("secp384r1"));
        refused(
                "vapid-key",
                kit.pem(
                                "p384.pem",
                                "PRIVATE KEY",
                                wider.generateKeyPair().getPrivate().getEncoded())
                        .toString());
        refused(
                "vapid-key",
                kit.pem(
                                "rsa.pem",
                                "PRIVATE KEY",
                                KeyPairGenerator.getInstance("RSA")
                                        .generateKeyPair()
                                        .getPrivate()
                                        .getEncoded())
                        .toString());
        refused(
                "vapid-key",
                kit.pem("bad.pem", "PRIVATE KEY", new byte[] {1, 2, 3}).toString());
        refused("vapid-key", Files.writeString(folder.resolve("empty.pem"), "").toString());
        refused("vapid-key", folder.resolve("missing.pem").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity@hospital.example",
                "mailto:",
                "mailto:identity",
                "http://hospital.example/",
                "https:",
                "mailto:a@b\"c"
            })
    void aSubjectThatNobodyCanReachStopsTheServer(String subject) {
        refused("subject", subject);
    }

    @Test
    void aKeyWithoutASubjectStopsTheServer() {
        Map<String, String> options =
                new HashMap<>(Map.of("vapid-key", kit.key().toString()));
        assertThatThrownBy(() -> WebPushSettings.of(new ServerOptions(options)))
                .hasMessageContaining("web-push--subject");
        options.put("subject", "https://hospital.example/contact");
        assertThat(WebPushSettings.of(new ServerOptions(options)).key()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.com",
                "*.*.example.org",
                "a.*.example.org",
                "10.0.0.1",
                "localhost",
                "http://push.example",
                "http://localhost:8080/",
                "https://push.example/path",
                "https://user@push.example",
                "push.example:8443",
                "[::1]",
                "push example",
            })
    void aHostThatNamesNoServiceStopsTheServer(String hosts) {
        refused("hosts", "fcm.googleapis.com, " + hosts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100000", "3s", "1.5"})
    void aLimitThatIsNoneStopsTheServer(String millis) {
        refused("timeout-millis", millis);
    }
}
