package org.careidentity.launcher;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What the command line of the demo asks. */
record Options(int port, int applicationPort, int phonePort, boolean smartcard, boolean reset, boolean help) {

    static final int DEFAULT_PORT = 8080;
    static final int DEFAULT_APPLICATION_PORT = 8081;

    /** Keycloak's management port moves with its port: the distance of Keycloak's own defaults, 8080 and 9000, is no round number. */
    static final int MANAGEMENT_DISTANCE = 1000;

    /** 8443 and 8444 where Keycloak has 8080. */
    private static final int LOGIN_HOST_DISTANCE = 363;

    private static final int CARD_HOST_DISTANCE = 364;

    private static final int HIGHEST_PORT = 65535;

    /** @throws UsageFailure when the arguments make no sense */
    static Options parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        int applicationPort = DEFAULT_APPLICATION_PORT;
        int phonePort = 0;
        boolean smartcard = false;
        boolean reset = false;
        boolean help = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            Argument argument = Argument.of(rest.next());
            switch (argument.name()) {
                case "--port" -> port = argument.port(rest);
                case "--app-port" -> applicationPort = argument.port(rest);
                case "--phone-port" -> phonePort = argument.port(rest);
                case "--smartcard" -> smartcard = argument.flag();
                case "--reset" -> reset = argument.flag();
                case "--help", "-h" -> help = argument.flag();
                default -> throw new UsageFailure("Unknown option " + argument.name() + ".");
            }
        }
        return new Options(
                        port, applicationPort, phonePort == 0 ? applicationPort + 1 : phonePort, smartcard, reset, help)
                .checked();
    }

    int managementPort() {
        return port + MANAGEMENT_DISTANCE;
    }

    /** Where the two hosts of a demo with smartcards listen. */
    CardHosts cardHosts() {
        return new CardHosts(port + LOGIN_HOST_DISTANCE, port + CARD_HOST_DISTANCE);
    }

    URI application() {
        return URI.create("http://localhost:" + applicationPort);
    }

    /** The address of the phone that is a web app. */
    URI phone() {
        return PhoneApp.address(phonePort);
    }

    private Options checked() {
        if (managementPort() > HIGHEST_PORT) {
            throw new UsageFailure("--port can be at most " + (HIGHEST_PORT - MANAGEMENT_DISTANCE)
                    + ": the management port is " + MANAGEMENT_DISTANCE + " above it.");
        }
        checkFree("--app-port", applicationPort);
        if (phonePort > HIGHEST_PORT) {
            throw new UsageFailure(
                    "--app-port " + applicationPort + " leaves none for the phone: give --phone-port too.");
        }
        checkFree("--phone-port", phonePort);
        if (phonePort == applicationPort) {
            throw new UsageFailure("--phone-port " + phonePort + " is the port of the sample application.");
        }
        return this;
    }

    private void checkFree(String option, int wanted) {
        if (Set.of(port, managementPort()).contains(wanted)) {
            throw new UsageFailure(option + " " + wanted + " is a port of Keycloak.");
        }
        if (smartcard && Set.of(cardHosts().loginPort(), cardHosts().cardPort()).contains(wanted)) {
            throw new UsageFailure(option + " " + wanted + " is a port of the hosts of smartcards.");
        }
    }

    private record Argument(String name, String value) {

        static Argument of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Argument(text, null)
                    : new Argument(text.substring(0, equals), text.substring(equals + 1));
        }

        boolean flag() {
            if (value != null) {
                throw new UsageFailure(name + " takes no value.");
            }
            return true;
        }

        int port(Iterator<String> rest) {
            String text = value != null ? value : rest.hasNext() ? rest.next() : "";
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST_PORT) {
                throw new UsageFailure(name + " needs a port from 1 to " + HIGHEST_PORT + ".");
            }
            return Integer.parseInt(text);
        }
    }
}
