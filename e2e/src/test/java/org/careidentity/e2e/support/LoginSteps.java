package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Changes the steps of a login, as an administrator does. */
public final class LoginSteps {

    private static final String EXECUTIONS = "/authentication/flows/care-identity%20login/executions";

    private LoginSteps() {}

    /** Puts a step before all others of a realm's logins, for example Keycloak's own user name page. */
    public static void first(Admin admin, String realm, String provider) {
        admin.post(realm + EXECUTIONS + "/execution", Map.of("provider", provider))
                .ok();
        for (JsonNode execution : admin.get(realm + EXECUTIONS)) {
            if (provider.equals(execution.path("providerId").textValue())) {
                ObjectNode required = execution.deepCopy();
                required.put("requirement", "REQUIRED").put("priority", 1);
                admin.put(realm + EXECUTIONS, required).ok();
            }
        }
    }
}
