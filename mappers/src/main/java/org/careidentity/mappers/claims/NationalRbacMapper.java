package org.careidentity.mappers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.UserAttributeDirectory;
import org.careidentity.model.RoleProfile;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;

/** The claim of CIS2's {@code nationalrbacaccess} scope: {@code nhsid_nrbac_roles}, for assured logins only. */
public final class NationalRbacMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-national-rbac-mapper";

    public NationalRbacMapper() {
        super(
                PROVIDER_ID,
                "Care Identity national RBAC roles",
                "Userinfo claim nhsid_nrbac_roles of the CIS2 scope nationalrbacaccess: the person's roles."
                        + " Empty optional lists are left out.");
    }

    @Override
    void add(Map<String, Object> claims, UserSessionModel userSession, ClientSessionContext client) {
        if (SessionAssurance.current(userSession, client.getClientSession()).isEmpty()) {
            return;
        }
        List<Map<String, Object>> roles = UserAttributeDirectory.roles(userSession.getUser()).stream()
                .map(NationalRbacMapper::claim)
                .toList();
        if (!roles.isEmpty()) {
            claims.put("nhsid_nrbac_roles", roles);
        }
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

    private static void putList(Map<String, Object> claim, String member, List<String> values) {
        if (!values.isEmpty()) {
            claim.put(member, values);
        }
    }
}
