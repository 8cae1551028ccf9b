package org.careidentity.authenticators.smartcard.cardhost;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.careidentity.authenticators.smartcard.header.CertificateHeaders;

/**
 * The second host name of this server, where a proxy asks browsers for a certificate.
 *
 * @param address its address, without a path
 * @param headers how its proxy hands on certificates
 * @param proxyTrust whether the server takes headers from trusted proxies alone; without {@code proxy-trusted-addresses}
 *     Keycloak takes them from anybody
 * @param ticketSeconds how long a person has, from the button until the card has answered
 */
public record CardHost(URI address, CertificateHeaders headers, boolean proxyTrust, int ticketSeconds) {

    /** Time to find the card, and to type its passcode once more. */
    static final int TICKET_SECONDS = 120;

    private static final Pattern NUMBER = Pattern.compile("(^|\\.)[0-9]+$|^\\[");
    private static final int SHORTEST_TICKET = 30;
    private static final int LONGEST_TICKET = 600;

    /**
     * Throws {@link IllegalArgumentException} for an address that is not the root of an https host, and for a time in which
     * nobody can use a card or in which a ticket would lie about.
     */
    public CardHost {
        if (!"https".equals(address.getScheme())
                || address.getHost() == null
                || !(address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the card host's address must be https://host or https://host:port");
        }
        if (ticketSeconds < SHORTEST_TICKET || ticketSeconds > LONGEST_TICKET) {
            throw new IllegalArgumentException(
                    "a ticket to the card host must last " + SHORTEST_TICKET + " to " + LONGEST_TICKET + " seconds");
        }
    }

    /** Whether a request asks this host. */
    boolean is(URI asked) {
        return address.getHost().equalsIgnoreCase(asked.getHost());
    }

    /**
     * Why cards can't be used with a login host: the one that certificates are asked at must be another, must not take them
     * from everybody, and must share a domain for the cookie that keeps a lured person's card out of somebody else's login.
     *
     * @param login the address of the login pages
     * @return words for an administrator; empty when cards can be used
     */
    Optional<String> obstacle(URI login) {
        if (!proxyTrust) {
            return Optional.of(
                    "the option proxy-trusted-addresses is missing, so that anybody could send a certificate");
        }
        if (!"https".equals(login.getScheme())) {
            return Optional.of("the login host has no https");
        }
        if (is(login)) {
            return Optional.of("the card host is the login host, which would ask everybody for a certificate");
        }
        return cookieDomain(login).isEmpty()
                ? Optional.of("card host and login host have no domain in common")
                : Optional.empty();
    }

    /**
     * The domain of both hosts, of two labels or more; whether it is a public suffix the browser sees to. Addresses of the
     * Internet Protocol are in none (RFC 6265 section 5.1.3).
     */
    Optional<String> cookieDomain(URI login) {
        if (isNumber(address) || isNumber(login)) {
            return Optional.empty();
        }
        List<String> ours = labels(address);
        List<String> theirs = labels(login);
        List<String> common = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()) && ours.get(i).equals(theirs.get(i)); i++) {
            common.add(ours.get(i));
        }
        Collections.reverse(common);
        return common.size() < 2 ? Optional.empty() : Optional.of(String.join(".", common));
    }

    /** Whether a host is an address and no name: no name ends in a number (RFC 3696 section 2). */
    private static boolean isNumber(URI address) {
        return NUMBER.matcher(address.getHost()).find();
    }

    private static List<String> labels(URI address) {
        List<String> labels = new ArrayList<>(
                List.of(address.getHost().toLowerCase(Locale.ROOT).split("\\.")));
        Collections.reverse(labels);
        return labels;
    }
}
