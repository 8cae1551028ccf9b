package org.careidentity.mappers.claims;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claims of CIS2's {@code professionalmemberships} scope: the person's numbers at professional bodies. */
public final class ProfessionalMembershipsMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-professional-memberships-mapper";

    private static final List<String> CLAIMS =
            List.of("gmc_id", "gmp_id", "gdc_id", "gdp_id", "nmc_id", "rcn_id", "gphc_id", "consultant_id");

    public ProfessionalMembershipsMapper() {
        super(
                PROVIDER_ID,
                "Care Identity professional memberships",
                "Userinfo claims of the CIS2 scope professionalmemberships: gmc_id, gmp_id, gdc_id, gdp_id, nmc_id,"
                        + " rcn_id, gphc_id, consultant_id, and nhsid_useruid.");
    }

    @Override
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        putUuid(claims, person);
        CLAIMS.forEach(claim -> putAttribute(claims, claim, person));
    }
}
