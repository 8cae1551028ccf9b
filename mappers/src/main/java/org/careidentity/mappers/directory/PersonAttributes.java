package org.careidentity.mappers.directory;

import java.util.Optional;
import org.careidentity.model.CareIdentityUuid;
import org.keycloak.models.UserModel;

/** The names of the user attributes that carry identity, and the person's UUID. Administrators alone write them. */
public final class PersonAttributes {

    /** The 12-digit UUID. */
    public static final String UUID = "nhsid_useruid";

    /** Name for display; CIS2's form is {@code FAMILY Given Title}. */
    public static final String NAME = "name";

    /** Identity assurance level, {@code "0"} to {@code "3"}. */
    public static final String ID_ASSURANCE_LEVEL = "idassurancelevel";

    /** One national RBAC role a value, as JSON. */
    public static final String ROLES = "nhsid_nrbac_roles";

    /** One organisation a value, as JSON. */
    public static final String ORGANISATIONS = "nhsid_user_orgs";

    /** One entry at an organisation a value, as JSON, with the professional number there. */
    public static final String ORGANISATION_MEMBERSHIPS = "nhsid_org_memberships";

    /** One entry at an organisation that the person has a role in a value, as JSON. */
    public static final String ORGANISATION_ROLES = "nhsid_org_roles";

    private PersonAttributes() {}

    /** The person's UUID; empty when the attribute is missing or is not a UUID. */
    public static Optional<String> uuid(UserModel person) {
        return Optional.ofNullable(person.getFirstAttribute(UUID)).filter(CareIdentityUuid::valid);
    }
}
