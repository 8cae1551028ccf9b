package org.careidentity.model;

import java.util.Optional;

/**
 * A person's entry at an organisation.
 *
 * @param personOrgId id of the entry (nhsOrgPerson)
 * @param organisation the organisation
 * @param gnc the General National Code of the person there; empty for most
 */
public record OrganisationMembership(String personOrgId, Organisation organisation, Optional<String> gnc) {}
