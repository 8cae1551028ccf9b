package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.Pem;

/** Changes the settings of a login method, as an administrator does at the gear of its step. */
public final class MethodSettings {

    private MethodSettings() {}

    /** Sets the settings of a step in a realm's browser flow; those before are gone. */
    public static void set(Admin admin, String realm, String step, Map<String, String> settings) {
        JsonNode execution = execution(admin, realm, step);
        String before = execution.path("authenticationConfig").textValue();
        if (before != null) {
            admin.delete(realm + "/authentication/config/" + before).ok();
        }
        admin.post(
                        realm + "/authentication/executions/"
                                + execution.get("id").textValue() + "/config",
                        Map.of("alias", "settings of " + step, "config", settings))
                .ok();
    }

    private static JsonNode execution(Admin admin, String realm, String step) {
        for (JsonNode execution : admin.get(realm + "/authentication/flows/care-identity%20browser/executions")) {
            if (step.equals(execution.path("providerId").textValue())) {
                return execution;
            }
        }
        throw new AssertionError("no step " + step + " in the flow of " + realm);
    }

    /** Makes a realm take an authority's smartcards, with more settings; those before are gone. */
    public static void cards(Admin admin, String realm, CardPki pki, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("anchors", Pem.of(pki.root().certificate()));
        settings.put("intermediates", Pem.of(pki.issuer().certificate()));
        set(admin, realm, "care-identity-smartcard", settings);
    }
}
