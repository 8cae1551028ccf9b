package org.careidentity.e2e.clients;

import java.util.function.Consumer;

/** What an issuer may tell a client that is not so, one thing at a time. */
enum Lie {
    SIGNATURE_OF_THE_ID_TOKEN(IssuerProxy::breakSignatures),
    ISSUER_OF_THE_ID_TOKEN(issuer -> issuer.changeIdTokens(claims -> claims.put("iss", "http://other.test"))),
    AUDIENCE_OF_THE_ID_TOKEN(
            issuer -> issuer.changeIdTokens(claims -> claims.put("aud", "other").put("azp", "other"))),
    EXPIRED_ID_TOKEN(issuer ->
            issuer.changeIdTokens(claims -> claims.put("exp", claims.get("iat").asLong() - 3600))),
    NONCE(issuer -> issuer.changeIdTokens(claims -> claims.put("nonce", "another-nonce"))),
    AT_HASH(issuer -> issuer.changeIdTokens(claims -> claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"))),
    SUB_OF_USERINFO(issuer -> issuer.changeUserInfo(claims -> claims.put("sub", "999999999999")));

    private final Consumer<IssuerProxy> told;

    Lie(Consumer<IssuerProxy> told) {
        this.told = told;
    }

    /** Lets the issuer tell it from now on. */
    void by(IssuerProxy issuer) {
        told.accept(issuer);
    }
}
