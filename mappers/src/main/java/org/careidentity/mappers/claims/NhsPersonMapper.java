package org.careidentity.mappers.claims;

import java.util.List;
import java.util.Map;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** The claims of CIS2's {@code nhsperson} scope; the identity assurance level for assured logins only. */
public final class NhsPersonMapper extends UserInfoClaims {

    public static final String PROVIDER_ID = "care-identity-nhsperson-mapper";

    private static final List<String> ATTRIBUTES = List.of("title", "initials", "middle_names", "display_name");

    public NhsPersonMapper() {
        super(
                PROVIDER_ID,
                "Care Identity person",
                "Userinfo claims of the CIS2 scope nhsperson: nhsid_useruid, title, initials, middle_names,"
                        + " display_name, idassurancelevel.");
    }

    @Override
    void add(Map<String, Object> claims, UserSessionModel userSession, ClientSessionContext client) {
        UserModel person = userSession.getUser();
        PersonAttributes.uuid(person).ifPresent(uuid -> claims.put("nhsid_useruid", uuid));
        ATTRIBUTES.forEach(attribute -> put(claims, attribute, person.getFirstAttribute(attribute)));
        if (SessionAssurance.current(userSession, client.getClientSession()).isPresent()) {
            put(
                    claims,
                    PersonAttributes.ID_ASSURANCE_LEVEL,
                    person.getFirstAttribute(PersonAttributes.ID_ASSURANCE_LEVEL));
        }
    }
}
