package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void freePortsPass() throws IOException {
        int port = free();
        assertThatCode(() -> Ports.check(new Options(port, free(), free(), false, false, false)))
                .doesNotThrowAnyException();
    }

    @Test
    void aTakenPortIsNamedWithItsOption() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            int taken = stranger.getLocalPort();
            assertThatThrownBy(() -> Ports.check(new Options(taken, free(), free(), false, false, false)))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining("Port " + taken + " for Keycloak is taken")
                    .hasMessageContaining("--port");
            assertThatThrownBy(() -> Ports.check(new Options(free(), taken, free(), false, false, false)))
                    .hasMessageContaining("Port " + taken + " for the sample application is taken")
                    .hasMessageContaining("--app-port");
            assertThatThrownBy(() -> Ports.check(new Options(free(), free(), taken, false, false, false)))
                    .hasMessageContaining("Port " + taken + " for the phone is taken")
                    .hasMessageContaining("--phone-port");
        }
    }

    @Test
    void theManagementPortIsLookedAtToo() throws IOException {
        int port = free();
        try (ServerSocket stranger = new ServerSocket(port + 1000, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.check(new Options(port, free(), free(), false, false, false)))
                    .hasMessageContaining("Port " + stranger.getLocalPort() + " for Keycloak's management interface");
        }
    }

    /** A port that is free together with the one 1000 above it, a moment ago. */
    @Test
    void theHostsOfSmartcardsAreLookedAtWhenTheyAreWanted() throws IOException {
        int port = free();
        try (ServerSocket stranger = new ServerSocket(port + 364, 1, InetAddress.getLoopbackAddress())) {
            assertThatCode(() -> Ports.check(new Options(port, free(), free(), false, false, false)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> Ports.check(new Options(port, free(), free(), true, false, false)))
                    .hasMessageContaining("Port " + stranger.getLocalPort() + " for the card host is taken");
        }
    }

    private static int free() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = socket.getLocalPort();
                if (port <= 64535) {
                    try (ServerSocket management = new ServerSocket(port + 1000, 1, InetAddress.getLoopbackAddress())) {
                        return management.getLocalPort() - 1000;
                    } catch (IOException taken) {
                        continue;
                    }
                }
            }
        }
    }
}
