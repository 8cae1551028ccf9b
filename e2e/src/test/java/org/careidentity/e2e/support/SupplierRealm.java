package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A supplier's own realm on the test server, made from the preset as an administrator imports it. */
public final class SupplierRealm {

    /** Where its application comes back to after a logout. */
    public static final String GOODBYE = "http://application.test/goodbye";

    private final TestServer server = TestServer.running();
    private final String name;

    private SupplierRealm(String name) {
        this.name = name;
    }

    /**
     * Imports the preset and registers it as a client of the main realm.
     *
     * @param name of the realm, and of the client
     * @param change what the administrator sets in the identity provider
     */
    public static SupplierRealm make(ObjectNode preset, String name, Consumer<ObjectNode> change) {
        return make(preset, TestServer.REALM, name, change);
    }

    /** The same, for another Care Identity than the main realm. */
    public static SupplierRealm make(ObjectNode preset, String careIdentity, String name, Consumer<ObjectNode> change) {
        SupplierRealm realm = new SupplierRealm(name);
        ObjectNode provider = (ObjectNode) preset.at("/identityProviders/0/config");
        provider.put("clientId", name);
        change.accept(provider);
        preset.put("realm", name);
        realm.server.admin().delete(name);
        realm.server.admin().post("", preset).ok();
        Application.create(realm.server, careIdentity, name, realm.client(provider.has("clientSecret")));
        return realm;
    }

    private Map<String, Object> client(boolean hasSecret) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("backchannel.logout.url", address("/protocol/openid-connect/logout/backchannel-logout"));
        if (!hasSecret) {
            attributes.put("use.jwks.url", "true");
            attributes.put("jwks.url", address("/protocol/openid-connect/certs"));
            attributes.put("token.endpoint.auth.signing.alg", "RS256");
        }
        return Map.of(
                "clientAuthenticatorType",
                hasSecret ? "client-secret" : "client-jwt",
                "redirectUris",
                List.of(endpoint()),
                "attributes",
                attributes);
    }

    /** The application that the supplier's people log in to. */
    public Application application() {
        return Application.create(
                server, name, "application", Map.of("attributes", Map.of("post.logout.redirect.uris", GOODBYE)));
    }

    /** Lets the application ask a scope that it does not have by itself. */
    public void allow(Application application, String scope) {
        Admin admin = server.admin();
        String client = admin.get(name + "/clients?clientId=" + application.clientId())
                .at("/0/id")
                .textValue();
        for (JsonNode one : admin.get(name + "/client-scopes")) {
            if (scope.equals(one.get("name").textValue())) {
                admin.put(
                                name + "/clients/" + client + "/optional-client-scopes/"
                                        + one.get("id").textValue(),
                                Map.of())
                        .ok();
            }
        }
    }

    public String name() {
        return name;
    }

    /** Where Care Identity sends browsers back to. */
    public String endpoint() {
        return address("/broker/care-identity/endpoint");
    }

    /** An address of this realm. */
    public String address(String path) {
        return URI.create(server.url() + "/realms/" + name + path).toString();
    }
}
