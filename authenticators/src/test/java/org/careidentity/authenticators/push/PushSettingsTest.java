package org.careidentity.authenticators.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.data.client.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.model.AssuranceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator can set of push, and what is refused: then the method is not offered. */
class PushSettingsTest {

    private static final String APP = "https://phone.example.nhs.uk/app/";

    private static PushSettings with(String name, String value) {
        Map<String, String> configuration = new HashMap<>(Map.of("app-address", APP));
        configuration.put(name, value);
        return PushSettings.read(configuration);
    }

    @Test
    void theAddressOfTheAppIsEnough() {
        PushSettings settings = PushSettings.read(Map.of("app-address", APP));
        assertThat(settings.relyingPartyId()).isEqualTo("phone.example.nhs.uk");
        assertThat(settings.origins()).containsExactly(new Origin("https://phone.example.nhs.uk"));
        assertThat(settings.digits()).isEqualTo(6);
        assertThat(settings.userVerification()).isEqualTo(Requirement.REQUIRED);
        assertThat(settings.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.remembered()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.sender()).isEqualTo("none");
    }

    @Test
    void withoutAnAppTheMethodIsNotSetUp() {
        assertThat(new PushMethod().isSetUp(null, Map.of())).isFalse();
        assertThat(new PushMethod().isSetUp(null, Map.of("app-address", APP))).isTrue();
    }

    @Test
    void aSettingThatCannotBeReadOffersNothing() {
        PushMethod method = new PushMethod();
        assertThat(method.reach(Map.of("app-address", APP)).levels()).containsExactly(AssuranceLevel.AAL2);
        assertThat(method.reach(Map.of("app-address", APP, "digits", "1")).levels())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://phone.example.nhs.uk/",
                "https://user@phone.example.nhs.uk/",
                "https://phone.example.nhs.uk/#there",
                "http://localhost.evil.example/",
                "javascript:alert(1)",
                "phone"
            })
    void theAppIsReachedSecurely(String address) {
        assertThatThrownBy(() -> with("app-address", address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDemosAppIsOfThisMachine() {
        PushSettings settings = with("app-address", "http://phone.localhost:8082/");
        assertThat(settings.relyingPartyId()).isEqualTo("phone.localhost");
        assertThat(settings.origins()).containsExactly(new Origin("http://phone.localhost:8082"));
    }

    @ParameterizedTest
    @CsvSource({
        "digits,1",
        "digits,7",
        "digits,six",
        "pause-minutes,0",
        "remember-days,366",
        "user-verification,discouraged"
    })
    void whatASettingDoesNotHaveIsRefused(String name, String value) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void appsAnswerFromTheirOriginsAlone() {
        String android = "android:apk-key-hash:" + "A".repeat(43);
        assertThat(with("app-origins", "https://a.example##" + android).origins())
                .containsExactlyInAnyOrder(new Origin("https://a.example"), new Origin(android));
        for (String wrong : new String[] {"http://a.example", "https://a.example/path", "*", "android:other"}) {
            assertThatThrownBy(() -> with("app-origins", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRememberedBrowserCanBeSwitchedOff() {
        assertThat(with("remember-days", "0").remembered()).isZero();
    }
}
