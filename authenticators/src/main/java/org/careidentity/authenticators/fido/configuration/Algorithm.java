package org.careidentity.authenticators.fido.configuration;

import java.util.Arrays;
import org.careidentity.authenticators.fido.policy.Demands;

/** The signature algorithms that a policy may offer, by their names in the COSE registry. */
enum Algorithm {
    ES256(Demands.ES256),
    EDDSA(Demands.EDDSA),
    ES384(Demands.ES384),
    ES512(Demands.ES512),
    RS256(Demands.RS256);

    private final long identifier;

    Algorithm(long identifier) {
        this.identifier = identifier;
    }

    static long identifier(String name) {
        return valueOf(name).identifier;
    }

    static String name(long identifier) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.identifier == identifier)
                .findFirst()
                .orElseThrow()
                .name();
    }
}
