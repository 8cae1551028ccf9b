package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** People that a test makes for itself, so that no test meets another's sessions, locks or passkeys. */
public final class People {

    private People() {}

    /** A test user at a level, with one role at one organisation. */
    public static String testUser(Admin admin, String realm, String level) {
        return testUser(admin, realm, level, "N3_SMARTCARD");
    }

    /** A test user whose logins prove a level by a technique, with one role at one organisation. */
    public static String testUser(Admin admin, String realm, String level, String amr) {
        return testUser(admin, realm, level, amr, uuid());
    }

    /** A UUID that no other test has. */
    public static String uuid() {
        return "9" + String.format("%011d", ThreadLocalRandom.current().nextLong(100_000_000_000L));
    }

    /** The same with a UUID that a directory knows. */
    public static String testUser(Admin admin, String realm, String level, String amr, String uuid) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("nhsid_useruid", List.of(uuid));
        attributes.put("name", List.of("PERSON Test Dr"));
        attributes.put("idassurancelevel", List.of("3"));
        attributes.put(
                "nhsid_nrbac_roles",
                List.of("{\"person_orgid\":\"1\",\"person_roleid\":\"2\",\"org_code\":\"A9A5A\","
                        + "\"role_name\":\"\\\"Clinical\\\":\\\"Clinical Provision\\\":\\\"Nurse Access Role\\\"\","
                        + "\"role_code\":\"S8000:G8000:R8001\"}"));
        attributes.put("nhsid_user_orgs", List.of("{\"org_name\":\"NHSID DEV\",\"org_code\":\"A9A5A\"}"));
        if (level != null) {
            attributes.put("care_identity_test_level", List.of(level));
            attributes.put("care_identity_test_amr", List.of(amr));
        }
        admin.createUser(
                realm,
                Map.of(
                        "username",
                        uuid,
                        "enabled",
                        true,
                        "firstName",
                        "Test",
                        "lastName",
                        "Person",
                        "email",
                        uuid + "@example.test",
                        "attributes",
                        attributes));
        return uuid;
    }

    /** Changes what a test user's next logins prove. */
    public static void prove(Admin admin, String realm, String username, String level, String amr) {
        ObjectNode user = (ObjectNode) admin.user(realm, username);
        ObjectNode attributes = (ObjectNode) user.get("attributes");
        attributes.putArray("care_identity_test_level").add(level);
        attributes.putArray("care_identity_test_amr").add(amr);
        admin.put(realm + "/users/" + user.get("id").textValue(), user).ok();
    }

    /** Gives a person that many roles, {@code role-0} and on, at two organisations in turn. */
    public static void giveRoles(Admin admin, String realm, String username, int count) {
        ObjectNode user = (ObjectNode) admin.user(realm, username);
        ArrayNode roles = ((ObjectNode) user.get("attributes")).putArray("nhsid_nrbac_roles");
        for (int i = 0; i < count; i++) {
            ObjectNode role = Json.MAPPER.createObjectNode();
            role.put("person_orgid", "1")
                    .put("person_roleid", "role-" + i)
                    .put("org_code", i % 2 == 0 ? "A9A5A" : "X09")
                    .put("role_name", "\"Clinical\":\"Clinical Provision\":\"Job " + i + "\"")
                    .put("role_code", "S8000:G8000:R800" + i);
            roles.add(role.toString());
        }
        admin.put(realm + "/users/" + user.get("id").textValue(), user).ok();
    }
}
