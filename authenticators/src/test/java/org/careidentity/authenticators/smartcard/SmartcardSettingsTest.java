package org.careidentity.authenticators.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.smartcard.SmartcardSettings.Registration;
import org.careidentity.authenticators.smartcard.SmartcardSettings.Renewal;
import org.careidentity.authenticators.smartcard.certificate.CardRules;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LoginMethod.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings at the gear of the step: their defaults, each value, and what is none. */
class SmartcardSettingsTest {

    private static final CardPki PKI = CardPki.create();
    private static final X509Certificate ROOT = PKI.root().certificate();
    private static final X509Certificate ISSUER = PKI.issuer().certificate();

    private static Map<String, String> configuration(Map<String, String> more) {
        Map<String, String> configuration = new HashMap<>(Map.of("anchors", Pem.of(ROOT)));
        configuration.putAll(more);
        return configuration;
    }

    private static SmartcardSettings read(Map<String, String> more) {
        return SmartcardSettings.read(configuration(more));
    }

    /** A pattern is equal to itself alone. */
    private static void areTheDefaults(SmartcardSettings settings) {
        assertThat(settings.rules().anchors()).containsExactly(ROOT);
        assertThat(settings.rules().intermediates()).isEmpty();
        assertThat(settings.rules().leastRsaBits()).isEqualTo(2048);
        assertThat(settings.rules().extendedKeyUsageOptional()).isFalse();
        assertThat(settings.rules().policies()).isEmpty();
        assertThat(settings.rules().identity().pattern()).isEqualTo("([0-9]{12})_.*");
        assertThat(settings.amr()).isEqualTo("N3_SMARTCARD");
        assertThat(settings.registration()).isEqualTo(Registration.AUTOMATIC);
        assertThat(settings.renewal()).isEqualTo(Renewal.SAME_KEY);
    }

    @Test
    void withAnchorsAloneTheSettingsAreTheDefaults() {
        areTheDefaults(read(Map.of()));
    }

    @Test
    void whatTheConsoleShowsAndSavesUnchangedIsTheSame() {
        Map<String, String> saved = new HashMap<>();
        for (ProviderConfigProperty property : SmartcardSettings.properties()) {
            saved.put(
                    property.getName(),
                    property.getDefaultValue() == null
                            ? ""
                            : property.getDefaultValue().toString());
        }
        saved.remove("anchors");
        areTheDefaults(read(saved));
    }

    @Test
    void whatTheConsoleOffersIsRead() {
        for (ProviderConfigProperty property : SmartcardSettings.properties()) {
            if (ProviderConfigProperty.LIST_TYPE.equals(property.getType())) {
                assertThat(property.getOptions()).hasSizeGreaterThan(1).allSatisfy(option -> assertThat(
                                read(Map.of(property.getName(), option)))
                        .isNotNull());
            }
        }
    }

    @Test
    void eachSettingIsRead() {
        SmartcardSettings settings = read(Map.of(
                "anchors", Pem.of(ISSUER) + Pem.of(ROOT),
                "intermediates", "issued in 2024\n" + Pem.of(ISSUER),
                "least-rsa-bits", " 3072 ",
                "extended-key-usage", "optional",
                "policies", CardPki.AUTHENTICATION + "## " + CardPki.CONTENT_COMMITMENT,
                "identity-pattern", "uid ([0-9]+)",
                "amr", "CIS2_SMARTCARD",
                "registration", "first-use",
                "renewal", "same-issuer"));
        CardRules rules = settings.rules();
        assertThat(rules.anchors()).containsExactly(ISSUER, ROOT);
        assertThat(rules.intermediates()).containsExactly(ISSUER);
        assertThat(rules.leastRsaBits()).isEqualTo(3072);
        assertThat(rules.extendedKeyUsageOptional()).isTrue();
        assertThat(rules.policies()).isEqualTo(Set.of(CardPki.AUTHENTICATION, CardPki.CONTENT_COMMITMENT));
        assertThat(rules.identity().pattern()).isEqualTo("uid ([0-9]+)");
        assertThat(settings.amr()).isEqualTo("CIS2_SMARTCARD");
        assertThat(settings.registration()).isEqualTo(Registration.FIRST_USE);
        assertThat(settings.renewal()).isEqualTo(Renewal.SAME_ISSUER);
        assertThat(read(Map.of("registration", "required")).registration()).isEqualTo(Registration.REQUIRED);
        assertThat(read(Map.of("renewal", "never")).renewal()).isEqualTo(Renewal.NEVER);
        assertThat(read(Map.of("extended-key-usage", "required")).rules().extendedKeyUsageOptional())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "anchors, what is this, anchors",
        "anchors, -----BEGIN CERTIFICATE-----, anchors",
        "intermediates, what is this, intermediates",
        "intermediates, -----BEGIN CERTIFICATE-----, intermediates",
        "least-rsa-bits, many, least-rsa-bits",
        "least-rsa-bits, 2048.5, least-rsa-bits",
        "least-rsa-bits, 1023, below 1024 bits",
        "least-rsa-bits, -1, below 1024 bits",
        "extended-key-usage, none, extended-key-usage",
        "policies, everything, not an object identifier: everything",
        "policies, 1.2.3##*, not an object identifier: *",
        "identity-pattern, ([0-9]{12}, identity-pattern",
        "identity-pattern, [0-9]{12}, one group",
        "identity-pattern, ([0-9]+)_(.*), one group",
        "amr, FIDO2, amr",
        "registration, always, registration",
        "registration, FIRST_USE, registration",
        "renewal, same-name, renewal"
    })
    void aValueThatASettingDoesNotHaveIsRefused(String setting, String value, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of(setting, value)))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void withoutAnchorsNobodyHasSetItUp(String anchors) {
        Map<String, String> configuration = configuration(Map.of("anchors", anchors));
        assertThat(SmartcardSettings.absent(configuration)).isTrue();
        assertThat(SmartcardSettings.absent(configuration(Map.of()))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartcardSettings.read(configuration))
                .withMessageContaining("no anchor");
    }

    @Test
    void theMethodReachesNothingBySettingsThatCanNotBeRead() {
        SmartcardMethod method = new SmartcardMethod();
        Reach nothing = new Reach(Set.of(), Set.of());
        assertThat(method.reach(configuration(Map.of("amr", "CIS2_SMARTCARD"))))
                .isEqualTo(new Reach(Set.of(AssuranceLevel.AAL3), Set.of("CIS2_SMARTCARD")));
        for (Map<String, String> bad : List.of(
                Map.<String, String>of(), configuration(Map.of("amr", "FIDO2")), Map.of("anchors", "what is this"))) {
            assertThat(method.reach(bad)).isEqualTo(nothing);
        }
    }
}
