package org.careidentity.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;
import org.jsoup.nodes.Element;

/** The server that benchmarks run on, with people and applications for them. */
final class Stage {

    /** Everything that an application can ask. */
    static final String ALL_SCOPES = "openid profile email nhsperson nationalrbacaccess associatedorgs"
            + " professionalmemberships organisationalmemberships selectedrole";

    /** What a person types in a realm as Keycloak makes them. */
    static final Map<String, String> STOCK_LOGIN =
            Map.of("username", "stock", "password", "correct horse battery staple");

    private static final String STOCK_REALM = "bench-stock";

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();

    TestServer server() {
        return server;
    }

    ServerCpu cpu() {
        return new ServerCpu(server);
    }

    /** A person who is logged in at an application. */
    record LoggedIn(
            Application application, HttpBrowser browser, Map<String, String> request, Application.Tokens tokens) {

        /** A code of the running session, for the same request. */
        String code() {
            return application.begin(browser, request).parameter("code");
        }
    }

    /** A person with that many roles, logged in at AAL3 in our realm, at an application with our scopes. */
    LoggedIn careIdentity(int roles) {
        String person = person(roles);
        return logIn(Application.create(server, TestServer.REALM, "bench-" + roles), person, ALL_SCOPES);
    }

    /** A person logged in at an application that has one scope of ours, or Keycloak's own mapper in its place. */
    LoggedIn roleReader(String person, boolean stock) {
        Application application = Application.create(
                server,
                TestServer.REALM,
                "bench-" + (stock ? "stock" : "ours") + "-" + person,
                stock
                        ? Map.of(
                                "protocolMappers",
                                List.of(
                                        attribute("nhsid_nrbac_roles", "JSON", true),
                                        attribute("nhsid_useruid", "String", false),
                                        attribute("name", "String", false)))
                        : Map.of());
        return logIn(application, person, stock ? "openid" : "openid nationalrbacaccess");
    }

    private LoggedIn logIn(Application application, String person, String scopes) {
        HttpBrowser browser = new HttpBrowser();
        Map<String, String> request = Map.of("scope", scopes, "acr_values", "AAL3_ANY");
        HttpBrowser.Answer page = application.begin(browser, request);
        HttpBrowser.Answer answer = Login.asTestUser(browser, page, person);
        Element role = answer.page().selectFirst("input[name=role]");
        Application.Tokens tokens =
                application.tokens(role == null ? answer : browser.submit(answer, Map.of("role", role.attr("value"))));
        return new LoggedIn(application, browser, request, tokens);
    }

    /** Somebody logged in with a password, in a realm and at an application as Keycloak makes them. */
    LoggedIn stock() {
        admin.delete(STOCK_REALM);
        // Ours keeps events: what that costs is no cost of the pack.
        admin.post("", Map.of("realm", STOCK_REALM, "enabled", true, "eventsEnabled", true))
                .ok();
        createStockUser(admin, STOCK_REALM, Map.of());
        Application application = Application.create(server, STOCK_REALM, "bench-stock");
        HttpBrowser browser = new HttpBrowser();
        Map<String, String> request = Map.of("scope", "openid profile email");
        HttpBrowser.Answer page = application.begin(browser, request);
        return new LoggedIn(application, browser, request, application.tokens(browser.submit(page, STOCK_LOGIN)));
    }

    /** The person of {@link #STOCK_LOGIN}. */
    static void createStockUser(Admin admin, String realm, Map<String, Object> more) {
        Map<String, Object> user = new LinkedHashMap<>(more);
        user.put("username", STOCK_LOGIN.get("username"));
        user.put("enabled", true);
        user.put("firstName", "Stock");
        user.put("lastName", "Person");
        user.put("email", "stock@example.test");
        user.put("emailVerified", true);
        user.put("credentials", List.of(Map.of("type", "password", "value", STOCK_LOGIN.get("password"))));
        admin.createUser(realm, user);
    }

    /** A test user at AAL3 with that many roles; the same number gives the same roles. */
    String person(int roles) {
        String uuid = String.format("97%010d", roles);
        admin.call("DELETE", TestServer.REALM + "/users/" + id(uuid), null);
        GeneratedRoles generated = new GeneratedRoles(new Random(roles), roles);
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("nhsid_useruid", List.of(uuid));
        attributes.put("name", List.of("BENCH Roles " + roles + " Dr"));
        attributes.put("idassurancelevel", List.of("3"));
        attributes.put("care_identity_test_level", List.of("3"));
        attributes.put("nhsid_nrbac_roles", generated.roles());
        attributes.put("nhsid_user_orgs", generated.organisations());
        List<String> memberships = new ArrayList<>(generated.memberships());
        attributes.put("nhsid_org_memberships", memberships);
        attributes.put("nhsid_org_roles", memberships);
        attributes.put("gmc_id", List.of("1234567"));
        admin.createUser(
                TestServer.REALM,
                Map.of(
                        "username",
                        uuid,
                        "enabled",
                        true,
                        "firstName",
                        "Roles",
                        "lastName",
                        "Bench",
                        "email",
                        uuid + "@example.test",
                        "attributes",
                        attributes));
        return uuid;
    }

    private String id(String username) {
        var user = admin.user(TestServer.REALM, username);
        return user == null ? "none" : user.get("id").textValue();
    }

    private static Map<String, Object> attribute(String name, String type, boolean multivalued) {
        return Map.of(
                "name",
                name,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-attribute-mapper",
                "config",
                Map.of(
                        "user.attribute",
                        name,
                        "claim.name",
                        name,
                        "jsonType.label",
                        type,
                        "multivalued",
                        Boolean.toString(multivalued),
                        "userinfo.token.claim",
                        "true",
                        "id.token.claim",
                        "false",
                        "access.token.claim",
                        "false"));
    }

    /** The answer of userinfo, to compare what both sides send. */
    static String userInfo(LoggedIn person) {
        return Json.MAPPER
                .valueToTree(person.application()
                        .userInfo(person.tokens().accessToken())
                        .body())
                .toString();
    }
}
