package org.careidentity.mappers.directory.spine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.ldap.LdapName;
import org.careidentity.mappers.directory.DirectoryAnswer;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.DirectoryException.Reason;
import org.careidentity.model.Dated;
import org.careidentity.model.DatedDirectoryEntry;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;
import org.careidentity.model.Validity;

/**
 * Makes a person's roles and organisations of the three levels of the Spine directory: person ({@code nhsPerson}),
 * organisational person ({@code nhsOrgPerson}) and role profile ({@code nhsOrgPersonRole}). An entry without what it
 * must have is left out, and an organisational person takes its role profiles with it. Entries of other classes are
 * nobody's business here.
 */
final class SpinePerson {

    private final LdapName person;
    private final List<SpineEntry> entries;
    private final List<String> leftOut = new ArrayList<>();

    private SpinePerson(LdapName person, List<SpineEntry> entries) {
        this.person = person;
        this.entries = entries;
    }

    /** An organisational person that can be read. */
    private record OrganisationalPerson(OrganisationMembership membership, Validity validity) {}

    /**
     * Reads all entries at and below a person's name.
     *
     * @throws DirectoryException when an entry is not below the person's, or the person's is missing, not a person's,
     *     or not active
     */
    static DirectoryAnswer answer(LdapName person, String uuid, List<SpineEntry> entries) throws DirectoryException {
        for (SpineEntry entry : entries) {
            if (!entry.name().startsWith(person)) {
                throw new DirectoryException(Reason.MALFORMED, "the directory answered with somebody else's entry");
            }
        }
        SpineEntry own = entries.stream()
                .filter(entry -> entry.name().size() == person.size())
                .filter(entry -> entry.is("nhsPerson") && entry.all("uid").contains(uuid))
                .findFirst()
                .orElseThrow(() -> new DirectoryException(Reason.MALFORMED, "the answer has no entry of the person"));
        if (!own.all("nhsPersonStatus").equals(List.of("1"))) {
            throw new DirectoryException(Reason.PERSON_INACTIVE, "nhsPersonStatus is not 1");
        }
        return new SpinePerson(person, entries).answer();
    }

    private DirectoryAnswer answer() {
        Map<LdapName, OrganisationalPerson> organisational = new HashMap<>();
        List<Dated<OrganisationMembership>> memberships = new ArrayList<>();
        for (SpineEntry entry : ofLevel(1, "nhsOrgPerson")) {
            organisationalPerson(entry).ifPresent(read -> {
                organisational.put(entry.name(), read);
                memberships.add(new Dated<>(read.membership(), read.validity()));
            });
        }
        List<Dated<RoleProfile>> roles = new ArrayList<>();
        List<Dated<Organisation>> organisations = new ArrayList<>();
        List<Dated<OrganisationMembership>> organisationRoles = new ArrayList<>();
        for (SpineEntry entry : ofLevel(2, "nhsOrgPersonRole")) {
            OrganisationalPerson parent =
                    organisational.get(entry.name().getPrefix(entry.name().size() - 1));
            role(entry, parent).ifPresent(role -> {
                roles.add(role);
                organisations.add(new Dated<>(parent.membership().organisation(), role.validity()));
                organisationRoles.add(new Dated<>(parent.membership(), role.validity()));
            });
        }
        return new DirectoryAnswer(
                new DatedDirectoryEntry(
                        roles,
                        organisations.stream().distinct().toList(),
                        memberships,
                        organisationRoles.stream().distinct().toList()),
                leftOut);
    }

    private List<SpineEntry> ofLevel(int below, String objectClass) {
        return entries.stream()
                .filter(entry -> entry.is(objectClass))
                .filter(entry -> entry.name().size() == person.size() + below)
                .toList();
    }

    private Optional<OrganisationalPerson> organisationalPerson(SpineEntry entry) {
        try {
            Organisation organisation = new Organisation(entry.required("o"), entry.required("nhsIDCode"));
            return Optional.of(new OrganisationalPerson(
                    new OrganisationMembership(entry.id(), organisation, Optional.empty()), validity(entry)));
        } catch (IllegalArgumentException e) {
            return leaveOut(entry, e.getMessage());
        }
    }

    private Optional<Dated<RoleProfile>> role(SpineEntry entry, OrganisationalPerson parent) {
        if (parent == null) {
            return leaveOut(entry, "no organisational person above it");
        }
        try {
            RoleProfile role = new RoleProfile(
                    parent.membership().personOrgId(),
                    entry.id(),
                    entry.required("nhsIDCode"),
                    entry.required("nhsJobRole"),
                    entry.required("nhsJobRoleCode"),
                    entry.all("nhsBusinessFunctions"),
                    entry.all("nhsBusinessFunctionsCodes"),
                    entry.all("nhsWorkGroups"),
                    entry.all("nhsWorkGroupsCodes"),
                    entry.all("nhsAreaOfWork"),
                    entry.all("nhsAreaOfWorkCodes"));
            return Optional.of(new Dated<>(role, validity(entry).and(parent.validity())));
        } catch (IllegalArgumentException e) {
            return leaveOut(entry, e.getMessage());
        }
    }

    private <T> Optional<T> leaveOut(SpineEntry entry, String why) {
        leftOut.add(entry.name().getRdn(entry.name().size() - 1) + ": " + why);
        return Optional.empty();
    }

    private static Validity validity(SpineEntry entry) {
        return new Validity(
                entry.first("nhsOrgOpenDate").map(Validity::date),
                entry.first("nhsOrgCloseDate").map(Validity::date));
    }
}
