package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be asked, and for how long.
 *
 * @param deadline from the question to the last byte of the answer, and of a whole login
 * @param hosts that may be asked over http and https: {@code host} at the usual port, {@code host:port} at another
 * @param threads for each host, so that one that hangs slows no other
 * @param requests at one time to each host; more wait
 */
public record FetchLimits(Duration deadline, Set<String> hosts, int threads, int requests) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public FetchLimits {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Two seconds, two threads and 64 requests for each host. */
    public static FetchLimits of(Set<String> hosts) {
        return new FetchLimits(Duration.ofSeconds(2), hosts, 2, 64);
    }

    /**
     * The host and port of an address, in one spelling.
     *
     * @throws NoAnswerException when it may not be asked (CWE-918)
     */
    String requireAllowed(URI address) throws NoAnswerException {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        if ((!tls && !"http".equalsIgnoreCase(address.getScheme()))
                || address.getHost() == null
                || address.getRawUserInfo() != null) {
            throw new NoAnswerException("this is no address that may be asked");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = tls ? HTTPS : HTTP;
        int port = address.getPort() == -1 ? usual : address.getPort();
        String peer = host + ":" + port;
        if (!hosts.contains(peer) && !(port == usual && hosts.contains(host))) {
            throw new NoAnswerException("the host " + peer + " is not one that may be asked");
        }
        return peer;
    }
}
