package org.careidentity.sample.claims;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * How a person proved themselves, by the ID token.
 *
 * @param level the authentication assurance level, 1 to 3; 0 when the token has none
 * @param methods how, in the issuer's names ({@code amr})
 * @param context the requested class that was met ({@code acr}), may be empty
 * @param identityLevel how well the person's identity was checked, 0 to 3, may be empty
 * @param time when, in the time of England; null when the token has none
 */
public record Login(int level, List<String> methods, String context, String identityLevel, ZonedDateTime time) {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** Reads an ID token. Both levels have been seen as text and as numbers. */
    public static Login of(OidcIdToken idToken) {
        Map<String, Object> claims = idToken.getClaims();
        var proved = idToken.getAuthenticatedAt();
        String identityLevel = ClaimValues.text(claims, "id_assurance_level");
        return new Login(
                level(ClaimValues.text(claims, "authentication_assurance_level")),
                ClaimValues.texts(claims, "amr"),
                ClaimValues.text(claims, "acr"),
                identityLevel.isEmpty() ? ClaimValues.text(claims, "idassurancelevel") : identityLevel,
                proved == null ? null : proved.atZone(ENGLAND));
    }

    /** {@code AAL2, FIDO2}; empty when the token says nothing. */
    public String label() {
        return String.join(
                ", ",
                Stream.concat(level > 0 ? Stream.of("AAL" + level) : Stream.empty(), methods.stream())
                        .toList());
    }

    private static int level(String text) {
        return text.matches("[1-3]") ? Integer.parseInt(text) : 0;
    }
}
