package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakServerTest {

    @TempDir
    private Path folder;

    @Test
    void aServerThatEndsEarlyIsReportedWithItsReasonAndItsLog() throws IOException {
        KeycloakServer.Builder server =
                server("echo '2026-11-23 10:00:00,1 ERROR [x.Handler] (main) ERROR: The realm is broken'; exit 1");
        assertThatThrownBy(server::start)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageStartingWith("Keycloak did not start: The realm is broken (log: ")
                .hasMessageContaining("server.log");
    }

    @Test
    void aServerThatIsNeverReadyIsStoppedWithAllItsChildren() throws IOException {
        KeycloakServer.Builder server =
                server("sleep 600 & echo $! > child.pid; wait").patience(Duration.ofSeconds(3));
        assertThatThrownBy(server::start).hasMessageContaining("was not ready after");
        long child = Long.parseLong(
                Files.readString(folder.resolve("keycloak-1.2.3/child.pid")).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void theShellOfADeveloperDoesNotReachTheServer() throws IOException {
        KeycloakServer.Builder server = server("env; exit 1").environment(Map.of("KC_FEATURES", "x"));
        assertThatThrownBy(server::start).isInstanceOf(LaunchFailure.class);
        assertThat(folder.resolve("keycloak-1.2.3/data/log/server.log"))
                .content()
                .contains("KC_BOOTSTRAP_ADMIN_USERNAME=admin", "KC_FEATURES=x", "JAVA_HOME=")
                .doesNotContain("JAVA_OPTS=");
    }

    @Test
    void theOptimisedServerIsBuiltOnceForTheSameOptionsAndProviders() throws IOException {
        KeycloakServer.Builder server =
                server("echo $1 >> calls; [ $1 = build ]").optimized();
        assertThatThrownBy(server::start).isInstanceOf(LaunchFailure.class);
        assertThatThrownBy(server::start).isInstanceOf(LaunchFailure.class);
        Files.writeString(folder.resolve("keycloak-1.2.3/providers/new.jar"), "new");
        assertThatThrownBy(server::start).isInstanceOf(LaunchFailure.class);
        assertThat(folder.resolve("keycloak-1.2.3/calls")).hasContent("build\nstart\nstart\nbuild\nstart\n");
    }

    @Test
    void aRefusedBuildIsReported() throws IOException {
        KeycloakServer.Builder server =
                server("echo \"Unknown option: '--x'\"; exit 2").optimized();
        assertThatThrownBy(server::start).hasMessageStartingWith("Keycloak cannot be built: Unknown option: '--x'");
    }

    private KeycloakServer.Builder server(String script) throws IOException {
        return KeycloakServer.of(KeycloakDistribution.unpack(TinyDistribution.zip(folder, script), folder))
                .managementPort(1);
    }
}
