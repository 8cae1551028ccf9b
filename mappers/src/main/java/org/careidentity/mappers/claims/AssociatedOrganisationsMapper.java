package org.careidentity.mappers.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.UserAttributeDirectory;
import org.careidentity.model.Organisation;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;

/** The claim of CIS2's {@code associatedorgs} scope: {@code nhsid_user_orgs}, for assured logins only. */
public final class AssociatedOrganisationsMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-associated-orgs-mapper";

    public AssociatedOrganisationsMapper() {
        super(
                PROVIDER_ID,
                "Care Identity associated organisations",
                "Userinfo claim nhsid_user_orgs of the CIS2 scope associatedorgs: the organisations that the person"
                        + " has a role with.");
    }

    @Override
    void add(Map<String, Object> claims, UserSessionModel userSession, ClientSessionContext client) {
        if (SessionAssurance.current(userSession, client.getClientSession()).isEmpty()) {
            return;
        }
        List<Map<String, Object>> organisations = UserAttributeDirectory.organisations(userSession.getUser()).stream()
                .map(AssociatedOrganisationsMapper::claim)
                .toList();
        if (!organisations.isEmpty()) {
            claims.put("nhsid_user_orgs", organisations);
        }
    }

    private static Map<String, Object> claim(Organisation organisation) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("org_name", organisation.name());
        claim.put("org_code", organisation.code());
        return claim;
    }
}
