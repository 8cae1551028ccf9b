package org.careidentity.mappers.claims;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.Organisation;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claim of CIS2's {@code associatedorgs} scope: {@code nhsid_user_orgs}. */
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
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        putUuid(claims, person);
        putList(
                claims,
                "nhsid_user_orgs",
                directory.get().organisations().stream()
                        .map(AssociatedOrganisationsMapper::claim)
                        .toList());
    }

    private static Map<String, Object> claim(Organisation organisation) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("org_name", organisation.name());
        claim.put("org_code", organisation.code());
        return claim;
    }
}
