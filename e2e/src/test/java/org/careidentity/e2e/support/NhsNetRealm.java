package org.careidentity.e2e.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A realm that stands in for the identity provider of NHS.net Connect, on the same server: people have a password, and what
 * the provider says of their login in the claim {@code amr} is what is written on them.
 *
 * @param name the realm's name
 */
public record NhsNetRealm(TestServer server, String name) {

    /** The alias of the identity provider in a realm that is connected. */
    public static final String ALIAS = "nhsnet-connect";

    /** The password of everybody here. */
    public static final String PASSWORD = "a password for the tests";

    private static final String CLIENT = "care-identity";
    private static final String SECRET = "provider-secret";

    /** Makes the realm anew. */
    public static NhsNetRealm create(TestServer server, String name) {
        NhsNetRealm realm = new NhsNetRealm(server, name);
        Admin admin = server.admin();
        admin.delete(name);
        admin.post("", Map.of("realm", name, "enabled", true)).ok();
        Map<String, Object> profile = Json.MAPPER.convertValue(admin.get(name + "/users/profile"), Map.class);
        profile.put("unmanagedAttributePolicy", "ENABLED");
        admin.put(name + "/users/profile", profile).ok();
        admin.post(
                        name + "/clients",
                        Map.of(
                                "clientId", CLIENT,
                                "secret", SECRET,
                                "redirectUris", List.of(server.url() + "/*"),
                                "attributes", Map.of("post.logout.redirect.uris", server.url() + "/*"),
                                "protocolMappers", List.of(amrMapper())))
                .ok();
        return realm;
    }

    private static Map<String, Object> amrMapper() {
        return Map.of(
                "name", "amr",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-usermodel-attribute-mapper",
                "config",
                        Map.of(
                                "user.attribute", "amr",
                                "claim.name", "amr",
                                "jsonType.label", "String",
                                "multivalued", "true",
                                "id.token.claim", "true"));
    }

    /** The settings of the identity provider, as an administrator types them. */
    public Map<String, String> settings() {
        String base = server.url() + "/realms/" + name + "/protocol/openid-connect/";
        Map<String, String> config = new LinkedHashMap<>();
        config.put("issuer", server.url() + "/realms/" + name);
        config.put("authorizationUrl", base + "auth");
        config.put("tokenUrl", base + "token");
        config.put("logoutUrl", base + "logout");
        config.put("useJwksUrl", "true");
        config.put("jwksUrl", base + "certs");
        config.put("clientId", CLIENT);
        config.put("clientSecret", SECRET);
        config.put("clientAuthMethod", "client_secret_post");
        config.put("defaultScope", "openid");
        return config;
    }

    /** Connects a realm to this one, in place of what it was connected to before. */
    public void connect(String realm) {
        connect(server.admin(), realm, settings());
    }

    /** Connects a realm to a provider with these settings. */
    public static void connect(Admin admin, String realm, Map<String, String> settings) {
        admin.delete(realm + "/identity-provider/instances/" + ALIAS);
        admin.post(
                        realm + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                ALIAS,
                                "providerId",
                                "care-identity-nhsnet-oidc",
                                "enabled",
                                true,
                                "postBrokerLoginFlowAlias",
                                "care-identity after nhsnet-connect",
                                "config",
                                settings))
                .ok();
    }

    /**
     * Makes an account.
     *
     * @param amr what the provider says of each login with it
     * @return its id
     */
    public String account(String username, String... amr) {
        return server.admin()
                .createUser(
                        name,
                        Map.of(
                                "username",
                                username,
                                "enabled",
                                true,
                                "email",
                                username + "@nhs.example",
                                "firstName",
                                "Test",
                                "lastName",
                                "Person",
                                "attributes",
                                Map.of("amr", List.of(amr)),
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
    }

    /** Links a person of a realm to an account, as an administrator does. */
    public static void link(Admin admin, String realm, String uuid, String account, String username) {
        String person = admin.user(realm, uuid).path("id").textValue();
        admin.post(
                        realm + "/users/" + person + "/federated-identity/" + ALIAS,
                        Map.of("identityProvider", ALIAS, "userId", account, "userName", username))
                .ok();
    }

    /** Removes the link. */
    public static void unlink(Admin admin, String realm, String uuid) {
        String person = admin.user(realm, uuid).path("id").textValue();
        admin.delete(realm + "/users/" + person + "/federated-identity/" + ALIAS)
                .ok();
    }

    /** Types user name and password on the provider's page. */
    public static HttpBrowser.Answer logIn(HttpBrowser browser, HttpBrowser.Answer page, String username) {
        if (page.page().getElementById("password") == null) {
            throw new AssertionError("not the provider's page: " + page.status() + " " + page.address() + "\n"
                    + page.page().text());
        }
        return browser.submit(page, Map.of("username", username, "password", PASSWORD));
    }
}
