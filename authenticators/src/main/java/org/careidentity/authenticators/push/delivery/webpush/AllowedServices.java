package org.careidentity.authenticators.push.delivery.webpush;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.careidentity.authenticators.push.delivery.PushAddressException;

/**
 * Push services that may be asked (CWE-918): by host, at https and its usual port; below a domain; or by a whole origin, which
 * may have a port, and http on this machine.
 */
final class AllowedServices {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    /** Ends in a letter's label: no IP address looks like it. */
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?");

    private static final String BELOW = "*.";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    /** Throws {@link IllegalArgumentException}, with the entry, for what names no push service. */
    AllowedServices(Collection<String> entries) {
        entries.forEach(entry -> add(entry.toLowerCase(Locale.ROOT)));
    }

    private void add(String entry) {
        if (NAME.matcher(entry).matches()) {
            hosts.add(entry);
        } else if (entry.startsWith(BELOW)
                && NAME.matcher(entry.substring(BELOW.length())).matches()) {
            domains.add(entry.substring(1));
        } else if (isOrigin(entry)) {
            origins.add(entry);
        } else {
            throw new IllegalArgumentException(entry);
        }
    }

    private static boolean isOrigin(String entry) {
        URI uri = URI.create(entry);
        return uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()))
                && entry.equals(origin(uri));
    }

    /** Passes an address that may be asked. */
    void require(URI address) throws PushAddressException {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new PushAddressException("the endpoint is no address of a push service");
        }
        if (!origins.contains(origin(address)) && !(usual(address) && named(host(address)))) {
            throw new PushAddressException("the push service " + origin(address) + " is not one that may be asked");
        }
    }

    /** Whether it says https and a host, and nothing else of the service. */
    private static boolean usual(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost().equalsIgnoreCase(address.getRawAuthority());
    }

    private boolean named(String host) {
        return hosts.contains(host)
                || NAME.matcher(host).matches() && domains.stream().anyMatch(host::endsWith);
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    /** The origin in one spelling; one that names the usual port is another. */
    static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme().toLowerCase(Locale.ROOT) + "://" + host(address) + port;
    }
}
