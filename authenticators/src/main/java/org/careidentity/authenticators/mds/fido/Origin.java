package org.careidentity.authenticators.mds.fido;

import java.net.URI;

/** Web origins (RFC 6454 section 4). */
final class Origin {

    private Origin() {}

    /** Whether two addresses have scheme, host and port in common; false for an address without a host. */
    static boolean same(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
