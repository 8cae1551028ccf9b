package org.careidentity.mappers.claims;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.RoleProfile;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claims of CIS2's {@code nationalrbacaccess} scope: {@code nhsid_nrbac_roles}, with the person's name and UUID. */
public final class NationalRbacMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-national-rbac-mapper";

    public NationalRbacMapper() {
        super(
                PROVIDER_ID,
                "Care Identity national RBAC roles",
                "Userinfo claims of the CIS2 scope nationalrbacaccess: nhsid_nrbac_roles, nhsid_useruid, name."
                        + " Empty optional lists are left out.");
    }

    @Override
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        putUuid(claims, person);
        putAttribute(claims, PersonAttributes.NAME, person);
        putList(
                claims,
                "nhsid_nrbac_roles",
                directory.get().roles().stream().map(NationalRbacMapper::claim).toList());
    }

    private static Map<String, Object> claim(RoleProfile role) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("person_orgid", role.personOrgId());
        claim.put("person_roleid", role.personRoleId());
        claim.put("org_code", role.orgCode());
        claim.put("role_name", role.roleName());
        claim.put("role_code", role.roleCode());
        putList(claim, "activities", role.activities());
        putList(claim, "activity_codes", role.activityCodes());
        putList(claim, "workgroups", role.workgroups());
        putList(claim, "workgroups_codes", role.workgroupCodes());
        putList(claim, "aow", role.areasOfWork());
        putList(claim, "aow_codes", role.areaOfWorkCodes());
        return claim;
    }
}
