package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** People of a Spine directory that a test makes, as LDIF and as the claims that they have to become. */
public final class SpinePeople {

    private static final List<String> JOBS = List.of(
            "\"Clinical\":\"Clinical Provision\":\"Clinical Practitioner Access Role\"",
            "\"Clinical\":\"Clinical Provision\":\"Nurse Access Role\"",
            "\"Clinical\":\"Clinical Provision\":\"Nurse Manager Access Role\"",
            "\"Clinical\":\"Clinical Provision\":\"Health Professional Access Role\"");

    private SpinePeople() {}

    /** An entry at an organisation, with what may be wrong with it. */
    public record Entry(String id, String code, String name, String close, List<Role> roles) {}

    /** A role profile; null is an attribute that is missing. */
    public record Role(String id, String code, int job, List<Integer> activities, String open, String close) {

        ObjectNode claim(Entry entry) {
            ObjectNode claim = Json.MAPPER.createObjectNode();
            claim.put("person_orgid", entry.id());
            claim.put("person_roleid", id);
            claim.put("org_code", code);
            claim.put("role_name", JOBS.get(job));
            claim.put("role_code", "S8000:G8000:R800" + job);
            if (!activities.isEmpty()) {
                activities.forEach(each -> claim.withArray("activities").add("Activity " + each));
                activities.forEach(each -> claim.withArray("activity_codes").add("B" + each));
            }
            return claim;
        }
    }

    /** A person with a status. */
    public record Person(String uuid, String status, List<Entry> entries) {

        /** The claim of all their roles. */
        public ArrayNode roles() {
            ArrayNode roles = Json.MAPPER.createArrayNode();
            entries.forEach(entry -> entry.roles().forEach(role -> roles.add(role.claim(entry))));
            return roles;
        }
    }

    /** That many people with up to three organisations and some roles in each. */
    public static List<Person> many(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> person(random, uuid(i), 1 + random.nextInt(3), 1 + random.nextInt(4)))
                .toList();
    }

    /** The number of the n-th of many. */
    public static String uuid(int n) {
        return "5550" + String.format("%08d", n);
    }

    /** A person with so many organisations and so many roles in each, which stand as many as they are. */
    public static Person person(Random random, String uuid, int organisations, int roles) {
        List<Entry> entries = new ArrayList<>();
        for (int organisation = 0; organisation < organisations; organisation++) {
            String code = "RX" + organisation;
            List<Role> own = IntStream.range(0, roles)
                    .mapToObj(i -> new Role(
                            id(random), code, random.nextInt(JOBS.size()), activities(random), "20200101", null))
                    .toList();
            entries.add(new Entry(id(random), code, "TRUST NUMBER " + organisation, null, own));
        }
        return new Person(uuid, "1", entries);
    }

    private static List<Integer> activities(Random random) {
        return random.ints(1000, 1150)
                .distinct()
                .limit(3 + random.nextInt(10))
                .boxed()
                .toList();
    }

    private static String id(Random random) {
        return String.format("%012d", random.nextLong(1_000_000_000_000L));
    }

    static String ldif(List<Person> people) {
        StringBuilder ldif = new StringBuilder("dn: o=nhs\nobjectClass: organization\no: nhs\n\n"
                + "dn: ou=people,o=nhs\nobjectClass: organizationalUnit\nou: people\n\n");
        people.forEach(person -> {
            String name = "uid=" + person.uuid() + ",ou=people,o=nhs";
            ldif.append("dn: ").append(name).append("\nobjectClass: nhsPerson\n");
            line(ldif, "uid", person.uuid());
            line(ldif, "cn", "PERSON " + person.uuid());
            line(ldif, "sn", "PERSON");
            line(ldif, "nhsPersonStatus", person.status());
            person.entries().forEach(entry -> append(ldif, name, entry));
            ldif.append("\n");
        });
        return ldif.toString();
    }

    private static void append(StringBuilder ldif, String person, Entry entry) {
        String name = "uniqueIdentifier=" + entry.id() + "," + person;
        ldif.append("\ndn: ").append(name).append("\nobjectClass: nhsOrgPerson\n");
        line(ldif, "uniqueIdentifier", entry.id());
        line(ldif, "nhsIDCode", entry.code());
        line(ldif, "o", entry.name());
        line(ldif, "nhsOrgCloseDate", entry.close());
        entry.roles().forEach(role -> {
            ldif.append("\ndn: uniqueIdentifier=").append(role.id()).append(",").append(name);
            ldif.append("\nobjectClass: nhsOrgPersonRole\n");
            line(ldif, "uniqueIdentifier", role.id());
            line(ldif, "nhsIDCode", role.code());
            line(ldif, "nhsJobRole", JOBS.get(role.job()));
            line(ldif, "nhsJobRoleCode", "S8000:G8000:R800" + role.job());
            role.activities().forEach(each -> line(ldif, "nhsBusinessFunctions", "Activity " + each));
            role.activities().forEach(each -> line(ldif, "nhsBusinessFunctionsCodes", "B" + each));
            line(ldif, "nhsOrgOpenDate", role.open());
            line(ldif, "nhsOrgCloseDate", role.close());
        });
    }

    private static void line(StringBuilder ldif, String attribute, String value) {
        if (value != null) {
            ldif.append(attribute).append(": ").append(value).append("\n");
        }
    }
}
