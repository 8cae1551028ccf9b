package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.phone.Account;

/** People with a password and a phone, whom an administrator imported, and who come in turn. */
final class PhoneOwners {

    private static final int AT_ONCE = 500;

    private final Queue<PhoneOwner> waiting = new ConcurrentLinkedQueue<>();

    /**
     * One of them.
     *
     * @param email what they type with {@link AppPerson#PASSWORD}
     * @param account what their phone keeps
     */
    record PhoneOwner(String email, Account account) {}

    PhoneOwners(TestServer server, int count) {
        URI realm = URI.create(server.url() + "/realms/" + TestServer.REALM);
        for (int first = 0; first < count; first += AT_ONCE) {
            Map<String, NewPhone> phones = new LinkedHashMap<>();
            for (int person = first; person < Math.min(first + AT_ONCE, count); person++) {
                phones.put(String.format("98%010d", person), NewPhone.make());
            }
            importThem(server, phones)
                    .forEach((uuid, id) -> waiting.add(
                            new PhoneOwner(address(uuid), phones.get(uuid).account(realm, id))));
        }
    }

    /** Their ids by their names. */
    private static Map<String, String> importThem(TestServer server, Map<String, NewPhone> phones) {
        List<Map<String, Object>> users = new ArrayList<>();
        phones.forEach((uuid, phone) -> users.add(Map.of(
                "username",
                uuid,
                "enabled",
                true,
                "email",
                address(uuid),
                "attributes",
                Map.of(
                        "nhsid_useruid",
                        List.of(uuid),
                        "name",
                        List.of("BENCH Phone Dr"),
                        "idassurancelevel",
                        List.of("3")),
                "credentials",
                List.of(Map.of("type", "password", "value", AppPerson.PASSWORD), phone.stored()))));
        JsonNode results = server.admin()
                .post(TestServer.REALM + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", users))
                .ok()
                .json()
                .get("results");
        Map<String, String> ids = new LinkedHashMap<>();
        results.forEach(result ->
                ids.put(result.get("resourceName").textValue(), result.get("id").textValue()));
        return ids;
    }

    private static String address(String uuid) {
        return uuid + "@example.test";
    }

    /** Who comes next: not before all others have come, for nobody may ask twice in two minutes. */
    PhoneOwner next() {
        PhoneOwner owner = waiting.remove();
        waiting.add(owner);
        return owner;
    }
}
