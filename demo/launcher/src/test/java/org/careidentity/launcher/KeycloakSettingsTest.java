package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeycloakSettingsTest {

    @Test
    void developmentModeListensOnLocalhostOnly() {
        assertThat(settings(false, true, List.of(), List.of()).startArguments())
                .startsWith("start-dev")
                .contains("--http-host=localhost", "--http-port=8180")
                .contains("--http-management-host=localhost", "--http-management-port=9180")
                .endsWith("--import-realm");
    }

    @Test
    void productionModeOpensNoClusterPorts() {
        KeycloakSettings settings = settings(true, false, List.of(), List.of());
        assertThat(settings.buildArguments()).startsWith("build").contains("--db=dev-file", "--health-enabled=true");
        assertThat(settings.startArguments())
                .startsWith("start", "--optimized")
                .contains("--cache=local", "--hostname=http://localhost:8180")
                .doesNotContain("--health-enabled=true", "--db=dev-file", "--import-realm");
    }

    @Test
    void whatTheCallerGivesReplacesOurs() {
        KeycloakSettings settings = settings(
                true, false, List.of("--hostname=https://id.example", "--log-level=debug"), List.of("--db=postgres"));
        assertThat(settings.startArguments())
                .contains("--hostname=https://id.example", "--log-level=debug")
                .doesNotContain("--hostname=http://localhost:8180");
        assertThat(settings.buildArguments()).contains("--db=postgres").doesNotContain("--db=dev-file");
    }

    private static KeycloakSettings settings(
            boolean optimized, boolean importRealms, List<String> options, List<String> buildOptions) {
        return new KeycloakSettings(
                8180, 9180, optimized, importRealms, options, buildOptions, Map.of(), Path.of("server.log"));
    }
}
