package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    private Path folder;

    @Test
    void theInnermostCauseIsTheReason() throws IOException {
        assertThat(
                        reason(
                                """
                        2026-11-23 18:59:24,656 ERROR [o.k.Handler] (main) ERROR: Failed to start server in (development) mode
                        2026-11-23 18:59:24,656 ERROR [o.k.Handler] (main) ERROR: Failed to run import
                        2026-11-23 18:59:24,656 ERROR [o.k.Handler] (main) ERROR: Cannot deserialize value
                         at [Source: REDACTED]
                        2026-11-23 18:59:24,656 ERROR [o.k.Handler] (main) For more details run the same command passing the '--verbose' option.
                        """))
                .isEqualTo("Cannot deserialize value");
    }

    @Test
    void anotherErrorIsTheReasonWhereNoCauseIsNamed() throws IOException {
        assertThat(reason("2026-11-23 18:59:24,656 ERROR [o.k.Boot] (main) Port already bound\n\tat x.Y(Z.java)\n"))
                .isEqualTo("Port already bound");
    }

    @Test
    void aRefusedOptionIsTheReason() throws IOException {
        assertThat(reason("Unknown option: '--x'\nPossible solutions: --y\nTry 'kc.sh start --help' for more\n"))
                .isEqualTo("Unknown option: '--x'");
    }

    @Test
    void anEmptyOrMissingLogHasNoReason() throws IOException {
        assertThat(reason("")).isEqualTo("it wrote nothing");
        assertThat(ServerLog.reason(folder.resolve("none.log"))).isEqualTo("it wrote nothing");
    }

    @Test
    void theReasonFitsALine() throws IOException {
        assertThat(reason("x".repeat(10_000))).hasSizeLessThan(400);
    }

    @Test
    void phasesAreToldFromTheLog() {
        assertThat(StartPhase.of(List.of())).isEqualTo(StartPhase.COMMAND);
        assertThat(StartPhase.of(List.of("Running the server in development mode. DO NOT ...")))
                .isEqualTo(StartPhase.SERVER);
        assertThat(StartPhase.of(List.of("Running the server in", "x Importing from directory /d")))
                .isEqualTo(StartPhase.IMPORT);
    }

    private String reason(String text) throws IOException {
        return ServerLog.reason(Files.writeString(folder.resolve("server.log"), text));
    }
}
