package org.careidentity.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.TestServer;

/** A realm of its own that has a Registration Authority with a console, and people at its organisation. */
record ConsoleRealm(String name, Application application) {

    /** The organisation that everybody here belongs to. */
    static final String ORGANISATION = "X09";

    /** A second one. */
    static final String OTHER_ORGANISATION = "A9A5A";

    /** The job role code of a Registration Authority Manager. */
    static final String MANAGER = "R5080";

    /** The job role code of a nurse, which gives no right of a Registration Authority. */
    static final String NURSE = "R8001";

    private static final String ANY = "AAL2_OR_AAL3_ANY";

    /** Makes the realm anew. */
    static ConsoleRealm make(String name) {
        TestServer server = TestServer.running();
        server.copyRealm(TestServer.REALM, name);
        return new ConsoleRealm(name, Application.create(server, name, "ward-application"));
    }

    private static Admin admin() {
        return TestServer.running().admin();
    }

    /** The address of a page of the console. */
    URI console(String route) {
        return URI.create(
                TestServer.running().url() + "/realms/" + name + "/care-identity-registration/console" + route);
    }

    /** Sets the Content-Security-Policy of all pages. */
    void policy(String policy) {
        JsonNode realm = admin().get(name);
        ((ObjectNode) realm.get("browserSecurityHeaders")).put("contentSecurityPolicy", policy);
        admin().put(name, realm).ok();
    }

    /** Sets an attribute of the realm. */
    void attribute(String attribute, String value) {
        RealmAttributes.set(admin(), name, attribute, value);
    }

    /** Somebody whose logins prove a level, with a job role at each of the organisations. */
    Staff person(String level, String givenName, String familyName, String jobRole, String... organisations) {
        String uuid = People.testUser(admin(), name, level);
        ObjectNode user = (ObjectNode) admin().user(name, uuid);
        user.put("firstName", givenName).put("lastName", familyName);
        ObjectNode attributes = (ObjectNode) user.get("attributes");
        attributes.putArray("name").add(familyName + " " + givenName + " Dr");
        ArrayNode roles = attributes.putArray("nhsid_nrbac_roles");
        ArrayNode belongs = attributes.putArray("nhsid_user_orgs");
        for (String organisation : organisations) {
            roles.add(Json.MAPPER
                    .createObjectNode()
                    .put("person_orgid", "1")
                    .put("person_roleid", "role-" + organisation)
                    .put("org_code", organisation)
                    .put("role_name", "\"Registration\":\"Registration\":\"A role\"")
                    .put("role_code", "S0080:G0450:" + jobRole)
                    .toString());
            belongs.add(Json.MAPPER
                    .createObjectNode()
                    .put("org_name", "Hospital " + organisation)
                    .put("org_code", organisation)
                    .toString());
        }
        String id = user.get("id").textValue();
        admin().put(name + "/users/" + id, user).ok();
        return new Staff(id, uuid, givenName, familyName);
    }

    /** A Registration Authority Manager of the organisation. */
    Staff manager() {
        return person("3", "Rosalind", "Ashcombe", MANAGER, ORGANISATION);
    }

    /** A nurse of the organisation. */
    Staff nurse(String givenName, String familyName) {
        return person("3", givenName, familyName, NURSE, ORGANISATION);
    }

    /**
     * Somebody of the realm.
     *
     * @param id in the realm
     * @param uuid user name and national identifier
     */
    record Staff(String id, String uuid, String givenName, String familyName) {

        /** As the directory has it. */
        String name() {
            return familyName + " " + givenName + " Dr";
        }

        String email() {
            return uuid + "@example.test";
        }
    }

    /** Lets somebody register a passkey, in a browser of their own. */
    void registersPasskey(Browser browser, Staff person) {
        VirtualAuthenticator.platform(browser);
        LoginPages login = new LoginPages(browser);
        browser.go(application.authorizationRequest(
                Map.of("acr_values", ANY, "kc_action", "care-identity-register-passkey")));
        login.choosingTestUser(person.uuid());
        login.useDevice();
        browser.page().waitForURL("**kc_action_status=success**");
    }
}
