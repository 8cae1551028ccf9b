package org.careidentity.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A key of an application, and the client assertions that it signs (RFC 7523). */
public final class ClientKey {

    private static final Map<String, String> SIGNATURES = Map.of("RS256", "SHA256withRSA", "RS512", "SHA512withRSA");

    private final KeyPair pair;
    private final String id = UUID.randomUUID().toString();

    public ClientKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Members of a client that authenticates by this key, with assertions by this algorithm alone. */
    public Map<String, Object> client(String algorithm) {
        return Map.of(
                "clientAuthenticatorType",
                "client-jwt",
                "serviceAccountsEnabled",
                true,
                "attributes",
                Map.of(
                        "use.jwks.string",
                        "true",
                        "jwks.string",
                        jwks(algorithm),
                        "token.endpoint.auth.signing.alg",
                        algorithm));
    }

    private String jwks(String algorithm) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return json(Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        id,
                        "use",
                        "sig",
                        "alg",
                        algorithm,
                        "n",
                        number(key.getModulus()),
                        "e",
                        number(key.getPublicExponent())))));
    }

    /** The claims of an assertion that lives for a minute and was not sent yet. */
    public static Map<String, Object> claims(String clientId, Object audience) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", clientId);
        claims.put("sub", clientId);
        claims.put("aud", audience);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + 60);
        return claims;
    }

    /** Signs claims. The algorithm {@code none} leaves the signature empty. */
    public String sign(String algorithm, Map<String, Object> claims) {
        String signed = text(json(Map.of("alg", algorithm, "kid", id, "typ", "JWT"))) + "." + text(json(claims));
        return signed + "." + (algorithm.equals("none") ? "" : signature(algorithm, signed));
    }

    /** The form fields by which a client presents an assertion. */
    public static Map<String, String> fields(String assertion) {
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    private String signature(String algorithm, String text) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.get(algorithm));
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String text(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
