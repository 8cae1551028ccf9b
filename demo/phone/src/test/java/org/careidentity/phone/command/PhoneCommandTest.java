package org.careidentity.phone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.careidentity.phone.realm.FakeRealm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneCommandTest {

    @TempDir
    Path folder;

    private final FakeRealm realm = FakeRealm.start("http://phone.localhost:8082", "phone.localhost");
    private ByteArrayOutputStream out;
    private ByteArrayOutputStream errors;

    @BeforeEach
    void clear() {
        out = new ByteArrayOutputStream();
        errors = new ByteArrayOutputStream();
    }

    @AfterEach
    void stop() {
        realm.close();
    }

    private int run(String... line) {
        clear();
        List<String> all = new ArrayList<>(List.of(line));
        all.add("--state=" + folder.resolve("phone.json"));
        return new PhoneCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(all);
    }

    private void registered() {
        assertThat(run("register", realm.link(FakeRealm.TICKET))).isZero();
        realm.confirm();
    }

    @Test
    void aPhoneIsRegisteredAndApprovesBetweenRunsOfTheProgram() {
        assertThat(run("register", realm.link(FakeRealm.TICKET))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(FakeRealm.CHECK_NUMBER);
        run("accounts");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Ottilie Marchbanks", "not typed yet");
        realm.confirm();
        run("accounts");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(": ready");
        realm.begin(realm.login("request-1", "042"));
        run("requests");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Ward rounds", "192.0.2.44", "3 digits");
        assertThat(run("approve", "043")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("tries left: 2");
        assertThat(run("approve", "042")).isZero();
        run("requests");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing waits.\n");
    }

    @Test
    void aLoginIsDenied() {
        registered();
        realm.begin(realm.login("request-1", "42"));
        assertThat(run("deny", "--not-me")).isZero();
        assertThat(realm.calls()).last().isEqualTo("POST /requests/request-1/denial");
        assertThat(run("deny")).as("nothing waits any more").isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing waits.\n");
    }

    @Test
    void aRemovedPhoneIsTold() {
        registered();
        realm.remove();
        assertThat(run("requests")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("no longer knows this phone");
        assertThat(run("accounts")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "fly, Unknown command fly",
        "approve, approve needs the number",
        "approve --number 1, Unknown option --number",
        "accounts all, accounts takes no all",
        "serve --port=high, --port needs a port",
        "register, register needs a link",
    })
    void whatMakesNoSenseIsRefusedByName(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith(message);
    }

    @Test
    void helpIsThere() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: bin/phone");
    }
}
