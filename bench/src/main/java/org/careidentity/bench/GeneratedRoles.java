package org.careidentity.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Json;

/** Roles of a size and variety as the directory has them: 3 to 12 activities each, some with workgroups. */
final class GeneratedRoles {

    private static final int ACTIVITIES = 150;
    private static final int ORGANISATIONS = 60;

    private final Random random;
    private final int count;
    private final List<String> organisationCodes;

    GeneratedRoles(Random random, int count) {
        this.random = random;
        this.count = count;
        this.organisationCodes = IntStream.range(0, Math.min(ORGANISATIONS, Math.max(1, count / 3)))
                .mapToObj(i -> "ZT" + (100 + i))
                .toList();
    }

    /** One role a value, as JSON. */
    List<String> roles() {
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode role = Json.MAPPER.createObjectNode();
            role.put("person_orgid", number())
                    .put("person_roleid", number())
                    .put("org_code", organisationCodes.get(random.nextInt(organisationCodes.size())))
                    .put("role_name", "\"Clinical\":\"Clinical Provision\":\"Nurse Access Role\"")
                    .put("role_code", "S8000:G8000:R800" + random.nextInt(9));
            ArrayNode names = role.putArray("activities");
            ArrayNode codes = role.putArray("activity_codes");
            int activities = 3 + random.nextInt(10);
            for (int a = 0; a < activities; a++) {
                int activity = random.nextInt(ACTIVITIES);
                names.add("Perform Activity Number " + activity + " of the Baseline");
                codes.add(String.format("B%04d", activity));
            }
            if (random.nextInt(4) == 0) {
                role.putArray("workgroups").add("Workgroup " + random.nextInt(30));
                role.putArray("workgroups_codes").add(number());
            }
            roles.add(role.toString());
        }
        return roles;
    }

    /** The organisations of the roles. */
    List<String> organisations() {
        return organisationCodes.stream()
                .map(code -> organisation(code).toString())
                .toList();
    }

    /** An entry at each organisation. */
    List<String> memberships() {
        return organisationCodes.stream()
                .map(code -> organisation(code).put("person_orgid", number()).toString())
                .toList();
    }

    private static ObjectNode organisation(String code) {
        return Json.MAPPER
                .createObjectNode()
                .put("org_name", "HOSPITAL TRUST " + code)
                .put("org_code", code);
    }

    private String number() {
        return String.format("%012d", random.nextLong(1_000_000_000_000L));
    }
}
