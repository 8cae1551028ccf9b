package org.careidentity.sample.claims;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The claims as the issuer sent them, indented. No token: whoever sees the page could use it.
 *
 * @param idToken the ID token's payload, with the types that it has on the wire
 * @param userInfo the userinfo answer, {@code {}} when there was none
 */
public record RawClaims(String idToken, String userInfo) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter INDENTED = JSON.writerWithDefaultPrettyPrinter();

    public static RawClaims of(OidcUser user) {
        try {
            return new RawClaims(
                    INDENTED.writeValueAsString(JSON.readTree(payload(user.getIdToken()))),
                    INDENTED.writeValueAsString(
                            user.getUserInfo() == null
                                    ? Map.of()
                                    : user.getUserInfo().getClaims()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle part of a signed token that was already verified (RFC 7515, 7.1). */
    private static byte[] payload(OidcIdToken verified) {
        return Base64.getUrlDecoder().decode(verified.getTokenValue().split("\\.")[1]);
    }
}
