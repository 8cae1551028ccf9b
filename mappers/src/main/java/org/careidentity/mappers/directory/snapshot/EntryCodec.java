package org.careidentity.mappers.directory.snapshot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.model.Dated;
import org.careidentity.model.DatedDirectoryEntry;
import org.careidentity.model.Organisation;
import org.careidentity.model.OrganisationMembership;
import org.careidentity.model.RoleProfile;
import org.careidentity.model.Validity;

/**
 * An entry as columns. A name and its code are one value of a column when the directory has as many names as codes,
 * since they nearly always come together.
 */
final class EntryCodec {

    private EntryCodec() {}

    static byte[] encode(DatedDirectoryEntry entry) {
        ColumnsWriter out = new ColumnsWriter();
        out.count(entry.roles().size());
        entry.roles().forEach(role -> {
            put(out, role.validity());
            put(out, role.entry());
        });
        out.count(entry.organisations().size());
        entry.organisations().forEach(organisation -> {
            put(out, organisation.validity());
            put(out, organisation.entry());
        });
        for (var memberships : List.of(entry.organisationMemberships(), entry.organisationRoles())) {
            out.count(memberships.size());
            memberships.forEach(membership -> {
                put(out, membership.validity());
                Organisation organisation = membership.entry().organisation();
                out.put(Column.PERSON_ORG, membership.entry().personOrgId(), organisation.code());
                put(out, organisation);
                out.put(Column.GNC, membership.entry().gnc().orElse(null));
            });
        }
        return out.bytes();
    }

    static DatedDirectoryEntry decode(byte[] bytes) throws SnapshotException {
        try {
            ColumnsReader in = new ColumnsReader(bytes);
            List<Dated<RoleProfile>> roles = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                Validity validity = validity(in);
                roles.add(new Dated<>(role(in), validity));
            }
            List<Dated<Organisation>> organisations = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                Validity validity = validity(in);
                organisations.add(new Dated<>(organisation(in), validity));
            }
            return new DatedDirectoryEntry(roles, organisations, memberships(in), memberships(in));
        } catch (DateTimeException | NumberFormatException | NullPointerException | IndexOutOfBoundsException e) {
            throw new SnapshotException("not an entry");
        }
    }

    private static void put(ColumnsWriter out, RoleProfile role) {
        out.put(Column.PERSON_ORG, role.personOrgId(), role.orgCode());
        out.put(Column.PERSON_ROLE, role.personRoleId());
        out.put(Column.ROLE, role.roleName(), role.roleCode());
        put(out, Column.ACTIVITY, role.activities(), role.activityCodes());
        put(out, Column.WORKGROUP, role.workgroups(), role.workgroupCodes());
        put(out, Column.AREA_OF_WORK, role.areasOfWork(), role.areaOfWorkCodes());
    }

    private static RoleProfile role(ColumnsReader in) throws SnapshotException {
        List<String> personOrg = in.values(Column.PERSON_ORG, 2);
        String personRole = in.value(Column.PERSON_ROLE);
        List<String> role = in.values(Column.ROLE, 2);
        List<List<String>> activities = lists(in, Column.ACTIVITY);
        List<List<String>> workgroups = lists(in, Column.WORKGROUP);
        List<List<String>> areas = lists(in, Column.AREA_OF_WORK);
        return new RoleProfile(
                personOrg.get(0),
                personRole,
                personOrg.get(1),
                role.get(0),
                role.get(1),
                activities.get(0),
                activities.get(1),
                workgroups.get(0),
                workgroups.get(1),
                areas.get(0),
                areas.get(1));
    }

    private static void put(ColumnsWriter out, Column column, List<String> names, List<String> codes) {
        // as many codes as names, nearly always: then the second is 0, and 0 takes next to nothing
        out.count(names.size());
        out.count(names.size() == codes.size() ? 0 : codes.size() + 1);
        for (int i = 0; i < Math.max(names.size(), codes.size()); i++) {
            out.put(column, i < names.size() ? names.get(i) : null, i < codes.size() ? codes.get(i) : null);
        }
    }

    private static List<List<String>> lists(ColumnsReader in, Column column) throws SnapshotException {
        int names = in.count();
        int different = in.count();
        int codes = different == 0 ? names : different - 1;
        List<String> name = new ArrayList<>();
        List<String> code = new ArrayList<>();
        for (int i = 0; i < Math.max(names, codes); i++) {
            List<String> pair = in.values(column, 2);
            if (i < names) {
                name.add(pair.get(0));
            }
            if (i < codes) {
                code.add(pair.get(1));
            }
        }
        return List.of(name, code);
    }

    private static void put(ColumnsWriter out, Organisation organisation) {
        out.put(Column.ORGANISATION, organisation.name(), organisation.code());
    }

    private static Organisation organisation(ColumnsReader in) throws SnapshotException {
        List<String> organisation = in.values(Column.ORGANISATION, 2);
        return new Organisation(organisation.get(0), organisation.get(1));
    }

    private static List<Dated<OrganisationMembership>> memberships(ColumnsReader in) throws SnapshotException {
        List<Dated<OrganisationMembership>> memberships = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            Validity validity = validity(in);
            String personOrg = in.values(Column.PERSON_ORG, 2).get(0);
            Organisation organisation = organisation(in);
            Optional<String> gnc = Optional.ofNullable(in.value(Column.GNC));
            memberships.add(new Dated<>(new OrganisationMembership(personOrg, organisation, gnc), validity));
        }
        return memberships;
    }

    private static void put(ColumnsWriter out, Validity validity) {
        out.put(
                Column.VALIDITY,
                validity.open().map(EntryCodec::day).orElse(null),
                validity.close().map(EntryCodec::day).orElse(null));
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Validity validity(ColumnsReader in) throws SnapshotException {
        List<String> days = in.values(Column.VALIDITY, 2);
        return new Validity(date(days.get(0)), date(days.get(1)));
    }

    private static Optional<LocalDate> date(String day) {
        return Optional.ofNullable(day).map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    }
}
