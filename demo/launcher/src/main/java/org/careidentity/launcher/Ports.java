package org.careidentity.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Looks whether the ports of the demo are free, before anything is started. */
final class Ports {

    private static final int CONNECT_MILLISECONDS = 500;

    private Ports() {}

    /** @throws LaunchFailure when a port is taken, with the option that moves it */
    static void check(Options options) {
        check(options.port(), "Keycloak", "--port");
        check(options.managementPort(), "Keycloak's management interface", "--port");
        check(options.applicationPort(), "the sample application", "--app-port");
        check(options.phonePort(), "the phone", "--phone-port");
        if (options.smartcard()) {
            check(options.cardHosts().loginPort(), "the login host of smartcards", "--port");
            check(options.cardHosts().cardPort(), "the card host", "--port");
        }
    }

    private static void check(int port, String user, String option) {
        if (!canListen(port) || answersOnIpv6(port)) {
            throw new LaunchFailure("Port " + port + " for " + user
                    + " is taken or not allowed. Choose another one with " + option + " (see bin/demo --help).");
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Browsers try ::1 first for localhost, so a stranger there would stand before our server. */
    private static boolean answersOnIpv6(int port) {
        try (Socket socket = new Socket()) {
            byte[] loopback = new byte[16];
            loopback[15] = 1;
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(loopback), port), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
