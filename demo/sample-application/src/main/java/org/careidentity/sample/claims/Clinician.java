package org.careidentity.sample.claims;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The person who is logged in, as people read it. The ID token says who and how; everything else comes from userinfo.
 *
 * @param id the national identifier, 12 digits ({@code sub})
 * @param name the name to greet with
 * @param fullName the name as registered, family name first, may be empty
 * @param login how they proved themselves
 * @param roles their roles, in the order of the claim
 * @param organisations the organisations that they have a role with, in the order of the claim
 */
public record Clinician(
        String id, String name, String fullName, Login login, List<Role> roles, List<Organisation> organisations) {

    /** Reads what the issuer said; an absent claim leaves its place empty. */
    public static Clinician of(OidcUser user) {
        Map<String, Object> userInfo =
                user.getUserInfo() == null ? Map.of() : user.getUserInfo().getClaims();
        return new Clinician(
                user.getSubject(),
                greeting(user.getSubject(), userInfo),
                ClaimValues.text(userInfo, "name"),
                Login.of(user.getIdToken()),
                Role.in(userInfo, ClaimValues.text(user.getIdToken().getClaims(), "selected_roleid")),
                Organisation.in(userInfo));
    }

    private static String greeting(String id, Map<String, ?> userInfo) {
        String spoken =
                (ClaimValues.text(userInfo, "given_name") + " " + ClaimValues.text(userInfo, "family_name")).strip();
        return Stream.of(spoken, ClaimValues.text(userInfo, "display_name"), ClaimValues.text(userInfo, "name"), id)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
