package org.careidentity.model;

import java.util.List;

/**
 * What a directory says of a person on one day, in the order of the directory.
 *
 * @param roles national RBAC roles
 * @param organisations organisations that the person has a role with
 * @param organisationMemberships entries at organisations
 * @param organisationRoles entries at organisations that the person has a role in
 */
public record DirectoryEntry(
        List<RoleProfile> roles,
        List<Organisation> organisations,
        List<OrganisationMembership> organisationMemberships,
        List<OrganisationMembership> organisationRoles) {

    /** Nothing. */
    public static final DirectoryEntry NONE = new DirectoryEntry(List.of(), List.of(), List.of(), List.of());

    /** Keeps own copies. */
    public DirectoryEntry {
        roles = List.copyOf(roles);
        organisations = List.copyOf(organisations);
        organisationMemberships = List.copyOf(organisationMemberships);
        organisationRoles = List.copyOf(organisationRoles);
    }
}
