package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Many people of an organisation at once, with authenticators as an import brings them. */
public final class Workforce {

    private final String organisation;
    private final ArrayNode users = Json.MAPPER.createArrayNode();
    private final List<String> uuids = new ArrayList<>();

    private Workforce(String organisation) {
        this.organisation = organisation;
    }

    /** Nobody yet. */
    public static Workforce of(String organisation) {
        return new Workforce(organisation);
    }

    /** Adds somebody with these credentials. */
    public Workforce with(String family, List<Map<String, Object>> credentials) {
        String uuid = People.uuid();
        ObjectNode user = users.addObject()
                .put("username", uuid)
                .put("enabled", true)
                .put("firstName", "Pat")
                .put("lastName", family)
                .put("email", uuid + "@workforce.example.test");
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("nhsid_useruid").add(uuid);
        attributes.putArray("name").add(family + " Pat");
        attributes
                .putArray("nhsid_user_orgs")
                .add("{\"org_name\":\"Organisation\",\"org_code\":\"" + organisation + "\"}");
        user.set("credentials", Json.MAPPER.valueToTree(credentials));
        uuids.add(uuid);
        return this;
    }

    /** Adds that many with an authenticator app each. */
    public Workforce withApps(int count) {
        for (int number = 0; number < count; number++) {
            with("APP", List.of(app("Phone")));
        }
        return this;
    }

    /** Makes them, and returns their UUIDs in order. */
    public List<String> join(Admin admin, String realm) {
        admin.post(realm + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", users))
                .ok();
        return List.copyOf(uuids);
    }

    /** An authenticator app. */
    public static Map<String, Object> app(String label) {
        return AppPerson.device(
                label, Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36));
    }

    /** A smartcard that ends at a moment. */
    public static Map<String, Object> card(String label, Instant end) {
        return card(label, end, "import");
    }

    /** The same that somebody registered. */
    public static Map<String, Object> card(String label, Instant end, String registeredBy) {
        ObjectNode card = Json.MAPPER
                .createObjectNode()
                .put("fingerprint", hash())
                .put("keyHash", hash())
                .put("issuer", "CN=Issuer of cards")
                .put("serial", "1")
                .put("notBefore", 0)
                .put("notAfter", end.getEpochSecond())
                .put("registeredAt", 1)
                .put("registeredBy", registeredBy)
                .put("status", "ACTIVE")
                .put("warnedAt", 0);
        return Map.of(
                "type",
                "care-identity-smartcard",
                "userLabel",
                label,
                "credentialData",
                card.toString(),
                "secretData",
                "{}");
    }

    private static String hash() {
        StringBuilder hash = new StringBuilder();
        for (int part = 0; part < 4; part++) {
            hash.append(String.format("%016x", ThreadLocalRandom.current().nextLong()));
        }
        return hash.toString();
    }
}
