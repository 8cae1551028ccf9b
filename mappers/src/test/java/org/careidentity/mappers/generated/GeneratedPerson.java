package org.careidentity.mappers.generated;

import java.util.List;
import java.util.Map;

/**
 * A person as the directory's user attributes hold them.
 *
 * @param uuid the 12-digit UUID
 * @param givenName Keycloak's first name; may be null
 * @param familyName Keycloak's last name; may be null
 * @param email may be null
 * @param texts attributes of one value; those that the person has not are missing
 * @param lists attributes of several values in their order, as texts: roles and organisations are JSON, not all of it readable
 */
public record GeneratedPerson(
        String uuid,
        String givenName,
        String familyName,
        String email,
        Map<String, String> texts,
        Map<String, List<String>> lists) {

    /** The values of an attribute of several values. */
    public List<String> list(String attribute) {
        return lists.getOrDefault(attribute, List.of());
    }

    /** Short, for the report of a failure: five hundred roles would bury the rest. */
    @Override
    public String toString() {
        return uuid + " " + givenName + " " + familyName + " " + texts + ", "
                + list("nhsid_nrbac_roles").size() + " roles, organisations " + list("nhsid_user_orgs") + " "
                + list("nhsid_org_memberships") + " " + list("nhsid_org_roles");
    }
}
