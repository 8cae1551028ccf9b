package org.careidentity.sample.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key by which this application proves itself at the issuer. It is made at the start and never stored: the issuer
 * reads the public half here, at the address that the client is registered with, and asks again for a key that it does
 * not know. An application of several nodes keeps one key for all of them.
 */
@RestController
class SigningKey {

    /** Where the public half is. */
    static final String PATH = "/jwks";

    private static final int BITS = 3072;

    private final RSAKey pair;

    SigningKey() throws JOSEException {
        pair = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS512)
                .keyIDFromThumbprint(true)
                .generate();
    }

    /** Both halves, for signing. */
    RSAKey pair() {
        return pair;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> publicKeys() {
        return new JWKSet(pair.toPublicJWK()).toJSONObject();
    }
}
