package org.careidentity.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** People with claims in the shape of the national service. */
public final class People {

    public static final String NURSE_ID = "910000000001";

    public static final Map<String, Object> NURSE_ROLE = Map.of(
            "person_orgid", "555254239107",
            "person_roleid", "555254240100",
            "org_code", "RBA",
            "role_name", "\"Clinical\":\"Clinical Provision\":\"Nurse Access Role\"",
            "role_code", "S8000:G8000:R8001",
            "activities", List.of("View Patient Medication", "Amend Patient Demographics"),
            "activity_codes", List.of("B0401", "B0825"),
            "workgroups", List.of("Ward 7"),
            "aow", List.of("\"Pathology\":\"Pathology\":\"Phlebotomy\""));

    private People() {}

    public static Map<String, Object> idTokenClaims() {
        return new HashMap<>(Map.of(
                "iss", "http://issuer.invalid/realms/care-identity",
                "sub", NURSE_ID,
                "auth_time", Instant.now().getEpochSecond(),
                "acr", "AAL2_OR_AAL3_ANY",
                "amr", List.of("FIDO2"),
                "authentication_assurance_level", "2",
                "id_assurance_level", "3"));
    }

    public static Map<String, Object> userInfoClaims() {
        return new HashMap<>(Map.of(
                "sub",
                NURSE_ID,
                "name",
                "USERQ RANDOM Mr",
                "given_name",
                "Random",
                "family_name",
                "Userq",
                "nhsid_nrbac_roles",
                List.of(NURSE_ROLE),
                "nhsid_user_orgs",
                List.of(Map.of("org_name", "NORTH HOSPITAL", "org_code", "RBA"))));
    }

    public static OidcUser nurse() {
        return person(idTokenClaims(), userInfoClaims());
    }

    /** A person with these claims; the times in them are read as the library would have read them. */
    public static OidcUser person(Map<String, Object> idToken, Map<String, Object> userInfo) {
        var claims = new HashMap<>(idToken);
        claims.computeIfPresent("auth_time", (name, seconds) -> Instant.ofEpochSecond(((Number) seconds).longValue()));
        var token = new OidcIdToken("e30." + base64("{\"aud\":\"sample\"}") + ".secret-signature", null, null, claims);
        return new DefaultOidcUser(
                AuthorityUtils.NO_AUTHORITIES, token, userInfo == null ? null : new OidcUserInfo(userInfo), "sub");
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
