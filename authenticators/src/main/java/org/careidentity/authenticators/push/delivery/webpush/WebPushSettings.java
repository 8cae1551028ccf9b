package org.careidentity.authenticators.push.delivery.webpush;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.Config;

/**
 * Options of the server that begin with {@code --spi-care-identity-push-sender--web-push--}.
 *
 * @param key empty where nobody is told
 * @param services push services that may be asked
 * @param timeout for one message, from the connection to the answer
 */
record WebPushSettings(Optional<VapidKey> key, AllowedServices services, Duration timeout) {

    /** Those of Chrome, Edge and others on Chromium, Firefox, Edge on Windows, and Safari. */
    static final String SERVICES =
            "fcm.googleapis.com, updates.push.services.mozilla.com, *.notify.windows.com, *.push.apple.com";

    private static final String TIMEOUT_MILLIS = "3000";

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException when one has no sensible value: the server does not start then
     */
    static WebPushSettings of(Config.Scope config) {
        return new WebPushSettings(key(config), services(config), timeout(config));
    }

    private static Optional<VapidKey> key(Config.Scope config) {
        String file = text(config, "vapid-key", null);
        if (file == null) {
            return Optional.empty();
        }
        String subject = text(config, "subject", null);
        if (subject == null || !isSubject(subject)) {
            throw new IllegalArgumentException(
                    name("subject") + " is not mailto: or https: with an address, which push services ask for");
        }
        try {
            return Optional.of(VapidKey.of(Path.of(file), subject));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name("vapid-key") + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSubject(String text) {
        try {
            URI uri = URI.create(text);
            return "mailto".equals(uri.getScheme())
                    ? uri.getSchemeSpecificPart().matches("[^@]+@[^@]+")
                    : "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static AllowedServices services(Config.Scope config) {
        try {
            return new AllowedServices(
                    Arrays.stream(text(config, "hosts", SERVICES).split(","))
                            .map(String::strip)
                            .filter(entry -> !entry.isEmpty())
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name("hosts") + " has an entry that is no host, *.domain or origin: " + e.getMessage(), e);
        }
    }

    private static Duration timeout(Config.Scope config) {
        String text = text(config, "timeout-millis", TIMEOUT_MILLIS);
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(name("timeout-millis") + " is not a number from 1 to 99999");
        }
        return Duration.ofMillis(Integer.parseInt(text));
    }

    private static String text(Config.Scope config, String option, String otherwise) {
        String text = config.get(option);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static String name(String option) {
        return "spi-care-identity-push-sender--web-push--" + option;
    }
}
