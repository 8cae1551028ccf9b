package org.careidentity.model;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a directory says of a person, with the days on which each entry counts: a role that closes tonight is gone
 * tomorrow, though nobody asked the directory again.
 *
 * @param roles national RBAC roles
 * @param organisations organisations that the person has a role with
 * @param organisationMemberships entries at organisations
 * @param organisationRoles entries at organisations that the person has a role in
 */
public record DatedDirectoryEntry(
        List<Dated<RoleProfile>> roles,
        List<Dated<Organisation>> organisations,
        List<Dated<OrganisationMembership>> organisationMemberships,
        List<Dated<OrganisationMembership>> organisationRoles) {

    /** Keeps own copies. */
    public DatedDirectoryEntry {
        roles = List.copyOf(roles);
        organisations = List.copyOf(organisations);
        organisationMemberships = List.copyOf(organisationMemberships);
        organisationRoles = List.copyOf(organisationRoles);
    }

    /** What counts on a day; the same entry, and a role of the same id, only once. */
    public DirectoryEntry on(LocalDate day) {
        return new DirectoryEntry(
                on(day, roles, RoleProfile::personRoleId),
                on(day, organisations, Function.identity()),
                on(day, organisationMemberships, Function.identity()),
                on(day, organisationRoles, Function.identity()));
    }

    private static <T> List<T> on(LocalDate day, List<Dated<T>> entries, Function<? super T, ?> identity) {
        Set<Object> before = new HashSet<>();
        return entries.stream()
                .filter(dated -> dated.validity().holdsOn(day))
                .map(Dated::entry)
                .filter(entry -> before.add(identity.apply(entry)))
                .toList();
    }

    /** What may count on a day or later, without open dates that have passed: enough to answer for those days. */
    public DatedDirectoryEntry from(LocalDate day) {
        return new DatedDirectoryEntry(
                from(day, roles),
                from(day, organisations),
                from(day, organisationMemberships),
                from(day, organisationRoles));
    }

    private static <T> List<Dated<T>> from(LocalDate day, List<Dated<T>> entries) {
        return entries.stream()
                .map(dated -> new Dated<>(dated.entry(), dated.validity().from(day)))
                .filter(dated -> dated.validity().close().filter(day::isAfter).isEmpty())
                .distinct()
                .toList();
    }
}
