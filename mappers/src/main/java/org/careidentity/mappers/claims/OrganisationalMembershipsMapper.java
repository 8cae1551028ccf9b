package org.careidentity.mappers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.OrganisationMembership;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claims of CIS2's {@code organisationalmemberships} scope: the person's entries at organisations. */
public final class OrganisationalMembershipsMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-organisational-memberships-mapper";

    public OrganisationalMembershipsMapper() {
        super(
                PROVIDER_ID,
                "Care Identity organisational memberships",
                "Userinfo claims of the CIS2 scope organisationalmemberships: nhsid_org_memberships, nhsid_org_roles,"
                        + " and nhsid_useruid.");
    }

    @Override
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        putUuid(claims, person);
        DirectoryEntry entry = directory.get();
        putList(claims, "nhsid_org_memberships", claims(entry.organisationMemberships()));
        putList(claims, "nhsid_org_roles", claims(entry.organisationRoles()));
    }

    private static List<Map<String, Object>> claims(List<OrganisationMembership> memberships) {
        return memberships.stream().map(OrganisationalMembershipsMapper::claim).toList();
    }

    private static Map<String, Object> claim(OrganisationMembership membership) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("person_orgid", membership.personOrgId());
        claim.put("org_name", membership.organisation().name());
        claim.put("org_code", membership.organisation().code());
        membership.gnc().ifPresent(gnc -> claim.put("gnc", gnc));
        return claim;
    }
}
