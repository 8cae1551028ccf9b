package org.careidentity.registration.rights;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.careidentity.model.RoleProfile;
import org.keycloak.models.RealmModel;

/**
 * Which national role or activity gives which rights. Codes are compared whole: that a code begins like another means nothing
 * (CVE-2026-18203, CVE-2026-18207).
 *
 * @param entries by code, in the order of the setting
 */
public record RightsTable(Map<String, Entry> entries) {

    /** The realm attribute that takes the place of the default table. */
    public static final String ATTRIBUTE = "care-identity.registration-rights";

    private static final Set<Operation> EVERYTHING = EnumSet.allOf(Operation.class);

    /**
     * CIS2's roles (Care Identity Management guidance): managers do everything; agents watch, and stop what must be stopped;
     * advanced agents and managers issue and remove authenticators that are no smartcards; local smartcard administrators
     * find and unlock. The last two have no role code of their own in public documents, so each is an activity code that
     * this project chose and a realm may replace.
     */
    public static final RightsTable DEFAULT = new RightsTable(ordered(
            new Entry("R5080", "Registration Authority Manager", EVERYTHING),
            new Entry(
                    "R5090",
                    "Registration Authority Agent",
                    EnumSet.of(
                            Operation.FIND, Operation.VIEW, Operation.SUSPEND, Operation.UNLOCK, Operation.OVERVIEW)),
            new Entry(
                    "B9701",
                    "Registration Authority Agent (Advanced)",
                    EnumSet.complementOf(EnumSet.of(Operation.BULK, Operation.EXPORT))),
            new Entry(
                    "B9702",
                    "Local Smartcard Administrator",
                    EnumSet.of(Operation.FIND, Operation.VIEW, Operation.UNLOCK))));

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][0-9]{4})\\s+([^=;]+?)\\s*=\\s*([a-z ]+?)\\s*");
    private static final String ALL = "all";

    /**
     * A line of the table.
     *
     * @param code of a job role or an activity
     * @param name for people
     */
    public record Entry(String code, String name, Set<Operation> operations) {

        /** Keeps an own copy. */
        public Entry {
            operations = Set.copyOf(operations);
        }
    }

    /** Keeps an own copy. */
    public RightsTable {
        entries = new LinkedHashMap<>(entries);
    }

    /**
     * A realm's table: {@code code name = operations}, lines apart by semicolons, or {@code all} for every operation.
     *
     * @throws IllegalArgumentException when it can't be read: then nobody has rights, since nobody knows which were meant
     */
    public static RightsTable of(RealmModel realm) {
        String setting = realm.getAttribute(ATTRIBUTE);
        return setting == null || setting.isBlank() ? DEFAULT : parse(setting);
    }

    static RightsTable parse(String setting) {
        return new RightsTable(ordered(Pattern.compile("[;\\n]")
                .splitAsStream(setting)
                .filter(line -> !line.isBlank())
                .map(RightsTable::line)
                .toArray(Entry[]::new)));
    }

    private static Entry line(String line) {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException("not of the form 'code name = operations': " + line.strip());
        }
        String operations = match.group(3).strip();
        return new Entry(
                match.group(1),
                match.group(2),
                ALL.equals(operations)
                        ? EVERYTHING
                        : Pattern.compile(" +")
                                .splitAsStream(operations)
                                .map(name -> Operation.of(name)
                                        .orElseThrow(() -> new IllegalArgumentException("no such operation: " + name)))
                                .collect(Collectors.toSet()));
    }

    private static Map<String, Entry> ordered(Entry... entries) {
        Map<String, Entry> byCode = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (byCode.put(entry.code(), entry) != null) {
                throw new IllegalArgumentException("more than one line for " + entry.code());
            }
        }
        return byCode;
    }

    /** What a role profile gives at its organisation. */
    public Set<Operation> of(RoleProfile role) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        codes(role).forEach(code -> {
            Entry entry = entries.get(code);
            if (entry != null) {
                operations.addAll(entry.operations());
            }
        });
        return operations;
    }

    /** The job role's own code, which is the last of {@code staff group:sub group:job role}, and the activities. */
    private static Collection<String> codes(RoleProfile role) {
        String jobRole = role.roleCode().substring(role.roleCode().lastIndexOf(':') + 1);
        Set<String> codes = new LinkedHashSet<>(role.activityCodes());
        codes.add(jobRole);
        return codes;
    }

    /** Those that would give an operation. */
    public List<Entry> giving(Operation operation) {
        return entries.values().stream()
                .filter(entry -> entry.operations().contains(operation))
                .toList();
    }
}
