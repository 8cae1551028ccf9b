package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void nothingAskedMeansTheUsualPorts() {
        Options options = parse("");
        assertThat(options).isEqualTo(new Options(8080, 8081, 8082, false, false, false));
        assertThat(options.managementPort()).isEqualTo(9080);
        assertThat(options.application()).isEqualTo(URI.create("http://localhost:8081"));
    }

    @Test
    void portsAreTakenInBothForms() {
        assertThat(parse("--port 8680 --app-port=8681")).isEqualTo(new Options(8680, 8681, 8682, false, false, false));
    }

    @Test
    void thePhoneIsNextToTheApplicationUnlessItHasAPortOfItsOwn() {
        assertThat(parse("--app-port 8690").phone()).isEqualTo(URI.create("http://phone.localhost:8691/"));
        assertThat(parse("--phone-port 8699").phonePort()).isEqualTo(8699);
    }

    @Test
    void flagsAreTaken() {
        assertThat(parse("--reset").reset()).isTrue();
        assertThat(parse("-h").help()).isTrue();
    }

    @Test
    void theHostsOfSmartcardsMoveWithThePort() {
        assertThat(parse("--smartcard").smartcard()).isTrue();
        assertThat(parse("--smartcard").cardHosts()).isEqualTo(new CardHosts(8443, 8444));
        assertThat(parse("--smartcard --port 8680").cardHosts().login())
                .isEqualTo(URI.create("https://login.care.localhost:9043"));
        assertThat(parse("--app-port 8443").applicationPort())
                .as("without smartcards nobody has it")
                .isEqualTo(8443);
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, Unknown option --prot",
        "--port, --port needs a port",
        "--port 0, --port needs a port",
        "--port 65536, --port needs a port",
        "--port eighty, --port needs a port",
        "--app-port=, --app-port needs a port",
        "--app-port 99999999999, --app-port needs a port",
        "--port 65000, --port can be at most 64535",
        "--app-port 8080, --app-port 8080 is a port of Keycloak",
        "--app-port 9080, --app-port 9080 is a port of Keycloak",
        "--app-port 65535, --app-port 65535 leaves none for the phone",
        "--phone-port 0, --phone-port needs a port",
        "--phone-port 8080, --phone-port 8080 is a port of Keycloak",
        "--app-port 8079, --phone-port 8080 is a port of Keycloak",
        "--phone-port 8081, --phone-port 8081 is the port of the sample application",
        "--smartcard --phone-port 8444, --phone-port 8444 is a port of the hosts of smartcards",
        "--smartcard --app-port 8443, --app-port 8443 is a port of the hosts of smartcards",
        "--smartcard=yes, --smartcard takes no value",
        "--reset=no, --reset takes no value",
    })
    void whatMakesNoSenseIsRefusedByName(String line, String message) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageFailure.class).hasMessageStartingWith(message);
    }

    private static Options parse(String line) {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
