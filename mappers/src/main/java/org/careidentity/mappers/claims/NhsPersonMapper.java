package org.careidentity.mappers.claims;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claims of CIS2's {@code nhsperson} scope. */
public final class NhsPersonMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-nhsperson-mapper";

    private static final List<String> CLAIMS =
            List.of("title", "initials", "middle_names", "display_name", PersonAttributes.ID_ASSURANCE_LEVEL);

    public NhsPersonMapper() {
        super(
                PROVIDER_ID,
                "Care Identity person",
                "Userinfo claims of the CIS2 scope nhsperson: nhsid_useruid, title, initials, middle_names,"
                        + " display_name, idassurancelevel.");
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
