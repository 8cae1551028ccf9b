package org.careidentity.mappers.directory.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import javax.naming.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpineSettingsTest {

    @Test
    void aServerWithoutAUrlHasNoSpineDirectory() {
        assertThat(SpineSettings.of(new Options(Map.of()))).isNull();
    }

    @Test
    void tlsGoesThroughTheServersTruststore() {
        var environment = SpineSettings.of(new Options(Map.of("url", "ldaps://spine.example:636")))
                .environment();
        assertThat(environment.get("java.naming.ldap.factory.socket"))
                .isEqualTo("org.keycloak.truststore.SSLSocketFactory");
        assertThat(environment.get(Context.REFERRAL)).isEqualTo("ignore");
        assertThat(environment.get("java.naming.ldap.derefAliases")).isEqualTo("never");
        assertThat(environment.get("com.sun.jndi.ldap.connect.timeout")).isEqualTo("2000");
        assertThat(environment.get("com.sun.jndi.ldap.read.timeout")).isEqualTo("3000");
        assertThat(environment.get(Context.SECURITY_AUTHENTICATION)).isEqualTo("none");
    }

    @Test
    void thePasswordIsInNoText() {
        var settings = SpineSettings.of(
                new Options(Map.of("url", "ldap://spine.example", "bind-dn", "cn=a", "bind-credential", "secret")));
        assertThat(settings.environment().get(Context.SECURITY_CREDENTIALS)).isEqualTo("secret");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://spine.example",
                "ldap:///",
                "ldap://a ldap://b",
                "ldaps://spine.example/o=nhs",
                "ldaps://user@spine.example",
                "ldaps://spine.example?x",
                "spine.example",
            })
    void aUrlOfAnotherFormStopsTheServer(String url) {
        refused(Map.of("url", url), "url");
    }

    @ParameterizedTest
    @CsvSource({
        "people-base, people",
        "connect-timeout-millis, 0",
        "read-timeout-millis, -1",
        "total-timeout-millis, 5s",
        "max-entries, 99999999999",
        "bind-dn, cn=without-password",
    })
    void anOptionWithoutSenseStopsTheServer(String option, String value) {
        refused(
                Map.of("url", "ldaps://spine.example", option, value),
                option.equals("bind-dn") ? "bind-credential" : option);
    }

    private static void refused(Map<String, String> options, String name) {
        assertThatThrownBy(() -> SpineSettings.of(new Options(new HashMap<>(options))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--spine--" + name);
    }
}
