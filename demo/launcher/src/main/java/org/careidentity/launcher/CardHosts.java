package org.careidentity.launcher;

import java.net.URI;

/**
 * The two hosts of the demo with smartcards. Browsers find names below localhost on this computer without being told (RFC 6761
 * section 6.3; Safari is the exception), and take cookies for a domain of two labels there, but none for localhost itself.
 *
 * @param loginPort where the proxy listens for the login host
 * @param cardPort where it listens for the card host
 */
record CardHosts(int loginPort, int cardPort) {

    /** The domain that both have in common. */
    static final String DOMAIN = "care.localhost";

    static final String LOGIN = "login." + DOMAIN;
    static final String CARD = "card." + DOMAIN;

    /** The address of the login host, without a slash at its end. */
    URI login() {
        return URI.create("https://" + LOGIN + ":" + loginPort);
    }

    /** The address of the card host, without a slash at its end. */
    URI card() {
        return URI.create("https://" + CARD + ":" + cardPort);
    }
}
