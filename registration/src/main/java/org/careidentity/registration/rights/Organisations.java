package org.careidentity.registration.rights;

import java.util.Map;
import java.util.TreeMap;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.Organisation;

/** The organisations that a directory's entry says somebody belongs to. */
public final class Organisations {

    private Organisations() {}

    /** Names by ODS code; the code itself where nobody says the name. */
    public static Map<String, String> of(DirectoryEntry entry) {
        Map<String, String> organisations = new TreeMap<>();
        entry.roles().forEach(role -> OdsCode.of(role.orgCode()).ifPresent(code -> organisations.put(code, code)));
        entry.organisationMemberships().forEach(membership -> put(organisations, membership.organisation()));
        entry.organisations().forEach(organisation -> put(organisations, organisation));
        return organisations;
    }

    private static void put(Map<String, String> organisations, Organisation organisation) {
        OdsCode.of(organisation.code()).ifPresent(code -> organisations.put(code, organisation.name()));
    }
}
