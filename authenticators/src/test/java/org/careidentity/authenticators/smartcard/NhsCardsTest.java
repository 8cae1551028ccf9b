package org.careidentity.authenticators.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.smartcard.certificate.CardRefusedException;
import org.careidentity.authenticators.smartcard.certificate.RefusalReason;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings that the documentation has for the cards of the NHS take those, and the defaults don't. */
class NhsCardsTest {

    private static final Path PAGE = Path.of("..", "docs", "smartcards.md");
    private static final Pattern BLOCK = Pattern.compile("## Cards of the NHS\n.*?```json\n(.*?)```", Pattern.DOTALL);
    private static final CardPki PKI = CardPki.create();
    private static final PublicKey OLD_KEY = rsa(1024);

    private static PublicKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> documented() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return new ObjectMapper().readValue(block.group(1), new TypeReference<Map<String, String>>() {});
    }

    /** The person of a card; throws where it is refused. */
    private static String check(Map<String, String> settings, Consumer<CertificateParts> change)
            throws CardRefusedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("anchors", Pem.of(PKI.root().certificate()));
        all.put("intermediates", Pem.of(PKI.issuer().certificate()));
        return PreparedChecks.of(all)
                .checks()
                .check(PKI.card(change).certificate(), Instant.now(), (path, now) -> {})
                .identity();
    }

    private static void refused(Map<String, String> settings, RefusalReason reason, Consumer<CertificateParts> change) {
        assertThatExceptionOfType(CardRefusedException.class)
                .isThrownBy(() -> check(settings, change))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    /** As seen in public certificates: a short key, and no extended key usage. */
    private static void old(CertificateParts parts) {
        parts.key = OLD_KEY;
        parts.without(Extension.extendedKeyUsage.getId());
    }

    @Test
    void eachNameIsASettingOfTheConsole() throws IOException {
        assertThat(SmartcardSettings.properties())
                .extracting(ProviderConfigProperty::getName)
                .containsAll(documented().keySet());
    }

    @Test
    void anOldCardLogsInBySettingsOfTheDocumentation() throws Exception {
        assertThat(check(documented(), NhsCardsTest::old)).isEqualTo(CardPki.PERSON);
        assertThat(check(documented(), parts -> {})).isEqualTo(CardPki.PERSON);
    }

    @Test
    void anOldCardLogsInByNothingElse() throws Exception {
        refused(Map.of(), RefusalReason.EXTENDED_KEY_USAGE, NhsCardsTest::old);
        refused(Map.of(), RefusalReason.KEY_TOO_SMALL, parts -> parts.key = OLD_KEY);
        refused(without("least-rsa-bits"), RefusalReason.KEY_TOO_SMALL, NhsCardsTest::old);
        refused(without("extended-key-usage"), RefusalReason.EXTENDED_KEY_USAGE, NhsCardsTest::old);
    }

    private static Map<String, String> without(String setting) throws IOException {
        Map<String, String> less = documented();
        assertThat(less.remove(setting)).isNotNull();
        return less;
    }

    @Test
    void theSettingsAreForOldCardsOfPeopleAndForNothingElse() throws Exception {
        Map<String, String> settings = documented();
        refused(settings, RefusalReason.KEY_TOO_SMALL, parts -> parts.key = rsa(1016));
        refused(
                settings,
                RefusalReason.EXTENDED_KEY_USAGE,
                parts -> CardPki.extendedKeyUsage(parts, KeyPurposeId.id_kp_emailProtection));
        refused(settings, RefusalReason.IDENTITY, parts -> parts.subject = CardPki.name("SERVICE_555253521108"));
        refused(settings, RefusalReason.KEY_USAGE, parts -> {
            old(parts);
            CardPki.keyUsage(parts, KeyUsage.nonRepudiation, true);
            CardPki.policy(parts, CardPki.CONTENT_COMMITMENT);
        });
    }
}
