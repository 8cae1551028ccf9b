package org.careidentity.mappers.claims;

import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;

/** The claims of CIS2's {@code profile} scope: {@code name}, {@code given_name}, {@code family_name}, {@code uid}. */
public final class ProfileMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-profile-mapper";

    public ProfileMapper() {
        super(
                PROVIDER_ID,
                "Care Identity profile",
                "Userinfo claims of the CIS2 scope profile: name, given_name, family_name, uid.");
    }

    @Override
    void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper) {
        putAttribute(claims, PersonAttributes.NAME, person);
        put(claims, "given_name", person.getFirstName());
        put(claims, "family_name", person.getLastName());
        PersonAttributes.uuid(person).ifPresent(uuid -> claims.put("uid", uuid));
    }
}
