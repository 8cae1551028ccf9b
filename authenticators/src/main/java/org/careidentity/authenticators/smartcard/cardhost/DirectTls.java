package org.careidentity.authenticators.smartcard.cardhost;

import java.util.Optional;

/**
 * The server's own TLS, which asks every browser for a certificate when it connects. It proves the card once a connection, and
 * a resumed session not at all, so that a later login does not prove it again.
 *
 * @param clientAuth the server's option {@code https-client-auth}
 * @param proxyHeaders its option {@code proxy-headers}; empty when it has none
 */
record DirectTls(String clientAuth, String proxyHeaders) {

    /**
     * Why cards can't be used. Behind a proxy the certificate of the connection is the proxy's.
     *
     * @return words for an administrator; empty when cards can be used
     */
    Optional<String> obstacle() {
        if (!proxyHeaders.isBlank()) {
            return Optional.of("the option proxy-headers says that browsers come by a proxy, which needs a card host");
        }
        return clientAuth.equals("request") || clientAuth.equals("required")
                ? Optional.empty()
                : Optional.of("the option https-client-auth is not request, so that no browser is asked for a card");
    }
}
