package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.SoftwarePasskey;
import org.careidentity.e2e.support.TestServer;

/** Keycloak's own passwordless WebAuthn, in a realm as Keycloak makes them, whose browser flow is nothing else. */
final class StockPasskey {

    private static final String REALM = "bench-stock-passkey";
    private static final String FLOW = "passkey";
    private static final Map<String, String> REQUEST = Map.of("scope", "openid profile email");

    private final Application application;
    private final String origin;
    private final SoftwarePasskey passkey = new SoftwarePasskey();

    private StockPasskey(TestServer server) {
        this.application = Application.create(server, REALM, "bench");
        this.origin = server.origin();
    }

    /** Makes the realm with a person and their passkey; an operation is a login. */
    static Side login(TestServer server) {
        Admin admin = server.admin();
        admin.delete(REALM);
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", REALM);
        realm.put("enabled", true);
        realm.put("eventsEnabled", true);
        realm.put("webAuthnPolicyPasswordlessUserVerificationRequirement", "required");
        realm.put("webAuthnPolicyPasswordlessRequireResidentKey", "Yes");
        admin.post("", realm).ok();
        Stage.createStockUser(admin, REALM, Map.of("requiredActions", List.of("webauthn-register-passwordless")));
        StockPasskey stock = new StockPasskey(server);
        stock.register();
        bindFlow(admin);
        return stock::logIn;
    }

    private static void bindFlow(Admin admin) {
        String flows = REALM + "/authentication/flows";
        admin.post(flows, Map.of("alias", FLOW, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .ok();
        admin.post(
                        flows + "/" + FLOW + "/executions/execution",
                        Map.of("provider", "webauthn-authenticator-passwordless"))
                .ok();
        JsonNode execution = admin.get(flows + "/" + FLOW + "/executions").get(0);
        admin.put(flows + "/" + FLOW + "/executions", ((ObjectNode) execution).put("requirement", "REQUIRED"))
                .ok();
        admin.put(REALM, Map.of("browserFlow", FLOW)).ok();
    }

    private void register() {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = browser.submit(application.begin(browser, REQUEST), Stage.STOCK_LOGIN);
        ObjectNode options = Json.MAPPER.createObjectNode().put("challenge", scriptValue(page, "challenge"));
        options.putObject("user").put("id", scriptValue(page, "userid"));
        options.putObject("rp").put("id", scriptValue(page, "rpId"));
        JsonNode answer = Json.read(passkey.register(options, origin, change -> {}));
        JsonNode response = answer.get("response");
        application.tokens(browser.submit(
                page,
                Map.of(
                        "clientDataJSON", response.get("clientDataJSON").textValue(),
                        "attestationObject", response.get("attestationObject").textValue(),
                        "publicKeyCredentialId", answer.get("id").textValue(),
                        "authenticatorLabel", "bench",
                        "transports", "internal")));
    }

    private void logIn() {
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = application.begin(browser, REQUEST);
        ObjectNode options = Json.MAPPER
                .createObjectNode()
                .put("challenge", scriptValue(page, "challenge"))
                .put("rpId", scriptValue(page, "rpId"));
        JsonNode answer = Json.read(passkey.authenticate(options, origin, change -> {}));
        JsonNode response = answer.get("response");
        application.tokens(browser.submit(
                page,
                Map.of(
                        "clientDataJSON", response.get("clientDataJSON").textValue(),
                        "authenticatorData", response.get("authenticatorData").textValue(),
                        "signature", response.get("signature").textValue(),
                        "credentialId", answer.get("id").textValue(),
                        "userHandle", response.get("userHandle").textValue())));
    }

    /** Keycloak's pages give the options to their script as members of a literal. */
    private static String scriptValue(HttpBrowser.Answer page, String name) {
        Matcher member = Pattern.compile("\\b" + name + "\\s*:\\s*\"([^\"]*)\"").matcher(page.body());
        if (!member.find()) {
            throw new IllegalStateException(
                    "no " + name + " on the page: " + page.page().text());
        }
        return member.group(1);
    }
}
