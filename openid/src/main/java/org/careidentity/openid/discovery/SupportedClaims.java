package org.careidentity.openid.discovery;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The claims that the scopes of CIS2 can yield here. */
final class SupportedClaims {

    private static final String UUID = "nhsid_useruid";

    private static final Map<String, List<String>> BY_SCOPE = Map.ofEntries(
            Map.entry("profile", List.of("name", "given_name", "family_name", "uid")),
            Map.entry("email", List.of("email")),
            Map.entry(
                    "nhsperson",
                    List.of(UUID, "title", "initials", "middle_names", "display_name", "idassurancelevel")),
            Map.entry("nationalrbacaccess", List.of("nhsid_nrbac_roles", UUID, "name")),
            Map.entry("associatedorgs", List.of("nhsid_user_orgs", UUID)),
            Map.entry(
                    "professionalmemberships",
                    List.of(
                            "gmc_id",
                            "gmp_id",
                            "gdc_id",
                            "gdp_id",
                            "nmc_id",
                            "rcn_id",
                            "gphc_id",
                            "consultant_id",
                            UUID)),
            Map.entry("organisationalmemberships", List.of("nhsid_org_memberships", "nhsid_org_roles", UUID)),
            Map.entry("odscodes", List.of("odscodes")),
            Map.entry("orgaccess", List.of("org_access")),
            Map.entry("universalaccess", List.of("nhsid_uni_roles")),
            Map.entry("selectedrole", List.of("selected_roleid")),
            Map.entry("changedrole", List.of("selected_roleid")));

    /** Those of every login, in the ID token. */
    private static final List<String> ALWAYS = List.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "jti",
            "auth_time",
            "nonce",
            "at_hash",
            "sid",
            "acr",
            "amr",
            "authentication_assurance_level",
            "id_assurance_level",
            "idassurancelevel");

    private SupportedClaims() {}

    /** The claims of every login and of these scopes, each once; a scope of an administrator's own adds none. */
    static List<String> of(List<String> scopes) {
        return Stream.concat(
                        ALWAYS.stream(),
                        scopes.stream().flatMap(scope -> BY_SCOPE.getOrDefault(scope, List.of()).stream()))
                .distinct()
                .toList();
    }
}
