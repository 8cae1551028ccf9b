package org.careidentity.e2e.support;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Map;

/** Reads what the server signed as a client does that trusts nothing but the published keys. */
public final class SignedToken {

    private SignedToken() {}

    /** The header of a token whose signature is one of the published keys'. */
    public static Map<String, Object> verifiedHeader(String token, URI keys) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSVerifier verifier = new RSASSAVerifier(JWKSet.load(keys.toURL())
                    .getKeyByKeyId(jwt.getHeader().getKeyID())
                    .toRSAKey());
            if (!jwt.verify(verifier)) {
                throw new AssertionError("the signature is not that of the key it names");
            }
            return jwt.getHeader().toJSONObject();
        } catch (Exception e) {
            throw new AssertionError("not a token of this server: " + e.getMessage(), e);
        }
    }
}
