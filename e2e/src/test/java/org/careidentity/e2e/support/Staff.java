package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody of a Registration Authority, or whoever tries to be, and what they ask the API with their access token. */
public final class Staff {

    /** The job role of managers. */
    public static final String MANAGER = "R5080";

    /** The job role of agents. */
    public static final String AGENT = "R5090";

    private static final String CLIENT = "registration-staff";

    private final URI api;
    private final String username;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    private Staff(URI api, String username, String token) {
        this.api = api;
        this.username = username;
        this.token = token;
    }

    /** An answer of the API. */
    public record Answer(int status, String type, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return Json.read(body);
        }

        /** The reason of a problem document; empty for none. */
        public String reason() {
            return type.startsWith("application/problem+json")
                    ? json().path("reason").asText()
                    : "";
        }

        /** This answer, if it has the status. */
        public Answer with(int wanted) {
            if (status != wanted) {
                throw new AssertionError("not " + wanted + " but " + status + ": " + body);
            }
            return this;
        }
    }

    /** A client whose access tokens are for the API. */
    public static Application client(TestServer server, String realm) {
        return Application.create(
                server,
                realm,
                CLIENT,
                Map.of(
                        "fullScopeAllowed",
                        false,
                        "protocolMappers",
                        List.of(Map.of(
                                "name",
                                "registration audience",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-audience-mapper",
                                "config",
                                Map.of(
                                        "included.client.audience",
                                        "care-identity-registration",
                                        "access.token.claim",
                                        "true")))));
    }

    /** Makes a person with a job role and activities at an organisation, and returns their user name, the UUID. */
    public static String person(
            Admin admin, String realm, String organisation, String role, String level, String... activities) {
        String uuid = People.uuid();
        return named(admin, realm, uuid, "Person" + uuid.substring(8), organisation, role, level, activities);
    }

    /** The same with a UUID and a family name. */
    public static String named(
            Admin admin,
            String realm,
            String uuid,
            String family,
            String organisation,
            String role,
            String level,
            String... activities) {
        JsonNode entry = Json.MAPPER
                .createObjectNode()
                .put("person_orgid", "1")
                .put("person_roleid", "2")
                .put("org_code", organisation)
                .put("role_name", "\"Group\":\"Sub group\":\"Job\"")
                .put("role_code", "S0080:G0450:" + role)
                .set("activity_codes", Json.MAPPER.valueToTree(activities));
        admin.createUser(
                realm,
                Map.of(
                        "username",
                        uuid,
                        "enabled",
                        true,
                        "firstName",
                        "Pat",
                        "lastName",
                        family,
                        "email",
                        uuid + "@staff.example.test",
                        "attributes",
                        Map.of(
                                "nhsid_useruid",
                                List.of(uuid),
                                "name",
                                List.of(family.toUpperCase(Locale.ROOT) + " Pat"),
                                "nhsid_nrbac_roles",
                                List.of(entry.toString()),
                                "nhsid_user_orgs",
                                List.of("{\"org_name\":\"Organisation " + organisation + "\",\"org_code\":\""
                                        + organisation + "\"}"),
                                "care_identity_test_level",
                                List.of(level),
                                "care_identity_test_amr",
                                List.of(level.equals("3") ? "N3_SMARTCARD" : "TOTP"))));
        return uuid;
    }

    /** Logs in as a test user, at the level that they prove. */
    public static Staff logIn(TestServer server, String realm, String username) {
        Application client = client(server, realm);
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = client.begin(browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY"));
        return new Staff(
                api(server, realm),
                username,
                client.tokens(Login.asTestUser(browser, page, username)).accessToken());
    }

    /** Makes an administrator of the realm's people, at AAL3, whose tokens say that they are one; all staff's may from then on. */
    public static Staff administrator(TestServer server, String realm) {
        Admin admin = server.admin();
        String uuid = person(admin, realm, "X26", "R8001", "3");
        String management = idOf(admin, realm, "realm-management");
        JsonNode role = admin.get(realm + "/clients/" + management + "/roles/manage-users");
        admin.post(
                        realm + "/users/" + admin.user(realm, uuid).path("id").textValue() + "/role-mappings/clients/"
                                + management,
                        List.of(role))
                .ok();
        client(server, realm);
        String client = client(admin, realm);
        String scope = admin.get(realm + "/client-scopes")
                .valueStream()
                .filter(candidate -> candidate.path("name").textValue().equals("roles"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .textValue();
        admin.put(client + "/default-client-scopes/" + scope, Map.of()).ok();
        admin.post(client + "/scope-mappings/clients/" + management, List.of(role))
                .ok();
        return logIn(server, realm, uuid);
    }

    /** No token of staff says that they are an administrator, from now on. */
    public static void withoutRoles(Admin admin, String realm) {
        String management = idOf(admin, realm, "realm-management");
        JsonNode role = admin.get(realm + "/clients/" + management + "/roles/manage-users");
        admin.call("DELETE", client(admin, realm) + "/scope-mappings/clients/" + management, List.of(role))
                .ok();
    }

    private static String client(Admin admin, String realm) {
        return realm + "/clients/" + idOf(admin, realm, CLIENT);
    }

    private static String idOf(Admin admin, String realm, String client) {
        return admin.get(realm + "/clients?clientId=" + client)
                .get(0)
                .path("id")
                .textValue();
    }

    /** The same person with another token. */
    public Staff with(String other) {
        return new Staff(api, username, other);
    }

    /** The same person with the same token, who asks another node. */
    public Staff at(TestServer node, String realm) {
        return new Staff(api(node, realm), username, token);
    }

    private static URI api(TestServer server, String realm) {
        return URI.create(server.url() + "/realms/" + realm + "/care-identity-registration/");
    }

    /** The user name, which is the UUID. */
    public String username() {
        return username;
    }

    /** Asks. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Changes something. */
    public Answer post(String path, Map<String, ?> body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a text of another kind. */
    public Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
