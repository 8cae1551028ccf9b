package org.careidentity.authenticators.authenticatorapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RequiredActionConfigModel;

/** A setting shortens the life of a one-time password, and nothing makes it longer than ten minutes. */
class OneTimePasswordLifeTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "90, 90", "600, 600", "601, 600", "86400, 600", "0, 600", "-1, 600", "soon, 600", "'', 600"})
    void aLifeIsTenMinutesAtMost(String setting, long seconds) {
        RequiredActionConfigModel configuration = new RequiredActionConfigModel();
        configuration.setConfig(Map.of("emailed-password-seconds", setting));
        assertThat(RegisterAuthenticatorAppFactory.life(configuration)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutASettingItIsTenMinutes() {
        assertThat(RegisterAuthenticatorAppFactory.life(null)).isEqualTo(Duration.ofMinutes(10));
    }
}
